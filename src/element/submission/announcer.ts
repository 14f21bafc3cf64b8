import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { LeadAnswerEvent, LeadAskEvent } from '../events.ts';
import { outcomeWordsOf } from '../locales/en-outcome.ts';
import type { SubmissionElement, SubmissionHost } from './host.ts';

/** An answer counts as settled after this time without another one: people press arrow keys on the way to theirs. */
const SETTLE_MS = 600;

/** Dispatches `lead-ask` and `lead-answer`, and has new questions read out by screen readers. */
export class Announcer {
  /** The text for screen readers. */
  announcement = '';
  readonly #element: SubmissionElement;
  readonly #host: SubmissionHost;
  /** Names of the questions that were shown. */
  readonly #shown = new Set<string>();
  /** Names of those to be read out once the visitor pauses: arrow keys may only pass by an answer that asks them. */
  readonly #unannounced = new Set<string>();
  #present: readonly Question[] = [];
  #unsettled: LeadAnswerEvent | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: SubmissionElement, host: SubmissionHost) {
    this.#element = element;
    this.#host = host;
    element.addEventListener('focusout', () => {
      // Not while a button is pressed: a page that renders at `lead-answer` would move it from under the pointer.
      if (!document.querySelector(':active')) this.settle();
    });
  }

  /**
   * Notes the questions that are on the page now.
   * @param isElsewhere the visitor's focus is not in the element, so that a new question has to be read out
   */
  update(questions: readonly Question[], isElsewhere: boolean): void {
    this.#present = questions;
    for (const question of questions) {
      if (this.#shown.has(question.name)) continue;
      if (this.#unsettled || isElsewhere) this.#unannounced.add(question.name);
      this.#shown.add(question.name);
      this.#element.dispatchEvent(new LeadAskEvent({ question }));
      if (isElsewhere) this.#settleLater();
    }
  }

  /** Notes an answer. It settles after a pause, or when the visitor moves on. */
  answer(question: Question, value: AnswerValue): void {
    if (this.#unsettled?.question !== question) this.settle();
    this.#unsettled = new LeadAnswerEvent({ question, value });
    this.#settleLater();
  }

  /** Settles the last answer now. */
  settle(): void {
    const event = this.#unsettled;
    clearTimeout(this.#timer);
    this.#unsettled = undefined;
    if (!this.#element.isConnected) return; // it left the page meanwhile
    if (event) this.#element.dispatchEvent(event);
    const question = this.#present.find(({ name }) => this.#unannounced.delete(name));
    if (question) this.announce(outcomeWordsOf(this.#host.words()).next(question.label));
  }

  /** Has a text read out. */
  announce(text: string): void {
    this.announcement = text.trim();
    this.#element.requestUpdate();
  }

  /** Forgets everything: the questions are asked from the start. */
  reset(): void {
    this.announcement = '';
    this.#unsettled = undefined;
    this.#shown.clear();
    this.#unannounced.clear();
  }

  #settleLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), SETTLE_MS);
  }
}
