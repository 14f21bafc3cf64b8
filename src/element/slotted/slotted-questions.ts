import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answers, AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import type { Words } from '../locales/words.ts';
import type { Fault } from '../templates/question.ts';
import {
  answerOf,
  faultOf,
  isDefault,
  resetControl,
  writeAnswer,
  HELD,
  holdAttribute,
  restoreAttributes,
} from './controls.ts';
import { readMarkup, type SlottedQuestion } from './read-markup.ts';

/** What slotted questions need of the element. */
export interface SlottedQuestionsHost {
  /** The visitor answered; `null` takes the answer back. */
  choose(question: Question, value: AnswerValue): void;
  /** BCP 47 tag of the text around the element. */
  language(): string;
  /** The markup or the language has changed, and makes other rules. */
  reload(): void;
}

/** What the markup is to show. */
export interface SlottedState {
  /** The questions to be seen; undefined while there are no rules: the markup stays as it was written. */
  readonly asked: readonly Question[] | undefined;
  readonly answers: Answers;
  /** The element is disabled, and its questions with it. */
  readonly isDisabled: boolean;
  /** The question whose error is shown. */
  readonly invalidQuestion: Question | undefined;
}

/** A site may give its fieldsets a `display`, which would show what is hidden. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`[${HELD}][hidden] { display: none !important }`);

/** Everything in the markup that makes the rules, or that we change. */
const OBSERVED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter:
    `hidden disabled required name type value multiple maxlength inputmode aria-label aria-labelledby
    aria-describedby data-points data-verdict data-reason data-explain data-when data-expect data-always
    data-required data-currency data-bands`.split(/\s+/),
};

const known = new WeakMap<HTMLElement, SlottedQuestions>();

/** The slotted questions of an element: one and the same for its whole life. */
export function slottedQuestionsOf(
  element: ReactiveControllerHost & HTMLElement,
  host: SlottedQuestionsHost,
): SlottedQuestions {
  const slotted = known.get(element) ?? new SlottedQuestions(element, host);
  known.set(element, slotted);
  return slotted;
}

/**
 * Questions that the page has as its own markup in the element's slot. They stay where they are: what is not asked is
 * hidden and disabled, and given back as it was written when the element goes. Loaded only for an element that has
 * form controls among its children.
 */
export class SlottedQuestions implements ReactiveController {
  /** Whether the element asks these questions, and not by rules that take precedence; then they are all hidden. */
  isSource = false;
  readonly #element: HTMLElement;
  readonly #host: SlottedQuestionsHost;
  readonly #observer: MutationObserver;
  #questions: readonly SlottedQuestion[] = [];
  #asked: readonly Question[] = [];
  #state: SlottedState | undefined;
  /** The answers last written to the controls. Where they hold others, the visitor typed those: they are left alone. */
  #written: Answers = {};
  /** An input event is on its way: the control that it comes from is not written to. */
  #isInput = false;

  constructor(element: ReactiveControllerHost & HTMLElement, host: SlottedQuestionsHost) {
    this.#element = element;
    this.#host = host;
    this.#observer = new MutationObserver((records) => {
      if (records.some(isForeign)) this.#reread();
    });
    element.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#element, OBSERVED);
    // Browsers fire both; some libraries dispatch only one of them.
    this.#element.addEventListener('input', this.#onInput);
    this.#element.addEventListener('change', this.#onInput);
  }

  hostDisconnected(): void {
    this.release();
    this.#observer.disconnect();
    this.#element.removeEventListener('input', this.#onInput);
    this.#element.removeEventListener('change', this.#onInput);
  }

  /** Reads the markup again. @returns the rules that it makes, unchecked; undefined where it asks nothing */
  readRules(): unknown {
    this.#restore();
    const { questions, rules } = readMarkup(this.#element);
    this.#questions = questions;
    this.#written = {};
    return questions.length ? rules : undefined;
  }

  /** The answers given so far, with those that the controls hold by now. */
  readAnswers(given: Answers): Answers {
    if (!this.isSource) return given;
    const answers: Record<string, AnswerValue> = { ...given };
    for (const { name, controls, rules } of this.#questions) {
      const answer = answerOf(controls, rules);
      const isUnknown = (given[name] ?? null) === null;
      if (answer !== undefined && (isUnknown || !controls.every(isDefault))) answers[name] = answer;
    }
    return answers;
  }

  /** Shows what is asked, hides and disables the rest, and writes answers into the controls. */
  update(state: SlottedState): void {
    if (!state.asked || !this.#element.isConnected) return this.release();
    this.#state = state;
    this.#asked = this.isSource ? state.asked : [];
    // Browsers restore a form on the way back: they must find it as it was written, and do it before the page shows.
    addEventListener('pagehide', this.#restore);
    addEventListener('pageshow', this.#reread);
    adopt(this.#element);
    this.#unobserved(() => this.#questions.forEach((question) => this.#write(question, state)));
    this.#written = state.answers;
  }

  /** Why the controls of a question hold no valid answer. */
  faultOf({ name }: Question, words: Words): Fault | undefined {
    const question = this.#find(name);
    return this.isSource && question ? faultOf(question.controls, question.rules, words) : undefined;
  }

  /** The control to answer a question with, by default the first asked: the one that is checked, else the first. */
  findControl(name = this.#asked[0]?.name): HTMLElement | undefined {
    const isAsked = this.#asked.some((question) => question.name === name);
    const { controls = [] } = (isAsked && this.#find(name)) || {};
    return (
      controls.find((control) => control.matches(':checked')) ??
      controls.find((control) => !control.matches(':disabled'))
    );
  }

  /** Takes the controls back to their defaults. @returns the answers that they then hold */
  reset(): Answers {
    for (const { controls } of this.#questions) controls.forEach(resetControl);
    this.#written = {};
    return this.readAnswers({});
  }

  /** Gives the markup back as it was written. */
  release(): void {
    this.#state = undefined;
    this.#asked = [];
    removeEventListener('pagehide', this.#restore);
    removeEventListener('pageshow', this.#reread);
    this.#restore();
  }

  readonly #restore = (): void => this.#unobserved(() => restoreAttributes(this.#element));

  /** The markup has changed: it shows the same as before until its rules are known. */
  readonly #reread = (): void => {
    this.readRules();
    if (this.#state) this.update(this.#state);
    this.#host.reload();
  };

  readonly #onInput = ({ target, type }: Event): void => {
    const question = this.#questions.find(({ controls }) => controls.some((control) => control === target));
    const asked = this.#asked.find(({ name }) => name === question?.name);
    if (!question || !asked) return;
    const answer = answerOf(question.controls, question.rules) ?? null;
    // What was typed may be no answer any more, or not be one yet: an `input` always counts.
    if (type === 'change' && isEqual(answer, this.#written[question.name])) return;
    this.#isInput = true;
    this.#host.choose(asked, answer);
    this.#isInput = false;
  };

  #write(question: SlottedQuestion, { answers, isDisabled, invalidQuestion }: SlottedState): void {
    const { name, controls, extent, rules } = question;
    if (!this.#isInput && !isEqual(answers[name], this.#written[name])) writeAnswer(controls, answers[name]);
    const isAsked = this.#asked.some((asked) => asked.name === name);
    // A question with a condition is shown however it was written.
    const whenAsked = rules.when === undefined ? undefined : null;
    for (const part of extent) holdAttribute(part, 'hidden', isAsked ? whenAsked : '');
    const fieldset = extent.find((part) => part.localName === 'fieldset');
    for (const part of fieldset ? [fieldset] : controls)
      holdAttribute(part, 'disabled', isAsked && !isDisabled ? whenAsked : '');
    const invalid = invalidQuestion?.name === name ? 'true' : undefined;
    for (const control of controls) holdAttribute(control, 'aria-invalid', invalid);
  }

  /** Writes to the page without observing it. Changes of others that were still to be reported are not lost. */
  #unobserved(write: () => void): void {
    const isChanged = this.#observer.takeRecords().some(isForeign);
    write();
    this.#observer.takeRecords();
    if (isChanged) queueMicrotask(this.#reread);
  }

  #find(name: string | undefined): SlottedQuestion | undefined {
    return this.#questions.find((question) => question.name === name);
  }
}

function adopt(element: Element): void {
  const { adoptedStyleSheets } = element.getRootNode() as Document | ShadowRoot;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

/** Whether somebody else changed the markup: the inputs that carry the verdict are ours. */
const isForeign = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type !== 'childList' ||
  [...addedNodes, ...removedNodes].some((node) => !(node instanceof Element && node.matches('[data-lead]')));

const isEqual = (one: AnswerValue | undefined, other: AnswerValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
