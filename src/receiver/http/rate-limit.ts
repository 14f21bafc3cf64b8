import { OptionError } from '../errors.ts';
import { clientKey } from './client-address.ts';
import { Problem } from './problem.ts';

/** How often one client may send. */
export interface RateLimit {
  /** Requests that one client may send at once. */
  requests: number;
  /** Seconds in which a client gets that many requests back, one after another. */
  seconds: number;
}

/** Returns how long the client has to wait, in whole seconds; 0: not at all. `now` is in milliseconds. */
export type Wait = (client: string, now: number) => number;

const DEFAULT_LIMIT: RateLimit = { requests: 30, seconds: 60 };

/** Clients remembered at once; the one with the oldest request is forgotten first. */
const MAX_CLIENTS = 10_000;

/**
 * Counts the requests of each client by the generic cell rate algorithm (ITU-T I.371): one number per client, the time
 * at which it will have all its requests again. Refused requests do not count, so a client that waits as long as it
 * was asked to gets through. Each receiver counts for itself: behind a load balancer the limit applies to each.
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
  /** When each client has all its requests again; in the order of their latest requests. */
  const full = new Map<string, number>();

  return (client, now) => {
    // Bounded by `now`, so that a clock that was set back locks nobody out.
    const at = Math.min(Math.max(full.get(client) ?? now, now), now + all);
    const wait = at + one - (now + all);
    full.delete(client);
    full.set(client, wait > 0 ? at : at + one);
    if (full.size > MAX_CLIENTS) {
      const [oldest] = full.keys();
      if (oldest !== undefined) full.delete(oldest);
    }
    return wait > 0 ? Math.ceil(wait / 1_000) : 0;
  };
}

/**
 * Creates the check that throws a `Problem` where a client has sent too often.
 * @throws OptionError for a limit without addresses
 */
export function rateCheck({
  address,
  rateLimit = address ? DEFAULT_LIMIT : false,
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
    const wait = client ? waitOf(clientKey(client), time) : 0;
    if (wait === 0) return;
    throw new Problem('too-many', `Send it again in ${wait} s.`, { headers: { 'retry-after': `${wait}` } });
  };
}
