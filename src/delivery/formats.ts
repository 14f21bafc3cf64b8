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

/** Writes the body: the lead event as JSON, or flat. */
export function encode(entry: Encodable): Encoded {
  return isFlat(entry)
    ? {
        contentType: 'application/x-www-form-urlencoded',
        body: `${new URLSearchParams(flatten(entry.event))}`,
      }
    : { contentType: 'application/json', body: JSON.stringify(entry.event) };
}

/** The flat version of a lead event: one text a key, and the whole event as JSON under `event`. */
export function flatten(event: LeadEvent): Record<string, string> {
  const { contact, answers, qualification, outcome, source, id, sequence } = event.data;
  const { reasons, ...judgement } = qualification;
  const { fields, ...person } = contact;
  const { utm = {}, ...origin } = source;
  const { type, timestamp } = event;
  const keys: Record<string, unknown> = { ...fields, ...person };
  for (const name in answers) keys[name] = answers[name]?.value;
  for (const name in utm) keys[`utm_${name}`] = utm[name];
  Object.assign(keys, origin, judgement, outcome, { id, sequence, type, timestamp });
  keys.reasons = reasons.map((reason) => reason.text).join('; ');
  keys.event = JSON.stringify(event);
  return Object.fromEntries(
    Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
  );
}
