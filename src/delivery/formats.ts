/** Writes a lead as its webhook wants it. */
import type { LeadEvent } from '../lead/lead-event.ts';
import type * as Bodies from './bodies.ts';
import { type BodyName, type Format, hostOf, isSecret } from './hosts.ts';

/** Where a lead goes. */
export interface Destination {
  /** Absolute address. */
  webhook: string;
  /** The `format` that the site asked for; else the webhook's host decides. */
  format?: string | null | undefined;
}

/** A lead with its destination. */
export interface AddressedLead extends Destination {
  event: LeadEvent;
}

/** A body ready to send. */
interface EncodedLead {
  contentType: string;
  body: string;
  /** No page may read the answer. */
  isOpaque?: boolean;
}

/** `application/json` costs a preflight from another origin, the other types do not. */
const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  // The whole event as one text, which a script can parse.
  text: 'text/plain;charset=UTF-8',
};

let bodies: typeof Bodies | undefined;

/**
 * Loads what writes the body for a destination, where that is not the event as JSON: it should be there before the
 * lead is, for a page that is left at once. Rejects where it does not load.
 */
export async function prepareFormat(destination: Destination): Promise<void> {
  if (bodyFor(destination) && !bodies) bodies = await import('./bodies.ts');
}

/**
 * Writes a lead in the format that the site asked for, else in that of the webhook's host, else as JSON.
 * @returns undefined for an address that is a secret: nothing is sent there from a page
 */
export async function encode(lead: AddressedLead): Promise<EncodedLead | undefined> {
  const { event, webhook } = lead;
  if (isSecret(webhook)) return undefined;
  await prepareFormat(lead);
  const isOpaque = hostOf(webhook)?.isOpaque;
  const format = formatFor(lead);
  const name = bodyFor(lead);
  return {
    // Without CORS a browser sends no JSON under its own name (Fetch, section 2.2.2).
    contentType: CONTENT_TYPES[isOpaque && format === 'json' ? 'text' : format],
    body: name && bodies ? bodies[name](event, webhook) : JSON.stringify(event),
    ...(isOpaque && { isOpaque }),
  };
}

const isFormat = (word: string | null | undefined): word is Format =>
  !!word && Object.hasOwn(CONTENT_TYPES, word);

const formatFor = ({ format, webhook }: Destination): Format =>
  isFormat(format) ? format : (hostOf(webhook)?.format ?? 'json');

/** The function of `bodies.ts` that writes the body for a destination; undefined: the event as JSON. */
const bodyFor = (destination: Destination): BodyName | undefined =>
  (!isFormat(destination.format) && hostOf(destination.webhook)?.body) ||
  (formatFor(destination) === 'form' ? 'form' : undefined);
