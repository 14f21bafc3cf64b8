import type { ReactiveControllerHost } from 'lit';
import type { LeadEvent } from '../../lead/lead-event.ts';
import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Qualification } from '../../qualifier/judging/qualify.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import type { Judged } from '../controllers/answers.ts';
import type { FirstTouch } from '../controllers/first-touch.ts';
import type { Words } from '../locales/words.ts';
import type { SubmitOptions } from './options.ts';

/** The element as a submission sees it. */
export interface SubmissionElement extends HTMLElement, ReactiveControllerHost, SubmitOptions {
  readonly renderRoot: ShadowRoot;
  readonly form: HTMLFormElement | null;
  readonly format: string | null | undefined;
  readonly challenge: boolean;
  readonly consent: string | null | undefined;
  readonly contactEmail: string | null | undefined;
  readonly match: string | null | undefined;
  readonly qualification: Qualification | undefined;
  /** The last lead made. */
  lead: LeadEvent | undefined;
}

/** What the element does for a submission. */
export interface SubmissionHost {
  readonly touch: FirstTouch;
  /** The words that the visitor reads. */
  words(): Words;
  /** False while the element is disabled, or where another one serves the form. */
  readonly takesPart: boolean;
  /** The first question that the form waits for. */
  readonly missing: Question | undefined;
  /** Settles the answers. @returns null while a required one is missing, undefined without rules */
  complete(): Judged | null | undefined;
  /** Shows which answer is missing, and focuses its control. */
  showInvalid(): void;
  /** An answer in the words that the visitor saw. */
  readonly answerText: (question: Question, value: AnswerValue) => string;
  /** Brings the form, the validity and the states in step with the outcome. */
  sync(): void;
}
