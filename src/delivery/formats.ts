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
  await loadBody(encodingFor(destination).body);
}

/**
 * Writes a lead in the format that the site asked for, else in that of the webhook's host, else as JSON.
 * @returns undefined for an address that is a secret: nothing is sent there from a page
 */
export async function encode(lead: AddressedLead): Promise<EncodedLead | undefined> {
  const { event, webhook } = lead;
  if (isSecret(webhook)) return undefined;
  const { format, body, isOpaque } = encodingFor(lead);
  await loadBody(body);
  return {
    // Without CORS a browser sends no JSON under its own name (Fetch, section 2.2.2).
    contentType: CONTENT_TYPES[isOpaque && format === 'json' ? 'text' : format],
    body: body && bodies ? bodies[body](event, webhook) : JSON.stringify(event),
    ...(isOpaque && { isOpaque }),
  };
}

async function loadBody(body: BodyName | undefined): Promise<void> {
  if (body && !bodies) bodies = await import('./bodies.ts');
}

/** How a destination wants its leads. `body` is the function of `bodies.ts`; undefined: the event as JSON. */
function encodingFor({ format: asked, webhook }: Destination): {
  format: Format;
  body: BodyName | undefined;
  isOpaque: boolean | undefined;
} {
  const host = hostOf(webhook);
  const isAsked = isFormat(asked);
  const format = isAsked ? asked : (host?.format ?? 'json');
  const ownBody = isAsked ? undefined : host?.body;
  return { format, body: ownBody ?? (format === 'form' ? 'form' : undefined), isOpaque: host?.isOpaque };
}

const isFormat = (word: string | null | undefined): word is Format =>
  !!word && Object.hasOwn(CONTENT_TYPES, word);
