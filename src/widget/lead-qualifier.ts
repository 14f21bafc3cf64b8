import type { Sent } from '../delivery/attempt.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { LeadEvent } from '../lead/lead-event.ts';
import type { Answers, AnswerValue } from '../qualifier/kinds/kind.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import type { Question } from '../qualifier/schema/questions.ts';
import { isUsable } from '../qualifier/page.ts';
import { askingOf } from './asking.ts';
import { LeadQualifierAttributes } from './attributes.ts';
import type { Author, Authored } from './authored.ts';
import { composeLead } from './compose-lead.ts';
import { LeadStartEvent } from './events.ts';
import { explaining, isBuilding } from './explaining.ts';
import { fillingOf, type Judged } from './filling.ts';
import { formLook } from './form-look.ts';
import { formParticipation } from './form-participation.ts';
import { hideForm } from './hide-form.ts';
import type { Fault } from './kinds/question-view.ts';
import { leadIdentity } from './lead-identity.ts';
import { type Loaded, loadRules } from './load-qualifier.ts';
import { en, type Words } from './locales/en.ts';
import { languageOf, wordsFor } from './locales/load.ts';
import { loadSubmitted } from './submitting.ts';
import type { Told } from './outcome-view.ts';
import { isTest } from './is-test.ts';
import { REMOVED } from './removed.ts';
import { adoptSheet } from './styles.ts';
import { submitByEnter } from './submit-by-enter.ts';
import { learnLabels } from './read-contact.ts';
import { pageOutbox } from './page-outbox.ts';
import { type SubmissionHost, submissionOf } from './submission.ts';
import { viewOf } from './view.ts';
import { visitOf } from './visit.ts';
import { whenParsed } from './when-parsed.ts';

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
  /** The leads that wait in this browser: to look at, to send now, to forget. */
  static get outbox(): Pick<Outbox, 'leads' | 'flush' | 'forget'> {
    return pageOutbox();
  }

  /** The last lead made. */
  lead: LeadEvent | undefined;

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #view = viewOf(
    this.#root,
    (question, value) => this.#choose(question, value),
    () => this.#changeAnswer(),
  );
  readonly #takeLook = formLook(this, this.#root);
  readonly #participation = formParticipation(this, this.internals);
  readonly #filling = fillingOf();
  readonly #asking = askingOf(this, ({ label }) => this.#say(this.#words?.next(label) ?? label));
  readonly #visit = visitOf(
    () => {
      // What the submit needs comes while the form is filled in; one that failed to come is asked for again then.
      loadSubmitted().then(
        ({ touchedLook }) => touchedLook(this, this.#root),
        () => undefined,
      );
      // Without it, fields of odd names go by those.
      if (this.form) void learnLabels(this.form).catch(() => undefined);
      this.dispatchEvent(new LeadStartEvent());
    },
    () => this.#open(),
  );
  readonly #identity = leadIdentity();
  readonly #watchSubmits = submissionOf(this, this.#host());
  readonly #author: Author = {
    choose: (question, value) => this.#choose(question, value),
    language: () => languageOf(this),
    reload: () => this.#load(),
  };
  /** The author's own markup, where there is any. */
  #authored: Authored | undefined;
  #words: Words | undefined;
  #language: string | undefined;
  #form: HTMLFormElement | null = null;
  #loads = 0;
  #isLoaded = false;
  #isOff = false;
  /** Where the last lead stands. */
  #delivery: Sent['delivery'] | 'sending' | undefined;
  #told: Told | undefined;
  /** What the last submit was judged to be: answers may change while it is on its way. */
  #judged: Judged | undefined;
  /** The question whose error is shown. */
  #complaint: Question | undefined;
  #heard = '';
  #hasDeclined = false;
  /** The visitor has touched the form. A reset does not take that back: what was seen does not vanish again. */
  #isTouched = false;
  #update: Promise<void> | undefined;

  constructor() {
    super();
    this.addEventListener('invalid', () => this.#showMissing());
    this.addEventListener('lead-answer', ({ question, value }) => {
      // Whoever comes back to the answer that was judged has changed nothing.
      if (this.#hasDeclined && value !== this.#judged?.answers[question.name]) this.#visit.changes += 1;
    });
    this.addEventListener('input', this.#visit.touch);
    this.addEventListener('keydown', (event) => submitByEnter(event, this.form));
  }

  // The life of a form control

  /** Called by the browser. */
  connectedCallback(): void {
    this.upgradeProperties();
    this.#participation.connect();
    pageOutbox();
    if (isTest()) void import('./narrate.ts').then(({ narrate }) => narrate(this));
    whenParsed(this, () => {
      this.answers = { ...this.answers, ...this.#participation.adopt() };
      this.#load();
    });
  }

  /** Called by the browser. */
  disconnectedCallback(): void {
    this.#participation.disconnect();
    this.#authored?.release();
    this.dispatchEvent(new Event(REMOVED));
  }

  /** Called by the browser when an attribute changes. */
  attributeChangedCallback(name: string): void {
    if (this.#loads && /qual\w+r|src|bank|quest|expect|pass|review|fields|label/.test(name)) this.#load();
    this.#requestUpdate();
  }

  /** Called by the browser when the element gets another form. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    const left = [...(this.#form?.elements ?? [])];
    this.#form = form;
    // Where this was the first of two elements, it is the other one's turn.
    for (const other of left) if (other instanceof LeadQualifier) other.#sync();
    this.#visit.watch(form);
    this.#watchSubmits(form);
    this.#sync();
  }

  /** Called by the browser, also for a disabled fieldset around the element. */
  formDisabledCallback(isOff: boolean): void {
    this.#isOff = isOff;
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

  /** Resolves when the element shows what it knows. */
  get updateComplete(): Promise<void> {
    return Promise.resolve(this.#update);
  }

  /** Takes all answers back and asks from the start, as a reset of the form does. */
  reset(): void {
    this.#hasDeclined = false;
    this.#complaint = undefined;
    this.#delivery = undefined;
    this.#heard = '';
    this.#identity.renew();
    this.#visit.restart();
    this.#asking.restart();
    this.#turn();
    this.answers = this.#authored?.reset() ?? {};
  }

  /** Focuses the answer that is chosen, else the first one. */
  override focus(options?: FocusOptions): void {
    this.#open();
    (this.#authored?.find() ?? this.#view.find(':checked') ?? this.#view.find('[part=input]'))?.focus(
      options,
    );
  }

  /** What follows a submit. */
  #host(): SubmissionHost {
    return {
      identity: this.#identity,
      takesPart: () => this.#takesPart,
      compose: (form) => {
        this.#asking.settle();
        this.#heard = ''; // else it would be read out again after the sending
        this.#hear();
        if (this.#missing) return undefined;
        const judged = (this.#judged = this.#filling.settle());
        this.#sync();
        this.lead = composeLead(form, {
          identity: this.#identity,
          judged,
          visit: this.#visit,
          consentName: this.consent,
          words: this.#words ?? en,
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
        void this.updateComplete.then(() => this.#view.find('[part=outcome]')?.focus());
      },
      tellLater: (lead, sent) => {
        const told = this.#told;
        if (told?.lead !== lead || told.delivery === sent.delivery) return;
        this.#delivery = sent.delivery;
        this.#turn({ ...told, ...sent });
        // The visitor may be elsewhere by now: read it out, and leave the focus alone.
        void this.updateComplete.then(() => this.#say(this.#view.find('[part=outcome]')?.textContent ?? ''));
      },
      mark: (delivery) => {
        this.#delivery = delivery;
        this.#requestUpdate();
        this.#require();
      },
    };
  }

  // Rules and words

  /** Loads the rules; a later load overtakes an earlier one. */
  #load(): void {
    const call = ++this.#loads;
    if (this.fields !== null) void import('./own-form.ts').then((chunk) => chunk.ownForm(this, adoptSheet));
    const use = ([found, authored]: Loaded, error?: unknown): void => {
      if (call !== this.#loads) return;
      this.#isLoaded = true;
      this.#authored = authored;
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
    loadRules(this, this.#author).then(use, (error: unknown) => use([undefined], error));
  }

  #speak(): void {
    const language = languageOf(this);
    if (language === this.#language) return;
    this.#language = language;
    void wordsFor(language).then((words) => {
      if (language !== this.#language) return;
      this.#words = { ...words, tag: language };
      this.#requestUpdate();
    });
  }

  // Rendering

  #requestUpdate(): void {
    this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined;
      this.#speak();
      this.#render();
    });
  }

  #render(): void {
    this.#showAuthored();
    if (!this.#words) return;
    const isOpen = this.#isFirst && !this.#isOver && !this.#isClosed;
    const questions = (isOpen && this.qualification?.asked) || [];
    this.#view.show({
      words: this.#words,
      questions,
      isSlotted: !this.#isOver && (!this.qualification || this.#authored?.isSource),
      answers: this.answers,
      complaint: this.#complaint,
      message: this.validationMessage,
      isDisabled: this.#isOff,
      told: this.#told,
      address: this.contactEmail ?? '',
      isSending: this.#delivery === 'sending',
      heard: this.#heard,
    });
    this.#takeLook();
    this.#require();
    this.#asking.asks(questions, this.reveal === 'interaction' && !this.#complaint);
  }

  // Answers

  #choose(question: Question, value: AnswerValue): void {
    this.#complaint = undefined;
    this.answers = { ...this.answers, [question.name]: value };
    this.#asking.answered(question, value);
  }

  /** Takes in what the author's own controls say by now. */
  #hear(): void {
    this.answers = this.#authored?.answers(this.answers) ?? this.answers;
  }

  #changeAnswer(): void {
    this.#turn();
    void this.updateComplete.then(() => this.focus());
  }

  /** Has a text read out. */
  #say(text: string): void {
    this.#heard = text;
    this.#requestUpdate();
  }

  #showMissing(): void {
    this.#complaint = this.#missing;
    this.#isTouched = true;
    // At once: the browser, or we, now look for the input that is to have the focus.
    this.#render();
  }

  /** Opens a question that waits for the visitor. */
  #open(): void {
    const wasClosed = this.#isClosed;
    this.#isTouched = true;
    // Never else: a radio button that is just being clicked is not yet the answer, and would be unchecked.
    if (wasClosed) this.#render();
  }

  /** Brings the form in step with the answers, at once. */
  #sync(): void {
    // Before the rules are known, the inputs of a cloned page stand as they are.
    if (this.#isLoaded) {
      const entries = this.#takesPart ? this.#filling.entries() : [];
      // The author's own controls carry the answers; the last two are the verdict and the points.
      this.#participation.write(this.#authored?.isSource ? entries.slice(-2) : entries, this.answers);
    }
    this.#showAuthored();
    this.#require();
    this.#requestUpdate();
  }

  /** Has the author's own markup show what is asked, at once: what it hides is not sent. */
  #showAuthored(): void {
    this.#authored?.show({
      asked: this.#isFirst ? (this.#isClosed ? [] : this.qualification?.asked) : undefined,
      answers: this.answers,
      isOff: this.#isOff,
      complaint: this.#complaint,
    });
  }

  #require(): void {
    const { states } = this.internals;
    // A question that is not on the page, or not yet, must not hold the form back.
    const isAsking = !this.#told && this.#takesPart;
    const missing = this.#missing;
    const input = isAsking && this.#findMissing();
    // One that can be opened does: the browser then says `invalid`, and it opens.
    const canOpen = isAsking && this.#words && this.#isClosed;
    // A control of the author's with `required` says it itself.
    const isSaid = input && this.contains(input) && input.matches(':invalid');
    if (missing && ((input && !isSaid) || canOpen)) {
      const [flags, text] = this.#faultOf(missing) ?? [{ valueMissing: true }, (this.#words ?? en).required];
      this.internals.setValidity(flags, text, input || undefined);
    } else this.internals.setValidity({});
    states.clear();
    states.add(this.qualification?.verdict ?? 'undecided');
    if (this.qualification && this.#words) states.add('asking');
    if (this.#delivery) states.add(this.#delivery);
  }

  #turn(told?: Told): void {
    this.#told = told;
    if (this.form) hideForm(this.form, this.#isOver ? told?.lead.data.qualification.verdict : undefined);
    this.#sync();
  }

  get #takesPart(): boolean {
    return this.#isFirst && !this.#isOff;
  }

  /** One element a form: a second one is inert. */
  get #isFirst(): boolean {
    const elements = [...(this.form?.elements ?? [this])];
    return elements.find(({ localName }) => localName === this.localName) === this;
  }

  /** The outcome stands in the place of the form. */
  get #isOver(): boolean {
    return !!this.#told && this.#told.delivery !== 'undelivered';
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
    return this.#authored?.fault(question, this.#words ?? en) ?? this.#view.faultOf(question);
  }

  #findMissing(): HTMLElement | null {
    const name = this.#missing?.name ?? '';
    return this.#authored?.find(name) ?? this.#view.find(`[name="${name}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lead-qualifier': LeadQualifier;
  }
}
