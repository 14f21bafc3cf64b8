import { Problem } from './problem.ts';

/** Bytes of JSON a lead event may have. */
export const EVENT_LIMIT = 64 * 1024;

/**
 * Bytes a urlencoded body may have: it repeats the event's parts and writes up to three bytes for one,
 * so that a lead in Arabic or Chinese needs more room than the same lead as JSON.
 */
export const FORM_LIMIT = 4 * EVENT_LIMIT;

type Format = 'json' | 'form';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['application/json', 'json'],
  ['text/plain', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
]);

/**
 * Takes the lead event's JSON text out of a request: `application/json`, JSON as `text/plain`, or a
 * urlencoded form whose key `event` holds the JSON. Counts the bytes as they come and stops at the limit,
 * whatever `Content-Length` says.
 * @throws Problem
 */
export async function readEventText(request: Request): Promise<string> {
  const format = formatOf(request.headers.get('content-type'));
  const text = await readText(request, format === 'form' ? FORM_LIMIT : EVENT_LIMIT);
  return format === 'form' ? eventOfForm(text) : text;
}

/**
 * Reads a body as UTF-8, up to a limit in bytes.
 * @throws Problem
 */
export async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  return decode(await readBytes(request, limit));
}

function formatOf(contentType: string | null): Format {
  const [media = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((part) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(part)?.[1])
    .find(Boolean);
  const format = FORMATS.get(media.trim());
  if (format === undefined || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')) {
    const accepted = [...FORMATS.keys()].join(', ');
    throw new Problem('media-type', `Send ${accepted}, in UTF-8.`, {
      headers: { accept: accepted },
    });
  }
  return format;
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read().catch(unreadable)) ?? { done: true };
    if (done || value === undefined) break;
    length += value.byteLength;
    if (length > limit) {
      // The rest is not wanted; the client may have gone already, which is just as well.
      await reader?.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('not-utf8', 'Encode the body as UTF-8.', { cause });
  }
}

function eventOfForm(text: string): string {
  const events = new URLSearchParams(text).getAll('event');
  const [event] = events;
  if (event === undefined || events.length > 1) {
    throw new Problem('no-event', 'Send one field named "event" that holds the lead event as JSON.');
  }
  if (new TextEncoder().encode(event).byteLength > EVENT_LIMIT) throw tooLarge(EVENT_LIMIT);
  return event;
}

function tooLarge(limit: number): Problem {
  return new Problem('too-large', `Send at most ${limit} bytes.`);
}

function unreadable(cause: unknown): never {
  throw new Problem('unreadable', 'The connection ended before the body did. Send it again.', { cause });
}
