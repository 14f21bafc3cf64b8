import type { LeadEvent } from '../lead/lead-event.ts';

/** What decides how a lead is written: its webhook, and the format the site asked for. */
export interface Encodable {
  event: LeadEvent;
  webhook: string;
  format?: string | null | undefined;
}

/** A body ready to send. `application/json` costs a preflight from another origin, the form's type does not. */
export interface Encoded {
  contentType: string;
  body: string;
}

/** Webhook hosts that do not answer the preflight which JSON needs. */
const FORM_HOSTS = /^https:\/\/(hooks\.zapier\.com|[^/]+\.make\.com|[^/]+\.m\.pipedream\.net)\//;

/** Whether a lead goes out flat, as a form would send it: as asked for, else by the webhook's host. */
export function isFlat({ webhook, format }: Pick<Encodable, 'webhook' | 'format'>): boolean {
  return format === 'form' || (format !== 'json' && FORM_HOSTS.test(webhook));
}

/** Writes the body: the lead event as JSON, or flat. Rejects when the part that writes it flat does not come. */
export async function encode(entry: Encodable): Promise<Encoded> {
  return isFlat(entry)
    ? {
        contentType: 'application/x-www-form-urlencoded',
        body: (await import('./flat.ts')).flatBody(entry.event),
      }
    : { contentType: 'application/json', body: JSON.stringify(entry.event) };
}
