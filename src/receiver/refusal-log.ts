import type { Problem } from './problem.ts';
import { faultWords } from './fault-words.ts';

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
    if (kind === 'origin' && origin !== null && origins.size < ORIGINS_LOGGED && !origins.has(origin)) {
      origins.add(origin);
      const option = isOrigin(origin) ? `--origin ${origin}` : '--origin null';
      print(
        `A page of ${isOrigin(origin) ? origin : 'no origin'} may not send leads. To allow it, add ${option}`,
      );
    }
    if (kind === 'not-stored' || kind === 'fault') {
      print(`A lead could not be stored: ${faultWords(cause)}`);
    }
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
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
