import type { DeliveryResult } from '../../delivery/attempt.ts';
import type { QueuedLead } from '../../delivery/lead-store.ts';
import type { LeadEvent } from '../../lead/lead-event.ts';
import type { Qualification } from '../../qualifier/judging/qualify.ts';
import { LeadDeliveredEvent, LeadQueuedEvent, LeadUndeliveredEvent, LeadVerdictEvent } from '../events.ts';
import { explaining } from '../diagnostics/explaining.ts';
import { type Follow, followFor, webhookFor, type Wishes } from './options.ts';
import type { LeadIdentity } from './lead-identity.ts';
import { pageOutbox } from './page-outbox.ts';
import { submitted } from './submitting.ts';

/** What the element is to a submission. */
export interface SubmissionHost {
  /** Which lead the form is now. */
  readonly identity: LeadIdentity;
  /** False while disabled, or where another element of ours serves the form. */
  takesPart: () => boolean;
  /** Judges the form as it stands; undefined when a required answer is missing. */
  compose: (form: HTMLFormElement) => LeadEvent | undefined;
  /** Shows what is missing. */
  complain: () => void;
  /** Tells the visitor what became of a lead; without `sent`, the outcome of its verdict. */
  tell: (lead: LeadEvent, sent?: DeliveryResult) => void;
  /** Tells what became of a lead that was queued, and notes it, if that is what still stands there. */
  tellLater: (lead: LeadEvent, sent: DeliveryResult) => void;
  /** Notes where the last lead stands. */
  mark: (delivery: DeliveryResult['delivery'] | 'sending') => void;
}

/** The element itself: what it judged, what it was asked to send, and where its events start. */
interface SubmissionElement extends EventTarget, Wishes {
  readonly qualification: Qualification | undefined;
  readonly format: string | null | undefined;
  readonly challenge: boolean;
}

/** Longest wait before the site's own navigation, in milliseconds. */
const PATIENCE = 1_000;

/**
 * Hears the form's submit in the capture phase, before the site's own handlers: judges, writes the lead down,
 * then holds the submit or lets the site have it.
 */
export class Submission {
  readonly #element: SubmissionElement;
  readonly #host: SubmissionHost;
  #form: HTMLFormElement | null = null;
  #isBusy = false;

  constructor(element: SubmissionElement, host: SubmissionHost) {
    this.#element = element;
    this.#host = host;
  }

  /** Listens to a form, and no longer to the one before. */
  watch(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('submit', this.#onSubmit, true);
    form?.addEventListener('submit', this.#onSubmit, true);
    this.#form = form;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const form = this.#form;
    if (!form || event.defaultPrevented || !this.#host.takesPart() || isExempt(form, event.submitter)) return;
    if (this.#isBusy) return hold(event);
    try {
      this.#judge(form, event);
    } catch (error) {
      reportError(error); // a fault of ours must never keep the site's form from working
    }
  };

  #judge(form: HTMLFormElement, event: SubmitEvent): void {
    const element = this.#element;
    const host = this.#host;
    const lead = host.compose(form);
    if (!lead) {
      hold(event);
      return host.complain();
    }
    if (!element.dispatchEvent(new LeadVerdictEvent(element.qualification, lead))) return;
    const { verdict } = lead.data.qualification;
    const follow = followFor(verdict, element);
    // A token counts once: it is the site's where the site submits the form.
    if (element.challenge && !isSubmit(follow, form, event.submitter))
      submitted()?.takeChallenge(form, lead.data);
    const webhook = webhookFor(verdict, element);
    const entry = webhook && pageOutbox().add(lead, webhook, element.format);
    if (entry) host.identity.sent();
    if (follow === 'decline') {
      hold(event);
      if (entry) void this.#send(entry);
      host.tell(lead);
    } else if (entry && follow === 'outcome') {
      hold(event);
      void this.#deliver(entry, this.#send(entry));
    } else if (entry) this.#letTheSiteDecide(form, event, follow, entry);
  }

  /**
   * At the end of the event's way it is known whether a handler of the site took the submit over. If none did,
   * a form with an action navigates, after a short wait for the webhook; one without shows the outcome.
   */
  #letTheSiteDecide(form: HTMLFormElement, event: SubmitEvent, follow: Follow, entry: QueuedLead): void {
    const { submitter } = event;
    // On its way before the site's handlers run: one that stops the event and lets the browser navigate leaves no time.
    const sending = this.#send(entry);
    const atEnd = (ended?: Event): void => {
      if (ended && ended !== event) return;
      removeEventListener('submit', atEnd);
      clearTimeout(unheard);
      if (!ended || event.defaultPrevented) return;
      event.preventDefault();
      void (isSubmit(follow, form, submitter)
        ? this.#waitThenGoOn(form, submitter, sending)
        : this.#deliver(entry, sending));
    };
    addEventListener('submit', atEnd);
    // A handler that stops the event keeps it from us: the submit is then the site's.
    const unheard = setTimeout(atEnd);
  }

  async #waitThenGoOn(
    form: HTMLFormElement,
    submitter: HTMLElement | null,
    sending: Promise<DeliveryResult>,
  ): Promise<void> {
    this.#isBusy = true;
    await Promise.race([sending, new Promise((done) => setTimeout(done, PATIENCE))]);
    this.#isBusy = false;
    // The site's handlers have had this submit: the browser alone takes it now, with the same button.
    addEventListener('submit', silence, true);
    HTMLFormElement.prototype.requestSubmit.call(form, submitter?.isConnected ? submitter : null);
    removeEventListener('submit', silence, true);
  }

  async #deliver(entry: QueuedLead, sending: Promise<DeliveryResult>): Promise<void> {
    const { event } = entry;
    this.#isBusy = true;
    this.#host.mark('sending');
    const sent = await sending;
    this.#isBusy = false;
    this.#host.tell(event, sent);
    pageOutbox().watch(entry, (later) => {
      this.#host.tellLater(event, later);
      this.#announce(entry, later);
    });
    if (sent.delivery !== 'undelivered') this.#host.identity.renew();
  }

  async #send(entry: QueuedLead): Promise<DeliveryResult> {
    const sent = await pageOutbox().send(entry);
    this.#host.mark(sent.delivery);
    this.#announce(entry, sent);
    return sent;
  }

  #announce({ event: lead, webhook }: QueuedLead, sent: DeliveryResult): void {
    const { delivery, kept, status = 0 } = sent;
    if (delivery !== 'delivered') explaining((chunk) => chunk.explainDelivery(webhook, sent));
    if (delivery === 'delivered') this.#host.identity.delivered(lead.data.contact.email);
    this.#element.dispatchEvent(
      delivery === 'queued'
        ? new LeadQueuedEvent(lead, !!kept)
        : new (delivery === 'delivered' ? LeadDeliveredEvent : LeadUndeliveredEvent)(lead, status),
    );
  }
}

/** Submits that are none of ours: those that skip validation, and those that only close a dialog. */
function isExempt(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method');
  return !!submitter?.hasAttribute('formnovalidate') || method?.toLowerCase() === 'dialog';
}

/** Whether the browser submits the form, unless a handler of the site does. `action="#"` is what templates write for "nowhere yet". */
function isSubmit(follow: Follow, form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '#';
  return follow === 'submit' || (follow === 'auto' && action !== '#');
}

const silence = (event: Event): void => event.stopImmediatePropagation();

function hold(event: Event): void {
  event.preventDefault();
  silence(event);
}
