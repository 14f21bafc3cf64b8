import type { LeadEvent } from '../lead/lead-event.ts';

/** What decides how a lead is written: its webhook, and the format the site asked for. */
interface Destination {
  webhook?: string | null | undefined;
  format?: string | null | undefined;
}

/** A lead with its destination. */
export interface Encodable extends Destination {
  event: LeadEvent;
  webhook: string;
}

/** A body ready to send. `application/json` costs a preflight from another origin, the other types do not. */
export interface Encoded {
  contentType: string;
  body: string;
  /** No page may read the answer. */
  isOpaque?: boolean;
}

/**
 * Webhooks that may want something else than the lead event as JSON, or must not be written to: `hosts.ts` looks
 * closer, also at some more of which this would be too long a list; from a page they take nothing anyway.
 */
const SPECIAL =
  /^https:..[^/]*(zapier|make|pipedream|form|basin|script\.g|slack|discord|ifttt|office)|[?&].*(sig|key|secret|token|pass)|^\w+:..[^/]*@/i;

/** Whether the part that knows the hosts must say how a lead is written. */
const isSpecial = ({ webhook, format }: Destination): boolean =>
  format === 'form' || format === 'text' || SPECIAL.test(webhook ?? '');

/** Loads what `encode` will need: a form that navigates at once leaves no time for it. */
export function prepare(entry: Destination): void {
  if (isSpecial(entry)) void import('./hosts.ts').catch(() => undefined); // `encode` tries again, and says so
}

/**
 * Writes the body: the lead event as JSON, or as the webhook's host wants it. Rejects when the part that knows the
 * hosts does not come.
 * @returns undefined for an address that is a secret: nothing is sent there from a page
 */
export async function encode(entry: Encodable): Promise<Encoded | undefined> {
  return isSpecial(entry)
    ? (await import('./hosts.ts')).write(entry)
    : { contentType: 'application/json', body: JSON.stringify(entry.event) };
}
