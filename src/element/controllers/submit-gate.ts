import { parts } from '../parts.ts';
import type { SubmissionElement, SubmissionHost } from '../submission/host.ts';
import { hasAction, hold, submitAgain } from '../submission/site-form.ts';
import type { Submission } from '../submission/submission.ts';

/** How long to wait before the part that sends is requested again, in milliseconds. */
const RETRY_MS = 10_000;

/**
 * Listens to the form's submit in the capture phase, before the site's own handlers, and passes it on to the part that
 * sends. While that part is loading it holds the submit, and repeats it with the same button once the part is there.
 * Where it does not come, the site's form goes on without us; a form that goes nowhere waits.
 */
export class SubmitGate {
  /** Undefined until the part that sends is loaded. */
  submission: Submission | undefined;
  /** What a submit that is held here waits for: the part on its way, or the network. */
  #waitsFor: 'part' | 'network' | undefined;
  readonly #element: SubmissionElement;
  readonly #host: SubmissionHost;
  #form: HTMLFormElement | null = null;
  /** What is to be done once that part is there. */
  #queue: ((submission: Submission) => void)[] = [];
  #isBypassed = false;
  #isRequested = false;

  constructor(element: SubmissionElement, host: SubmissionHost) {
    this.#element = element;
    this.#host = host;
  }

  /** Listens to another form. */
  observe(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('submit', this.#onSubmit, true);
    form?.addEventListener('submit', this.#onSubmit, true);
    this.#form = form;
    this.submission?.observe(form);
  }

  /** The visitor touched the form for the first time. */
  start(): void {
    void this.load();
    this.whenLoaded((submission) => submission.start());
  }

  /** Does something with the part that sends: now, or once it is there. */
  whenLoaded(run: (submission: Submission) => void): void {
    if (this.submission) run(this.submission);
    else this.#queue.push(run);
  }

  /** What the visitor reads while a submit is on its way. */
  get statusText(): string {
    const { sending, waiting } = this.#host.words();
    if (this.#waitsFor === 'network') return waiting;
    return this.#waitsFor || this.submission?.delivery === 'sending' ? sending : '';
  }

  /** Loads the part that sends once what was just rendered has been painted. */
  loadAfterPaint(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    // The next frame begins with this callback; a task after it runs when that frame is painted.
    requestAnimationFrame(() => setTimeout(() => void this.load()));
  }

  /** Loads the part that sends. Never rejects; one that failed is requested again at the next call. */
  readonly load = async (): Promise<void> => {
    const part = await parts.submission().catch(() => undefined);
    if (!part || this.submission) return;
    const submission = (this.submission = new part.Submission(this.#element, this.#host));
    for (const run of this.#queue) run(submission);
    this.#element.requestUpdate();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    const form = this.#form;
    if (!form || event.defaultPrevented || this.#isBypassed) return;
    if (!this.#host.takesPart || isExempt(form, event.submitter)) return;
    if (this.submission) return this.submission.submit(form, event);
    hold(event);
    if (this.#host.missing) return this.#host.showInvalid();
    if (!this.#waitsFor) void this.#wait(form, event.submitter);
  };

  async #wait(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    this.#setWaiting('part');
    await this.load();
    if (!this.submission && this.#goesOn(form, submitter)) return this.#setWaiting(undefined);
    while (!this.submission) {
      this.#setWaiting('network');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      await this.load();
    }
    this.#setWaiting(undefined);
    submitAgain(form, submitter);
  }

  /** Submits the form without us. @returns false where neither the browser nor the site's script takes it */
  #goesOn(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
    let isTaken = true;
    const atEnd = (event: SubmitEvent): void => {
      isTaken = event.defaultPrevented || hasAction(form, submitter);
      if (!isTaken) event.preventDefault();
    };
    addEventListener('submit', atEnd);
    this.#isBypassed = true;
    submitAgain(form, submitter);
    this.#isBypassed = false;
    removeEventListener('submit', atEnd);
    return isTaken;
  }

  #setWaiting(waitsFor: 'part' | 'network' | undefined): void {
    this.#waitsFor = waitsFor;
    this.#element.requestUpdate();
  }
}

/** Submits that are not ours to judge: those that skip validation, and those that only close a dialog. */
function isExempt(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method');
  return !!submitter?.hasAttribute('formnovalidate') || method?.toLowerCase() === 'dialog';
}
