import type { AnswerValue } from '../../qualifier/kinds/kind.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import type { Words } from '../locales/words.ts';
import type { SubmissionElement, SubmissionHost } from '../submission/host.ts';
import type { Fault } from '../templates/question.ts';
import { AnswerState, type Judged } from './answers.ts';
import type { HiddenInputs } from './hidden-inputs.ts';
import type { FirstTouch } from './first-touch.ts';
import type { QuestionList } from './questions.ts';
import type { RulesLoader } from './rules.ts';
import { SubmitGate } from './submit-gate.ts';
import type { PageWords } from './words.ts';

/** The element as this looks at it. */
interface AskingHost extends SubmissionElement {
  readonly reveal: string | null | undefined;
  readonly internals: ElementInternals;
  readonly validationMessage: string;
  /** Renders at once. */
  updateNow(): void;
}

/** The other controllers of the element. */
interface Controllers {
  readonly rules: RulesLoader;
  readonly words: PageWords;
  readonly questions: QuestionList;
  readonly hiddenInputs: HiddenInputs;
}

/**
 * Which questions are before the visitor, which answer is missing, and whether the form has to wait for it. Keeps form,
 * validity and page in step with the answers.
 */
export class Asking implements SubmissionHost {
  readonly state = new AnswerState();
  readonly touch: FirstTouch;
  readonly gate: SubmitGate;
  /** The question that the form waits for, once the visitor was told so, and the message. */
  error: { readonly question: Question; readonly message: string } | undefined;
  /** Disabled, by the attribute or by a fieldset around the element. */
  isOff = false;
  readonly #host: AskingHost;
  readonly #with: Controllers;
  /**
   * The visitor has touched the form; a reset leaves that, so that no question vanishes again. Not reactive: an update
   * between the listeners of one event would undo what is just being typed or clicked.
   */
  #isTouched = false;

  constructor(host: AskingHost, touch: FirstTouch, controllers: Controllers) {
    this.#host = host;
    this.touch = touch;
    this.#with = controllers;
    this.gate = new SubmitGate(host, this);
  }

  /** One element a form: a second one is inert. */
  get isFirst(): boolean {
    const { form, localName } = this.#host;
    const elements: Element[] = [...(form?.elements ?? [this.#host])];
    return elements.find((element) => element.localName === localName) === this.#host;
  }

  get takesPart(): boolean {
    return this.isFirst && !this.isOff;
  }

  /** The outcome stands in the place of the form. */
  get isOver(): boolean {
    return !!this.gate.submission?.outcome.isOver;
  }

  /** The questions are still hidden, until the visitor touches the form. */
  get isClosed(): boolean {
    const hasAnswers = Object.keys(this.state.answers).length > 0;
    return this.#host.reveal === 'interaction' && !this.#isTouched && !hasAnswers;
  }

  /** The questions are the author's own markup. */
  get isSlotted(): boolean {
    return !!this.#with.rules.slotted?.isSource;
  }

  /** The content of the element is shown: the author's questions, or whatever it is until rules and words are there. */
  get isSlotShown(): boolean {
    const { state } = this;
    const { words } = this.#with;
    return !words.value || (!this.isOver && (!state.qualification || this.isSlotted));
  }

  /** The questions that are before the visitor. */
  get shown(): readonly Question[] {
    const isShown = this.isFirst && !this.isOver && !this.isClosed;
    return (isShown && this.state.qualification?.asked) || [];
  }

  /** The first question that the form waits for: a required one without an answer, or one with a fault. */
  get missing(): Question | undefined {
    const { answers, qualification } = this.state;
    return qualification?.asked.find(
      (question) =>
        (answers[question.name] ?? null) === null && (question.required !== false || this.#faultOf(question)),
    );
  }

  /** The control that the missing answer is given with: the browser shows there what is wrong. */
  get validationAnchor(): HTMLElement | null {
    const name = this.missing?.name ?? '';
    return this.#with.rules.slotted?.findControl(name) ?? this.#with.questions.find(`[name="${name}"]`);
  }

  /** The visitor answered; `null` takes the answer back. */
  choose(question: Question, value: AnswerValue): void {
    this.error = undefined;
    this.setAnswers({ ...this.state.answers, [question.name]: value });
    this.gate.whenLoaded(({ announcer }) => announcer.answer(question, value));
  }

  setAnswers(answers: Readonly<Record<string, unknown>>): void {
    this.state.setAnswers(answers);
    this.sync();
  }

  /** Takes over what the author's own controls hold. */
  readSlotted(): void {
    const { answers } = this.state;
    this.setAnswers(this.#with.rules.slotted?.readAnswers(answers) ?? answers);
  }

  /** Hides and disables those of the author's questions that are not asked: at once, so that they are not submitted. */
  showSlotted(): void {
    const { error, isOff, state } = this;
    this.#with.rules.slotted?.update({
      asked: this.isFirst ? (this.isClosed ? [] : state.qualification?.asked) : undefined,
      answers: state.answers,
      isDisabled: isOff,
      invalidQuestion: error?.question,
    });
  }

  /** Brings form, validity and page in step with the answers; the form at once. */
  sync(): void {
    const { hiddenInputs, rules } = this.#with;
    // Until the rules are loaded, the inputs of a cloned page stay as they are.
    if (rules.isLoaded) {
      const entries = this.takesPart ? this.state.entries : [];
      // The author's own controls carry the answers; the last two entries are verdict and points.
      hiddenInputs.write(this.isSlotted ? entries.slice(-2) : entries, this.state.answers);
    }
    this.showSlotted();
    this.updateValidity();
    this.#host.requestUpdate();
  }

  /** Takes all answers back. */
  reset(): void {
    this.error = undefined;
    this.touch.reset();
    this.gate.submission?.reset();
    this.setAnswers(this.#with.rules.slotted?.reset() ?? {});
  }

  words(): Words {
    return this.#with.words.current;
  }

  complete(): Judged | null | undefined {
    this.readSlotted();
    if (this.missing) return null;
    const judged = this.state.complete();
    this.sync();
    return judged;
  }

  showInvalid(): void {
    this.showError();
    this.validationAnchor?.focus();
  }

  readonly answerText = (question: Question, value: AnswerValue): string =>
    this.#with.questions.answerText(question, value, this.words());

  /** Tells the browser whether the form has to wait, and styles in which state the element is. */
  updateValidity(): void {
    const { gate, state } = this;
    const { words } = this.#with;
    const { internals } = this.#host;
    const { states } = internals;
    const missing = this.takesPart && !gate.submission?.outcome.isShown && this.missing;
    const anchor = missing ? this.validationAnchor : null;
    // A required control of the author's has a message of its own.
    const isSaid = anchor && this.#host.contains(anchor) && anchor.matches(':invalid');
    // A closed question is opened by the `invalid` event.
    const canOpen = words.value && this.isClosed;
    if (missing && ((anchor && !isSaid) || canOpen)) {
      const required: Fault = [{ valueMissing: true }, words.current.required];
      const [flags, message] = this.#faultOf(missing) ?? required;
      internals.setValidity(flags, message, anchor ?? undefined);
    } else internals.setValidity({});
    states.clear();
    states.add(state.qualification?.verdict ?? 'undecided');
    if (state.qualification && words.value) states.add('asking');
    if (gate.submission?.delivery) states.add(gate.submission.delivery);
  }

  /** Shows the error at once: the browser, or we, now look for the control to focus. */
  showError(): void {
    const question = this.missing;
    if (question !== this.error?.question)
      this.error = question && { question, message: this.#host.validationMessage };
    this.#isTouched = true;
    this.#host.updateNow();
  }

  /** Opens the questions if they waited for the visitor. */
  open(): void {
    const wasClosed = this.isClosed;
    this.#isTouched = true;
    if (wasClosed) this.#host.updateNow();
  }

  #faultOf(question: Question): Fault | undefined {
    const { questions, rules, words } = this.#with;
    return rules.slotted?.faultOf(question, words.current) ?? questions.faultOf(question);
  }
}
