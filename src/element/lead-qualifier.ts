import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { DeliveryResult } from '../delivery/attempt.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { LeadEvent } from '../lead/lead-event.ts';
import type { Answers, AnswerValue } from '../qualifier/judging/answer.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import type { Question } from '../qualifier/schema/schema.ts';
import { isUsable } from '../qualifier/page.ts';
import { Asking } from './controllers/announcer.ts';
import { LeadQualifierAttributes } from './attributes.ts';
import type { SlottedQuestions, SlottedQuestionsHost } from './slotted/slotted-questions.ts';
import { composeLead } from './submission/compose-lead.ts';
import { LeadStartEvent } from './events.ts';
import { explaining, isBuilding } from './diagnostics/explaining.ts';
import { Filling, type Judged } from './controllers/answers.ts';
import { FormLook } from './controllers/theme.ts';
import { FormParticipation } from './controllers/hidden-inputs.ts';
import { hideForm } from './submission/hide-form.ts';
import { isTest } from './test-mode.ts';
import type { Fault } from './templates/question.ts';
import { LeadIdentity } from './submission/lead-identity.ts';
import { type Loaded, loadRules } from './controllers/rules.ts';
import { en } from './locales/en.ts';
import { languageOf } from './locales/load.ts';
import { PageWords } from './controllers/words.ts';
import { outcome, type Told } from './templates/outcome.ts';
import { pageOutbox } from './submission/page-outbox.ts';
import { QuestionList } from './controllers/questions.ts';
import { learnLabels } from './contact/roles.ts';
import { REMOVED } from './removed.ts';
import { adoptSheet, look } from './styles.ts';
import { Submission, type SubmissionHost } from './submission/submission.ts';
import { submitByEnter } from './controllers/submit-by-enter.ts';
import { loadSubmitted } from './submission/submitting.ts';
import { Visit } from './controllers/interaction.ts';
import { whenParsed } from './when-parsed.ts';

/** What the rules are made from: another one of these makes other rules. */
const SOURCES = 'qualifier src bank question questionName expect pass review fields submitLabel'.split(' ');

/**
 * One control in the site's own form: asks the qualifying question, holds the form back while a required one is
 * unanswered, judges on submit, posts the lead to the webhook and shows the outcome.
 *
 * @slot - Your own questions, as HTML.
 * @slot qualified - Your own words and links, instead of ours, for a qualified lead.
 * @slot review - The same for a lead that a person should look at.
 * @slot unqualified - The same for a decline.
 * @slot undelivered - The same for a lead that the webhook refused.
 * @fires lead-start - The visitor touches the form for the first time.
 * @fires lead-ask - A question is shown: `question`.
 * @fires lead-answer - An answer is settled: `question`, `value`.
 * @fires lead-verdict - The form is submitted and judged: `qualification`, `lead`. `preventDefault()` takes over.
 * @fires lead-delivered - The webhook confirmed the lead: `lead`.
 * @fires lead-queued - The lead waits in the browser: `lead`, `kept`.
 * @fires lead-undelivered - The lead cannot be sent as things are: `lead`, `status`.
 * @csspart question - A question with its answers.
 * @csspart label - The words of a question.
 * @csspart hint - The smaller words below it.
 * @csspart options - All answers of a question.
 * @csspart option - One answer with its words.
 * @csspart field - The frame of an answer that is typed, with what stands beside it.
 * @csspart unit - The currency beside an amount.
 * @csspart input - A radio button, checkbox, select or text field.
 * @csspart error - Why the form waits.
 * @csspart outcome - What the visitor is told after a submit.
 * @csspart explain - Why it is so, in the owner's words for the visitor.
 * @csspart action - A link or button of the outcome.
 * @cssstate asking - It has its questions, and asks them.
 * @cssstate undecided - The answers do not decide yet.
 * @cssstate qualified - The answers so far qualify.
 * @cssstate review - The answers so far are for a person to look at.
 * @cssstate unqualified - The answers so far do not qualify.
 * @cssstate sending - The lead is on its way.
 * @cssstate delivered - The webhook confirmed it.
 * @cssstate queued - It waits in the browser.
 * @cssstate undelivered - It cannot be sent as things are.
 * @cssprop --lead-accent - Colour of what is chosen and focused; by itself that of the form's button.
 * @cssprop --lead-background - Background of an answer; by itself that of a field.
 * @cssprop --lead-border - Colour of the borders of an answer; by itself that of a field.
 * @cssprop --lead-error - Colour of the error.
 * @cssprop --lead-gap - Room between questions; by itself that between the fields.
 * @cssprop --lead-padding - Room inside an answer; by itself nearly that of a field.
 * @cssprop --lead-radius - Roundness of an answer; by itself that of a field.
 */
export class LeadQualifier extends LeadQualifierAttributes {
  static override properties: PropertyDeclarations = {
    answers: { attribute: false },
    complaint: { state: true },
    delivery: { state: true },
    heard: { state: true },
    isOff: { state: true },
    told: { state: true },
  };

  static override styles = look;

  /** The leads that wait in this browser: to look at, to send now, to forget. */
  static get outbox(): Pick<Outbox, 'leads' | 'flush' | 'forget'> {
    return pageOutbox();
  }

  /** The last lead made. */
  lead: LeadEvent | undefined;

  /** The question whose error is shown, and that error. */
  declare private complaint: { question: Question; message: string } | undefined;
  /** Where the last lead stands. */
  declare private delivery: DeliveryResult['delivery'] | 'sending' | undefined;
  /** What is read out, and not seen. */
  declare private heard: string;
  declare private isOff: boolean;
  declare private told: Told | undefined;

  readonly #participation = new FormParticipation(this, this.internals);
  readonly #words = new PageWords(this);
  readonly #visit = new Visit(
    this,
    () => this.#start(),
    () => this.#open(),
  );
  readonly #asking = new Asking(this, ({ label }) => {
    this.heard = this.#words.value?.next(label) ?? label;
  });
  readonly #questions = new QuestionList(this, (question, value) => this.#choose(question, value));
  readonly #filling = new Filling();
  readonly #identity = new LeadIdentity();
  readonly #submission = new Submission(this, this.#host());
  readonly #slottedHost: SlottedQuestionsHost = {
    choose: (question, value) => this.#choose(question, value),
    language: () => languageOf(this),
    reload: () => this.#load(),
  };
  /** The questions in the slot, where there are any. */
  #slotted: SlottedQuestions | undefined;
  #form: HTMLFormElement | null = null;
  #loads = 0;
  #isLoaded = false;
  /** What the last submit was judged to be: answers may change while it is on its way. */
  #judged: Judged | undefined;
  #hasDeclined = false;
  /**
   * The visitor has touched the form. A reset does not take that back: what was seen does not vanish again. No reactive
   * state: an update between the listeners of one event would take back what is just being typed or clicked.
   */
  #isTouched = false;

  constructor() {
    super();
    new FormLook(this);
    this.addEventListener('invalid', () => this.#showMissing());
    this.addEventListener('lead-answer', ({ question, value }) => {
      // Whoever comes back to the answer that was judged has changed nothing.
      if (this.#hasDeclined && value !== this.#judged?.answers[question.name]) this.#visit.changes += 1;
    });
    this.addEventListener('keydown', (event) => submitByEnter(event, this.form));
  }

  // The life of a form control

  override connectedCallback(): void {
    super.connectedCallback();
    this.performUpdate(); // at once: properties set before the upgrade are attributes, and answers of the form
    pageOutbox();
    if (isTest()) void import('./diagnostics/trace.ts').then(({ narrate }) => narrate(this));
    whenParsed(this, () => {
      this.answers = { ...this.answers, ...this.#participation.adopt() };
      this.#load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.dispatchEvent(new Event(REMOVED));
  }

  /** Called by the browser when the element gets another form. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    const left = [...(this.#form?.elements ?? [])];
    this.#form = form;
    // Where this was the first of two elements, it is the other one's turn.
    for (const other of left) if (other instanceof LeadQualifier) other.#sync();
    this.#visit.watch(form);
    this.#submission.watch(form);
    this.#sync();
  }

  /** Called by the browser, also for a disabled fieldset around the element. */
  formDisabledCallback(isOff: boolean): void {
    this.isOff = isOff;
    this.#sync();
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.reset();
  }

  /** Called by the browser on the way back to the page. */
  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.answers = JSON.parse(state) as Answers;
  }

  // What scripts may ask and do

  /** Question name → answer; `null` for one passed over. */
  get answers(): Answers {
    return this.#filling.answers;
  }
  set answers(answers: Readonly<Record<string, unknown>>) {
    this.#filling.give(answers);
    this.#sync();
  }

  /** What the answers so far say; undefined while there are no rules. */
  get qualification(): Qualification | undefined {
    return this.#filling.qualification;
  }

  /** Takes all answers back and asks from the start, as a reset of the form does. */
  reset(): void {
    this.#hasDeclined = false;
    this.complaint = undefined;
    this.delivery = undefined;
    this.heard = '';
    this.#identity.renew();
    this.#visit.restart();
    this.#asking.restart();
    this.#turn();
    this.answers = this.#slotted?.reset() ?? {};
  }

  /** Focuses the answer that is chosen, else the first one. */
  override focus(options?: FocusOptions): void {
    this.#open();
    (this.#slotted?.findControl() ?? this.#find('[part=input]:checked') ?? this.#find('[part=input]'))?.focus(
      options,
    );
  }

  // Rendering

  protected override willUpdate(changed: PropertyValues): void {
    if (this.#loads && SOURCES.some((name) => changed.has(name))) this.#load();
  }

  protected override render(): unknown {
    this.#updateSlotted();
    const words = this.#words.value;
    const { complaint, told, qualification } = this;
    const isSending = this.delivery === 'sending';
    // Until the rules and the words are there, nothing moves.
    const isSlotted = !words || (!this.#isOver && (!qualification || this.#slotted?.isSource));
    return html`<slot name="fields"></slot>${
        isSlotted
          ? html`<slot></slot>${
                // An error of ours cannot describe the author's control across the shadow root: it is read out as it appears.
                words && complaint
                  ? html`<p part="error" role="alert">${complaint.message || words.required}</p>`
                  : nothing
              }`
          : this.#questions.render(this.#filling.rules?.questions ?? [], {
              words,
              answers: this.answers,
              asked: this.#shown,
              complaint: complaint?.question,
              isDisabled: this.isOff,
            })
      }${words && told ? outcome(told, words, this.contactEmail ?? '', this.#changeAnswer) : nothing}
      <p role="status" class=${isSending ? nothing : 'heard'}>${isSending ? words?.sending : this.heard}</p>
      <slot name="button"></slot>`;
  }

  protected override updated(): void {
    this.#require();
    if (this.#words.value) this.#asking.asks(this.#shown, this.reveal === 'interaction' && !this.complaint);
  }

  /** The questions that stand before the visitor. */
  get #shown(): readonly Question[] {
    return (this.#isFirst && !this.#isOver && !this.#isClosed && this.qualification?.asked) || [];
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>(selector);
  }

  // Rules

  /** Loads the rules; a later load overtakes an earlier one. */
  #load(): void {
    const call = ++this.#loads;
    if (this.fields !== null)
      void import('./templates/own-form.ts').then((chunk) => chunk.ownForm(this, adoptSheet));
    const use = ([found, slotted]: Loaded, error?: unknown): void => {
      if (call !== this.#loads) return;
      this.#isLoaded = true;
      this.#slotted = slotted;
      // A question named like a member of the form, such as `submit`, would hide that member.
      const rules =
        isUsable(found) && !found.questions.some(({ name }) => name in HTMLFormElement.prototype)
          ? found
          : undefined;
      this.#filling.use(rules);
      this.#hear();
      // Always when the rules are of no use, else for those who are building the page.
      if (!rules || isBuilding(this.debug) || !this.#isFirst)
        explaining(({ explain }) => explain(this, { rules, found, error }));
    };
    loadRules(this, this.#slottedHost).then(use, (error: unknown) => use([undefined], error));
  }

  // The visitor

  /** The visitor touches the form. */
  #start(): void {
    // What the submit needs comes while the form is filled in; one that failed to come is asked for again then.
    loadSubmitted().then(
      ({ touchedLook }) => touchedLook(this, this.renderRoot),
      () => undefined,
    );
    // Without it, fields of odd names go by those.
    if (this.form) void learnLabels(this.form).catch(() => undefined);
    this.dispatchEvent(new LeadStartEvent());
  }

  #choose(question: Question, value: AnswerValue): void {
    this.complaint = undefined;
    this.answers = { ...this.answers, [question.name]: value };
    this.#asking.answered(question, value);
  }

  /** Takes in what the author's own controls say by now. */
  #hear(): void {
    this.answers = this.#slotted?.readAnswers(this.answers) ?? this.answers;
  }

  readonly #changeAnswer = (): void => {
    this.#turn();
    void this.updateComplete.then(() => this.focus());
  };

  #showMissing(): void {
    const question = this.#missing;
    if (question !== this.complaint?.question)
      this.complaint = question && { question, message: this.validationMessage };
    this.#isTouched = true;
    // At once: the browser, or we, now look for the input that is to have the focus.
    this.requestUpdate();
    this.performUpdate();
  }

  /** Opens a question that waits for the visitor. */
  #open(): void {
    const wasClosed = this.#isClosed;
    this.#isTouched = true;
    if (!wasClosed) return;
    this.requestUpdate();
    this.performUpdate();
  }

  // The form

  /** Brings the form in step with the answers, at once. */
  #sync(): void {
    // Before the rules are known, the inputs of a cloned page stand as they are.
    if (this.#isLoaded) {
      const entries = this.#takesPart ? this.#filling.entries : [];
      // The author's own controls carry the answers; the last two are the verdict and the points.
      this.#participation.write(this.#slotted?.isSource ? entries.slice(-2) : entries, this.answers);
    }
    this.#updateSlotted();
    this.#require();
    this.requestUpdate();
  }

  /** Has the author's own markup show what is asked, at once: what it hides is not sent. */
  #updateSlotted(): void {
    this.#slotted?.update({
      asked: this.#isFirst ? (this.#isClosed ? [] : this.qualification?.asked) : undefined,
      answers: this.answers,
      isDisabled: this.isOff,
      invalidQuestion: this.complaint?.question,
    });
  }

  #require(): void {
    const { states } = this.internals;
    const words = this.#words.value;
    // A question that is not on the page, or not yet, must not hold the form back.
    const isAsking = !this.told && this.#takesPart;
    const missing = this.#missing;
    const input = isAsking && this.#findMissing();
    // One that can be opened does: the browser then says `invalid`, and it opens.
    const canOpen = isAsking && words && this.#isClosed;
    // A control of the author's with `required` says it itself.
    const isSaid = input && this.contains(input) && input.matches(':invalid');
    if (missing && ((input && !isSaid) || canOpen)) {
      const [flags, text] = this.#faultOf(missing) ?? [{ valueMissing: true }, (words ?? en).required];
      this.internals.setValidity(flags, text, input || undefined);
    } else this.internals.setValidity({});
    states.clear();
    states.add(this.qualification?.verdict ?? 'undecided');
    if (this.qualification && words) states.add('asking');
    if (this.delivery) states.add(this.delivery);
  }

  #turn(told?: Told): void {
    this.told = told;
    if (this.form) hideForm(this.form, this.#isOver ? told?.lead.data.qualification.verdict : undefined);
    this.#sync();
  }

  get #takesPart(): boolean {
    return this.#isFirst && !this.isOff;
  }

  /** One element a form: a second one is inert. */
  get #isFirst(): boolean {
    const elements = [...(this.form?.elements ?? [this])];
    return elements.find(({ localName }) => localName === this.localName) === this;
  }

  /** The outcome stands in the place of the form. */
  get #isOver(): boolean {
    return !!this.told && this.told.delivery !== 'undelivered';
  }

  /** It waits for the visitor to touch the form. */
  get #isClosed(): boolean {
    return this.reveal === 'interaction' && !this.#isTouched && !Object.keys(this.answers).length;
  }

  /** The first question that the form waits for: it must be answered and is not, or what stands there is no answer. */
  get #missing(): Question | undefined {
    return this.qualification?.asked.find(
      (question) =>
        (this.answers[question.name] ?? null) === null &&
        (question.required !== false || this.#faultOf(question)),
    );
  }

  #faultOf(question: Question): Fault | undefined {
    return this.#slotted?.faultOf(question, this.#words.value ?? en) ?? this.#questions.faultOf(question);
  }

  #findMissing(): HTMLElement | null {
    const name = this.#missing?.name ?? '';
    return this.#slotted?.findControl(name) ?? this.#find(`[name="${name}"]`);
  }

  /** What follows a submit. */
  #host(): SubmissionHost {
    return {
      identity: this.#identity,
      takesPart: () => this.#takesPart,
      compose: (form) => {
        this.#asking.settle();
        this.heard = ''; // else it would be read out again after the sending
        this.#hear();
        if (this.#missing) return undefined;
        const judged = (this.#judged = this.#filling.settle());
        this.#sync();
        this.lead = composeLead(form, {
          identity: this.#identity,
          judged,
          visit: this.#visit,
          consentName: this.consent,
          words: this.#words.value ?? en,
        });
        return this.lead;
      },
      complain: () => {
        this.#showMissing();
        this.#findMissing()?.focus();
      },
      tell: (lead, sent) => {
        this.#hasDeclined ||= lead.data.qualification.verdict === 'unqualified';
        this.#turn({ ...sent, lead, qualification: this.#judged?.qualification });
        void this.updateComplete.then(() => this.#find('[part=outcome]')?.focus());
      },
      tellLater: (lead, sent) => {
        const { told } = this;
        if (told?.lead !== lead || told.delivery === sent.delivery) return;
        this.delivery = sent.delivery;
        this.#turn({ ...told, ...sent });
        // The visitor may be elsewhere by now: read it out, and leave the focus alone.
        void this.updateComplete.then(() => {
          this.heard = this.#find('[part=outcome]')?.textContent ?? '';
        });
      },
      mark: (delivery) => {
        this.delivery = delivery;
        this.#require();
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lead-qualifier': LeadQualifier;
  }
}
