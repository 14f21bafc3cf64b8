import { clientOf } from './client-address.ts';
import { OptionError } from '../command/option-error.ts';
import { Problem } from './problem.ts';

/** How often one client may send. */
export interface RateLimit {
  /** So many requests at once, … */
  requests: number;
  /** … and so many again every so many seconds, one after another. */
  seconds: number;
}

/** Seconds the client has to wait, whole; 0: go on. `now` is in milliseconds. */
export type Wait = (client: string, now: number) => number;

/** What is not said. */
const RATE_LIMIT: RateLimit = { requests: 30, seconds: 60 };

/** Clients remembered at once; the one heard of longest ago is forgotten first. */
const CLIENTS = 10_000;

/**
 * Counts the requests of each client by the generic cell rate algorithm (ITU-T I.371): one number a client,
 * the time at which it will have all its requests again. Requests that were refused do not count, so that a
 * client that waits as it was told gets through. Own code, for the algorithm is ten lines.
 * Each receiver counts for itself: behind a balancer the limit holds for each of them.
 * @throws OptionError for numbers that limit nothing, or everything
 */
export function rateLimiter({ requests, seconds }: RateLimit): Wait {
  if (!Number.isInteger(requests) || requests < 1 || !(seconds > 0 && Number.isFinite(seconds))) {
    throw new OptionError(
      'rateLimit takes a whole number of requests from 1 on and seconds above 0, for example { requests: 30, seconds: 60 }',
    );
  }
  const all = seconds * 1_000;
  const one = all / requests;
  /** When each client has all its requests again; the client heard of last stands last. */
  const full = new Map<string, number>();

  return (client, now) => {
    // A clock that was set back must not lock anybody out.
    const at = Math.min(Math.max(full.get(client) ?? now, now), now + all);
    const wait = at + one - (now + all);
    full.delete(client);
    full.set(client, wait > 0 ? at : at + one);
    if (full.size > CLIENTS) {
      const [oldest] = full.keys();
      if (oldest !== undefined) full.delete(oldest);
    }
    return wait > 0 ? Math.ceil(wait / 1_000) : 0;
  };
}

/**
 * Makes the check that throws a `Problem` where a client has sent too often.
 * @throws OptionError for a limit without addresses
 */
export function rateCheck({
  address,
  rateLimit = address ? RATE_LIMIT : false,
}: {
  address?: unknown;
  rateLimit?: RateLimit | false;
}): (client: string | null | undefined, time: number) => void {
  if (rateLimit === false) return () => undefined;
  if (address === undefined) {
    throw new OptionError(
      'rateLimit needs the option address: a function that gives the address of a client',
    );
  }
  const waitOf = rateLimiter(rateLimit);
  return (client, time) => {
    const wait = client ? waitOf(clientOf(client), time) : 0;
    if (wait === 0) return;
    throw new Problem('too-many', `Send it again in ${wait} s.`, { headers: { 'retry-after': `${wait}` } });
  };
}
