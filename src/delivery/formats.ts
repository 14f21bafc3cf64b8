/** Writes a lead as its webhook wants it. */
import type { LeadEvent } from '../lead/lead-event.ts';
import { flatten } from './flat.ts';
import { type Format, hostOf, isSecret } from './hosts.ts';

/** A lead with its destination. */
export interface AddressedLead {
  event: LeadEvent;
  /** Absolute address. */
  webhook: string;
  /** The `format` that the site asked for; else the webhook's host decides. */
  format?: string | null | undefined;
}

/** A body ready to send. `application/json` costs a preflight from another origin, the other types do not. */
interface EncodedLead {
  contentType: string;
  body: string;
  /** No page may read the answer. */
  isOpaque?: boolean;
}

/**
 * Writes a lead in the format that the site asked for, else in that of the webhook's host, else as JSON.
 * @returns undefined for an address that is a secret: nothing is sent there from a page
 */
export function encode({ event, webhook, format }: AddressedLead): EncodedLead | undefined {
  if (isSecret(webhook)) return undefined;
  const host = hostOf(webhook);
  const isOpaque = host?.isOpaque;
  const asked = format && isFormat(format) ? format : undefined;
  const chosen = asked ?? host?.format ?? 'json';
  // Without CORS a browser sends no JSON under its own name (Fetch, section 2.2.2).
  const { contentType, body } = FORMATS[isOpaque && chosen === 'json' ? 'text' : chosen];
  const written = asked ? body(event) : (host?.body ?? body)(event, webhook);
  return { contentType, body: written, ...(isOpaque && { isOpaque }) };
}

const FORMATS: Record<Format, { contentType: string; body: (event: LeadEvent) => string }> = {
  json: { contentType: 'application/json', body: (event) => JSON.stringify(event) },
  form: {
    contentType: 'application/x-www-form-urlencoded',
    body: (event) => `${new URLSearchParams(flatten(event))}`,
  },
  // No preflight, and the whole event as one text that a script can parse.
  text: { contentType: 'text/plain;charset=UTF-8', body: (event) => JSON.stringify(event) },
};

const isFormat = (word: string): word is Format => Object.hasOwn(FORMATS, word);
