import type { DeliveryResult } from '../../delivery/attempt.ts';
import { prepareFormat } from '../../delivery/formats.ts';
import type { QueuedLead } from '../../delivery/lead-store.ts';
import type { LeadEvent } from '../../lead/lead-event.ts';
import type { Judged } from '../controllers/answers.ts';
import { learnLabels } from '../contact/roles.ts';
import {
  type LeadAnswerEvent,
  LeadDeliveredEvent,
  LeadQueuedEvent,
  LeadStartEvent,
  LeadUndeliveredEvent,
  LeadVerdictEvent,
} from '../events.ts';
import { parts } from '../parts.ts';
import { isTest } from '../page-mode.ts';
import { Accent } from './accent.ts';
import { Announcer } from './announcer.ts';
import { takeChallenge, composeLead } from './compose-lead.ts';
import { FieldEdits } from './field-edits.ts';
import type { SubmissionElement, SubmissionHost } from './host.ts';
import { LeadIdentity } from './lead-identity.ts';
import { actionFor, type SubmitAction, webhookFor } from './options.ts';
import { OutcomeDisplay } from './outcome-display.ts';
import { pageOutbox } from './page-outbox.ts';
import { hasAction, hold } from './site-form.ts';
import { submitUnheard, whenLeftToBrowser, submitOnEnter } from './submit-ways.ts';

/** The longest that the site's own navigation waits for the webhook, in milliseconds. */
const NAVIGATION_TIMEOUT_MS = 1_000;

/**
 * Judges a submit, writes the lead down, then holds the submit or lets the site have it; shows the outcome, and what
 * becomes of the lead.
 */
export class Submission {
  readonly announcer: Announcer;
  readonly outcome: OutcomeDisplay;
  /** Where the last lead stands. */
  delivery: DeliveryResult['delivery'] | 'sending' | undefined;
  readonly #element: SubmissionElement;
  readonly #host: SubmissionHost;
  readonly #identity = new LeadIdentity();
  readonly #edits = new FieldEdits();
  /** What the last submit was judged by: answers may change while it is on its way. */
  #judged: Judged | undefined;
  #hasDeclined = false;
  /** Answers changed after a decline was shown. */
  #changes = 0;
  #isBusy = false;

  constructor(element: SubmissionElement, host: SubmissionHost) {
    this.#element = element;
    this.#host = host;
    this.announcer = new Announcer(element, host);
    this.outcome = new OutcomeDisplay(element, host, this.announcer);
    this.observe(element.form);
    element.addController(new Accent(element));
    element.addEventListener('lead-answer', (event) => this.#countChange(event));
    element.addEventListener('keydown', (event) => submitOnEnter(event, element.form));
    pageOutbox();
    if (isTest()) void parts.trace().then(({ trace }) => trace(element));
  }

  /** The visitor touched the form for the first time. */
  start(): void {
    const { form, format, webhook } = this.#element;
    this.#element.dispatchEvent(new LeadStartEvent());
    // Filling in a form takes longer than loading these; without them, fields of odd names go by those, and a lead of
    // another format waits.
    if (form) void learnLabels(form).catch(() => undefined);
    if (webhook) void prepareFormat({ webhook, format }).catch(() => undefined);
  }

  /** Listens to another form. */
  observe(form: HTMLFormElement | null): void {
    this.#edits.observe(form);
  }

  /** The form was emptied: the next lead is another one. */
  reset(): void {
    this.#hasDeclined = false;
    this.#changes = 0;
    this.delivery = undefined;
    this.announcer.reset();
    this.#edits.reset();
    this.#identity.renew();
    this.outcome.close();
  }

  /** A submit in the capture phase. */
  submit(form: HTMLFormElement, event: SubmitEvent): void {
    if (this.#isBusy) return hold(event);
    try {
      this.#judge(form, event);
    } catch (error) {
      reportError(error); // a fault of ours must never keep the site's form from working
    }
  }

  #judge(form: HTMLFormElement, event: SubmitEvent): void {
    const element = this.#element;
    const { submitter } = event;
    const lead = this.#compose(form);
    if (!lead) {
      hold(event);
      return this.#host.showInvalid();
    }
    if (!element.dispatchEvent(new LeadVerdictEvent({ qualification: element.qualification, lead }))) return;
    const { verdict } = lead.data.qualification;
    const action = actionFor(verdict, element);
    // A token works once: it is the site's where the site submits the form.
    if (element.challenge && !isBySite(action, form, submitter)) takeChallenge(form, lead.data);
    const webhook = webhookFor(verdict, element);
    const entry = webhook && pageOutbox().add(lead, webhook, element.format);
    if (entry) this.#identity.sent();
    if (action === 'decline') {
      hold(event);
      if (entry) void this.#send(entry);
      this.#showOutcome(lead);
    } else if (entry && action === 'outcome') {
      hold(event);
      void this.#deliver(entry, this.#send(entry));
    } else if (entry) this.#followSite(form, event, action, entry);
  }

  /** @returns undefined while a required answer is missing */
  #compose(form: HTMLFormElement): LeadEvent | undefined {
    this.announcer.settle();
    this.announcer.announce(''); // else it would be read out again after the sending
    const judged = this.#host.complete();
    if (judged === null) return undefined;
    this.#judged = judged;
    return (this.#element.lead = composeLead(form, {
      element: this.#element,
      host: this.#host,
      identity: this.#identity,
      edits: this.#edits,
      judged,
      changes: this.#changes,
    }));
  }

  /**
   * When the event has ended it is known whether a handler of the site took the submit over. If none did, a form with
   * an action navigates, after a short wait for the webhook; one without shows the outcome.
   */
  #followSite(form: HTMLFormElement, event: SubmitEvent, action: SubmitAction, entry: QueuedLead): void {
    const { submitter } = event;
    // Sent before the site's handlers run: one that stops the event and lets the browser navigate leaves no time.
    const sending = this.#send(entry);
    whenLeftToBrowser(event, () => {
      event.preventDefault();
      void (isBySite(action, form, submitter)
        ? this.#waitThenSubmit(form, submitter, sending)
        : this.#deliver(entry, sending));
    });
  }

  async #waitThenSubmit(
    form: HTMLFormElement,
    submitter: HTMLElement | null,
    sending: Promise<DeliveryResult>,
  ): Promise<void> {
    this.#isBusy = true;
    await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, NAVIGATION_TIMEOUT_MS))]);
    this.#isBusy = false;
    submitUnheard(form, submitter);
  }

  async #deliver(entry: QueuedLead, sending: Promise<DeliveryResult>): Promise<void> {
    const { event } = entry;
    this.#isBusy = true;
    this.#setDelivery('sending');
    const sent = await sending;
    this.#isBusy = false;
    this.#showOutcome(event, sent);
    pageOutbox().watch(entry, (later) => {
      if (this.outcome.update(event, later)) this.#setDelivery(later.delivery);
      this.#report(entry, later);
    });
    if (sent.delivery !== 'undelivered') this.#identity.renew();
  }

  async #send(entry: QueuedLead): Promise<DeliveryResult> {
    const sent = await pageOutbox().send(entry);
    this.#setDelivery(sent.delivery);
    this.#report(entry, sent);
    return sent;
  }

  /** Dispatches what became of a lead, and explains on the console what kept it from the webhook. */
  #report({ event: lead, webhook }: QueuedLead, sent: DeliveryResult): void {
    const { delivery, kept, status = 0 } = sent;
    if (delivery === 'delivered') this.#identity.delivered(lead.data.contact.email);
    else
      parts.diagnostics().then(
        ({ explainDelivery }) => explainDelivery(webhook, sent),
        () => undefined, // the browser says on the console what did not load
      );
    this.#element.dispatchEvent(
      delivery === 'queued'
        ? new LeadQueuedEvent({ lead, kept: !!kept })
        : delivery === 'delivered'
          ? new LeadDeliveredEvent({ lead })
          : new LeadUndeliveredEvent({ lead, status }),
    );
  }

  /** Shows what became of a lead; without `sent`, the outcome of its verdict. */
  #showOutcome(lead: LeadEvent, sent?: DeliveryResult): void {
    this.#hasDeclined ||= lead.data.qualification.verdict === 'unqualified';
    this.outcome.show({ ...sent, lead, qualification: this.#judged?.qualification });
  }

  #setDelivery(delivery: DeliveryResult['delivery'] | 'sending'): void {
    this.delivery = delivery;
    this.#host.sync();
  }

  #countChange({ question, value }: LeadAnswerEvent): void {
    // Going back to the answer that was judged changes nothing.
    if (this.#hasDeclined && value !== this.#judged?.answers[question.name]) this.#changes += 1;
  }
}

/** Whether the browser submits the form, unless a handler of the site takes it over. */
const isBySite = (action: SubmitAction, form: HTMLFormElement, submitter: HTMLElement | null): boolean =>
  action === 'submit' || (action === 'auto' && hasAction(form, submitter));

export { pageOutbox } from './page-outbox.ts';
