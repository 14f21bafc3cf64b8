import { nothing, type TemplateResult } from 'lit';
import type { DeliveryResult } from '../../delivery/attempt.ts';
import type { LeadEvent } from '../../lead/lead-event.ts';
import { outcomeStyles, outcomeTemplate, type ShownOutcome } from '../templates/outcome.ts';
import type { Announcer } from './announcer.ts';
import type { SubmissionElement, SubmissionHost } from './host.ts';
import type { Verdict } from '../../qualifier/verdict.ts';
import { adoptStyles } from '../adopt-styles.ts';

/** Shows the outcome of a submit in the place of the form, and follows what becomes of the lead. */
export class OutcomeDisplay {
  readonly #element: SubmissionElement;
  readonly #host: SubmissionHost;
  readonly #announcer: Announcer;
  #shown: ShownOutcome | undefined;

  constructor(element: SubmissionElement, host: SubmissionHost, announcer: Announcer) {
    this.#element = element;
    this.#host = host;
    this.#announcer = announcer;
    element.renderRoot.adoptedStyleSheets.push(outcomeStyles);
  }

  get isShown(): boolean {
    return !!this.#shown;
  }

  /** Whether it stands in the place of the form. */
  get isOver(): boolean {
    return !!this.#shown && this.#shown.delivery !== 'undelivered';
  }

  render(): TemplateResult | typeof nothing {
    return this.#shown
      ? outcomeTemplate(this.#shown, this.#host.words(), this.#element.contactEmail ?? '', this.#reopen)
      : nothing;
  }

  /** Shows an outcome, and moves the focus to it. */
  show(outcome: ShownOutcome): void {
    this.#set(outcome);
    void this.#element.updateComplete.then(() => this.#part?.focus());
  }

  /** Shows what became of a lead that was queued. @returns whether that is what the visitor still reads */
  update(lead: LeadEvent, sent: DeliveryResult): boolean {
    const shown = this.#shown;
    if (shown?.lead !== lead || shown.delivery === sent.delivery) return false;
    this.#set({ ...shown, ...sent });
    // The visitor may be elsewhere by now: it is read out, and the focus stays.
    void this.#element.updateComplete.then(() => this.#announcer.announce(this.#part?.textContent ?? ''));
    return true;
  }

  /** Shows the form again. */
  close(): void {
    this.#set(undefined);
  }

  get #part(): HTMLElement | null {
    return this.#element.renderRoot.querySelector('[part=outcome]');
  }

  #set(outcome: ShownOutcome | undefined): void {
    this.#shown = outcome;
    const { form } = this.#element;
    if (form) hideForm(form, this.isOver ? outcome?.lead.data.qualification.verdict : undefined);
    this.#host.sync();
  }

  readonly #reopen = (): void => {
    this.close();
    void this.#element.updateComplete.then(() => this.#element.focus());
  };
}

const HIDDEN =
  'form[data-lead-outcome] :not(:has(lead-qualifier),lead-qualifier,lead-qualifier *){display:none!important}';

/**
 * Hides all of a form but the element and what it stands in, by one style sheet that the root node adopts, and marks
 * the form with the verdict for the site's own style; `undefined` shows the form again.
 */
export function hideForm(form: HTMLFormElement, verdict: Verdict | undefined): void {
  if (verdict) {
    adoptStyles(form, HIDDEN);
    form.dataset.leadOutcome = verdict;
  } else delete form.dataset.leadOutcome;
}
