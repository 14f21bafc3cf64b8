/** The lines that the command prints for its owner while it runs. Nothing in them was sent by a visitor. */
import { describeError } from '../errors.ts';
import type { Trouble } from '../forward/deliver.ts';
import type { Target } from '../forward/target.ts';
import type { Problem } from '../http/problem.ts';

type Print = (line: string) => void;

/** Different texts that `once` prints at most. */
const MAX_TEXTS = 20;

/** Origins that are printed at most; programs can make up any number. */
const MAX_ORIGINS = 20;

/** Prints refusals that only the owner can fix: an origin that is not allowed, once for each, and a failing store. */
export function refusalLog(print: Print): (problem: Problem, request: Request) => void {
  const origins = new Set<string>();
  return ({ kind, cause }, request) => {
    const origin = request.headers.get('origin');
    const isNew = origin !== null && isOrigin(origin) && !origins.has(origin);
    if (kind === 'origin' && isNew && origins.size < MAX_ORIGINS) {
      origins.add(origin);
      const page = origin === 'null' ? 'A file, or a frame without an origin,' : `A page of ${origin}`;
      print(`${page} may not send leads. To allow it, add --origin ${origin}`);
    }
    if (kind === 'not-stored' || kind === 'fault') {
      print(`A lead could not be stored: ${describeError(cause)}`);
    }
  };
}

/** Whether a browser could send this as `Origin`; anything else was written by a program. */
function isOrigin(text: string): boolean {
  return text === 'null' || (URL.canParse(text) && new URL(text).origin === text);
}

/** Prints each text once, up to a number of texts: the same problem comes with every lead. */
export function once(print: Print): (text: string) => void {
  const printed = new Set<string>();
  return (text) => {
    if (printed.has(text) || printed.size >= MAX_TEXTS) return;
    printed.add(text);
    print(text);
  };
}

/** Prints the troubles of each target; the same one is not repeated until another has come. */
export function forwardLog(print: Print): (trouble: Trouble) => void {
  const printed = new Map<string, string>();
  return ({ kind, target, why }) => {
    const line = {
      failed: `A lead could not be forwarded to ${target}: ${why}. It will be tried again.`,
      dead: `A lead was not forwarded to ${target} in ten attempts: ${why}. It is kept as a dead letter.`,
      disabled: `Nothing is forwarded to ${target} any more: ${why}. Its leads wait.`,
      store: `Forwarding waits for the database: ${why}`,
    }[kind];
    if (printed.get(target) === line) return;
    printed.set(target, line);
    print(line);
  };
}

/**
 * Checks the targets and prints those that cannot be reached. The receiver runs meanwhile: a mail server that is down
 * for the moment must not keep it from taking leads.
 */
export async function reportUnready(targets: readonly Target[], print: Print): Promise<void> {
  await Promise.all(
    targets.map(async (target) => {
      const result = await target.check?.();
      if (result === undefined || result.kind === 'delivered') return;
      print(
        `Nothing can be forwarded to ${target.name} at the moment: ${result.why}. Leads are kept, and wait for it.`,
      );
    }),
  );
}
