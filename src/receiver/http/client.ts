/** The client of a request, an IPv4 address or an IPv6 network of 64 bits: which it is, and how often it may send. */
import { OptionError } from '../errors.ts';
import { Problem } from './problem.ts';

/**
 * The address of the client behind a number of proxies of the owner's own. Each proxy appends the address it was called
 * from to `X-Forwarded-For`; anything further left was written by the client and may be false. So the entries are
 * counted from the right, and never more of them than there are proxies.
 * @param peer address of the connection itself
 * @param proxies number of the owner's proxies in front; with 0 the header is ignored
 */
export function clientAddress(
  headers: Headers,
  peer: string | undefined,
  proxies: number,
): string | undefined {
  if (proxies === 0) return peer;
  const entries = headers.get('x-forwarded-for')?.split(',') ?? [];
  // Fewer entries than proxies: the request did not pass all of them.
  const entry = entries.at(-Math.min(proxies, entries.length));
  return (entry === undefined ? undefined : plainAddress(entry)) ?? peer;
}

/**
 * The key of a client: the same for all its addresses. A household or a server has an IPv6 network of 64 bits and may
 * use any address in it (RFC 6177); an IPv4 address written as IPv6 counts as the IPv4 one.
 */
export function clientKey(address: string): string {
  const groups = ipv6Groups(address);
  if (groups === undefined) return address;
  const [five, six, seven = 0, eight = 0] = groups.slice(4);
  if (groups.slice(0, 4).every((group) => group === 0) && five === 0 && six === 0xffff) {
    return [seven >> 8, seven & 255, eight >> 8, eight & 255].join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

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

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** An address without the port, brackets and zone that some proxies add; `undefined` for anything else. */
function plainAddress(text: string): string | undefined {
  const address = text
    .trim()
    .replace(/^"?\[([^\]]*)\](?::\d+)?"?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return IPV4.test(address) || ipv6Groups(address) ? address : undefined;
}

/** The eight groups of an IPv6 address; `undefined` for anything else. `URL` parses all ways to write one. */
function ipv6Groups(address: string): number[] | undefined {
  const host = `http://[${address.replace(/%.*$/, '')}]`;
  if (!address.includes(':') || !URL.canParse(host)) return undefined;
  const [left = '', right] = new URL(host).hostname.slice(1, -1).split('::');
  if (right === undefined) return groupsOf(left);
  const [before, after] = [groupsOf(left), groupsOf(right)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function groupsOf(half: string): number[] {
  return half
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16));
}
