import { type ParsedLeadEvent, leadEventSchema } from '../../lead/schema.ts';
import { Problem } from './problem.ts';

/** Bytes of JSON a lead event may have. */
export const EVENT_LIMIT = 64 * 1024;

/**
 * Bytes a urlencoded body may have. It repeats parts of the event and writes up to three bytes for one, so a lead in
 * Arabic or Chinese needs more room than as JSON.
 */
export const FORM_LIMIT = 4 * EVENT_LIMIT;

type Format = 'json' | 'form';

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['application/json', 'json'],
  ['text/plain', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
]);

/**
 * Reads the lead event's JSON text from a request: `application/json`, JSON as `text/plain`, or a urlencoded form whose
 * field `event` contains the JSON. Counts the bytes as they come and stops at the limit, whatever `Content-Length` says.
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
      await reader?.cancel().catch(() => undefined); // fails where the client has gone already
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

/** Levels of lists and objects an event may have; our own have seven. */
const DEPTH_LIMIT = 32;

/** Errors that a refusal lists. */
const MAX_ERRORS = 20;

/**
 * Parses a lead event. Unknown keys are kept. Whatever the text is, it throws nothing but a `Problem`.
 * @throws Problem naming each path that is wrong
 */
export function parseEvent(text: string): ParsedLeadEvent {
  const value = parseJson(text);
  if (deeperThan(value, DEPTH_LIMIT)) {
    throw new Problem('too-deep', `Nest lists and objects at most ${DEPTH_LIMIT} levels deep.`);
  }
  const parsed = leadEventSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, MAX_ERRORS).map((issue) => ({
    path: issue.path.map((part) => String(part).slice(0, 200)).join('.'),
    detail: issue.message.slice(0, 500),
  }));
  throw new Problem('not-a-lead', 'Mend what "errors" lists and send it again.', { errors });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: its message repeats the text, and a problem may be logged.
    throw new Problem('not-json', 'Send one JSON object: the lead event.');
  }
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => deeperThan(child, levels - 1));
}
