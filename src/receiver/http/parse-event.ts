import type { ParsedLeadEvent } from '../../lead/schema.ts';
import { leadEventSchema } from '../../lead/schema.ts';
import { Problem } from './problem.ts';

/** Levels of lists and objects an event may have; a lead of our own has seven. */
const DEPTH_LIMIT = 32;
const ERRORS_SHOWN = 20;

/**
 * Reads a lead event from its JSON text. Unknown keys are kept; nothing in the text can make it throw
 * anything but a `Problem`.
 * @throws Problem naming each path that is wrong
 */
export function parseEvent(text: string): ParsedLeadEvent {
  const value = parseJson(text);
  if (deeperThan(value, DEPTH_LIMIT)) {
    throw new Problem('too-deep', `Nest lists and objects at most ${DEPTH_LIMIT} levels deep.`);
  }
  const parsed = leadEventSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, ERRORS_SHOWN).map((issue) => ({
    path: issue.path.map((part) => String(part).slice(0, 200)).join('.'),
    detail: issue.message.slice(0, 500),
  }));
  throw new Problem('not-a-lead', 'Mend what "errors" lists and send it again.', { errors });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not with its cause, whose message repeats the text: a problem may be logged.
    throw new Problem('not-json', 'Send one JSON object: the lead event.');
  }
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => deeperThan(child, levels - 1));
}
