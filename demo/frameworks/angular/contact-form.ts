import { Component, CUSTOM_ELEMENTS_SCHEMA, Input, signal } from '@angular/core';
import type { AnswerValue, LeadAnswerEvent, LeadQualifier, LeadVerdictEvent } from 'lead-qualifier';
import { rulesFor } from '../rules.ts';

/** The site's own form; the schema lets Angular set properties of, and listen to, elements that are not its own. */
@Component({
  selector: 'contact-form',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form (submit)="send($event)">
      <label>Email <input name="email" type="email" autocomplete="email" required /></label>
      <lead-qualifier
        [webhook]="webhook"
        [qualifier]="rulesFor(floor)"
        (lead-answer)="answered($event)"
        (lead-verdict)="judged($event)"
        (lead-delivered)="status.set('We have got your request.')"
      />
      @if (budget() === 'enough') {
        <p>Good: we can start with a proposal.</p>
      }
      <button>Ask for a quote</button>
      <p role="status">{{ status() }}</p>
    </form>
  `,
})
export class ContactForm {
  // With the Angular CLI, whose compiler knows signal inputs: `webhook = input('/leads')`.
  @Input() webhook = '/leads';
  @Input() floor = 5000;
  readonly budget = signal<AnswerValue | undefined>(undefined);
  readonly status = signal('');
  readonly rulesFor = rulesFor;

  answered(event: LeadAnswerEvent): void {
    this.budget.set((event.currentTarget as LeadQualifier).answers.budget);
  }

  judged({ lead }: LeadVerdictEvent): void {
    this.status.set(`Sending your ${lead.data.qualification.verdict} request …`);
  }

  async send(event: SubmitEvent): Promise<void> {
    event.preventDefault(); // the submit is ours; the lead goes to the webhook beside it
    const body = new FormData(event.currentTarget as HTMLFormElement); // with the answers and the verdict
    const response = await fetch('/subscribe', { method: 'POST', body });
    if (!response.ok) this.status.set('That did not get through. Please try again.');
  }
}
