import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { LeadEvent } from '../lead/lead-event.ts';
import type { Answers } from '../qualifier/kinds/kind.ts';
import type { Qualification } from '../qualifier/judging/qualify.ts';
import { LeadQualifierAttributes } from './attribute-properties.ts';
import { Asking } from './controllers/asking.ts';
import { HiddenInputs } from './controllers/hidden-inputs.ts';
import { FirstTouch } from './controllers/first-touch.ts';
import { QuestionList } from './controllers/questions.ts';
import { type LoadedRules, RulesLoader, SOURCES } from './controllers/rules.ts';
import { Theme } from './controllers/theme.ts';
import { PageWords } from './controllers/words.ts';
import { isInDevelopment } from './page-mode.ts';
import { REMOVED } from './events.ts';
import { languageOf } from './locales/language-of.ts';
import { outbox, type WaitingLeads } from './outbox.ts';
import { parts } from './parts.ts';
import { styles } from './styles.ts';
import { slotTemplate, statusTemplate } from './templates/slot-and-status.ts';
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
  static override properties: PropertyDeclarations = { answers: { attribute: false } };
  static override styles = styles;

  /** The leads that wait in this browser: to look at, to send now, to forget. */
  static readonly outbox: WaitingLeads = outbox();

  /** The last lead made. */
  lead: LeadEvent | undefined;

  readonly #words = new PageWords(this);
  readonly #hiddenInputs = new HiddenInputs(this, this.internals);
  readonly #questions = new QuestionList(this, (question, value) => this.#asking.choose(question, value));
  readonly #touch = new FirstTouch(
    this,
    () => this.#asking.gate.start(),
    () => this.#asking.open(),
  );
  readonly #rules = new RulesLoader(
    this,
    {
      choose: (question, value) => this.#asking.choose(question, value),
      language: () => languageOf(this),
      reload: () => this.#load(),
    },
    (loaded) => this.#useRules(loaded),
  );
  readonly #asking = new Asking(this, this.#touch, {
    rules: this.#rules,
    words: this.#words,
    questions: this.#questions,
    hiddenInputs: this.#hiddenInputs,
  });
  #form: HTMLFormElement | null = null;

  constructor() {
    super();
    this.addController(new Theme(this));
    this.addEventListener('invalid', () => this.#asking.showError());
  }

  // Called by the browser

  override connectedCallback(): void {
    super.connectedCallback();
    this.performUpdate(); // properties that were set before the upgrade count at once
    whenParsed(this, () => {
      this.answers = { ...this.answers, ...this.#hiddenInputs.adopt() };
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
    // A second element in the form that this one has left is the first now.
    for (const other of left) if (other instanceof LeadQualifier) other.#asking.sync();
    this.#touch.observe(form);
    this.#asking.gate.observe(form);
    this.#asking.sync();
  }

  /** Called by the browser, also for a disabled fieldset around the element. */
  formDisabledCallback(isOff: boolean): void {
    this.#asking.isOff = isOff;
    this.#asking.sync();
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.reset();
  }

  /** Called by the browser when the visitor comes back to the page. */
  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.answers = JSON.parse(state) as Answers;
  }

  // Public members

  /** Question name → answer; `null` for one passed over. */
  get answers(): Answers {
    return this.#asking.state.answers;
  }
  set answers(answers: Readonly<Record<string, unknown>>) {
    this.#asking.setAnswers(answers);
  }

  /** What the answers so far say; undefined while there are no rules. */
  get qualification(): Qualification | undefined {
    return this.#asking.state.qualification;
  }

  /** Takes all answers back and asks from the start, as a reset of the form does. */
  reset(): void {
    this.#asking.reset();
  }

  /** Focuses the answer that is chosen, else the first one. */
  override focus(options?: FocusOptions): void {
    this.#asking.open();
    const questions = this.#questions;
    const ours = questions.find('[part=input]:checked') ?? questions.find('[part=input]');
    (this.#rules.slotted?.findControl() ?? ours)?.focus(options);
  }

  /**
   * Renders now, not in a microtask.
   * @internal
   */
  updateNow(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  // Rendering

  protected override willUpdate(changed: PropertyValues): void {
    if (this.#rules.hasBegun && SOURCES.some((property) => changed.has(property))) this.#load();
  }

  protected override render(): TemplateResult {
    const { error, gate, isSlotShown } = this.#asking;
    this.#asking.showSlotted();
    return html`
      <slot name="fields"></slot>
      ${isSlotShown ? slotTemplate(error && (error.message || this.#words.current.required)) : this.#questionsTemplate()}
      ${gate.submission?.outcome.render()}
      ${statusTemplate(gate.statusText, gate.submission?.announcer.announcement)}
      <slot name="button"></slot>
    `;
  }

  #questionsTemplate(): unknown {
    return this.#questions.render(this.#asking.state.rules?.questions ?? [], {
      words: this.#words.current,
      answers: this.answers,
      asked: this.#asking.shown,
      invalidQuestion: this.#asking.error?.question,
      isDisabled: this.#asking.isOff,
    });
  }

  protected override updated(): void {
    this.#asking.updateValidity();
    if (!this.#words.value) return;
    const { error, gate, shown } = this.#asking;
    gate.submission?.announcer.update(shown, this.reveal === 'interaction' && !error);
    if (this.#rules.isLoaded) gate.loadAfterPaint();
  }

  // Rules and answers

  #load(): void {
    if (this.fields !== null) void parts.ownForm().then(({ ownForm }) => ownForm(this));
    void this.#rules.load();
  }

  #useRules(loaded: LoadedRules): void {
    this.#asking.state.setRules(loaded.rules);
    this.#asking.readSlotted();
    if (!loaded.rules || isInDevelopment(this.debug) || !this.#asking.isFirst)
      parts.diagnostics().then(
        ({ explain }) => explain(this, loaded),
        () => undefined, // the browser says on the console what did not load
      );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lead-qualifier': LeadQualifier;
  }
}
