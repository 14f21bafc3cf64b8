import type { Problem } from './problem.ts';
import { faultWords } from '../fault-words.ts';

/** Texts told at most. */
const TEXTS_TOLD = 20;

/** Origins named in the log at most; whoever sends can make up more. */
const ORIGINS_LOGGED = 20;

/**
 * Tells the owner what only the owner can mend: a site whose origin is not allowed (once for each), and a
 * store that fails. Says nothing of what was sent.
 */
export function refusalLog(print: (line: string) => void): (problem: Problem, request: Request) => void {
  const origins = new Set<string>();
  return ({ kind, cause }, request) => {
    const origin = request.headers.get('origin');
    const isNew = origin !== null && isOrigin(origin) && !origins.has(origin);
    if (kind === 'origin' && isNew && origins.size < ORIGINS_LOGGED) {
      origins.add(origin);
      const page = origin === 'null' ? 'A file, or a frame without an origin,' : `A page of ${origin}`;
      print(`${page} may not send leads. To allow it, add --origin ${origin}`);
    }
    if (kind === 'not-stored' || kind === 'fault') {
      print(`A lead could not be stored: ${faultWords(cause)}`);
    }
  };
}

/** Whether a browser would say so of a page; what else stands there was written by a program. */
function isOrigin(text: string): boolean {
  return text === 'null' || (URL.canParse(text) && new URL(text).origin === text);
}

/** Tells each text once, for the first ones: what is wrong with a service is wrong with every lead. */
export function onceEach(print: (line: string) => void): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (told.has(text) || told.size >= TEXTS_TOLD) return;
    told.add(text);
    print(text);
  };
}
