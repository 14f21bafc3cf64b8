import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type LookupFunction, BlockList, isIP } from 'node:net';
import type { Post } from './post.ts';

/** The target's host has an address that is not of the public internet. */
class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';

  constructor(host: string) {
    super(
      `${host} is at a private address, which is refused. If that is meant, add "${host}" to allowPrivate (--allow-private ${host})`,
    );
  }
}

/** How long the body of a response may take, in milliseconds; it is read and dropped. */
const BODY_MS = 1_000;

/**
 * Posts through Node's own client, which connects to the very address that was checked: a host name that changes its
 * address between check and connection (DNS rebinding) gains nothing. Redirects are not followed.
 * @param isAllowed whether the host was allowed by name
 */
export const nodePost: Post = (url, { headers, body }, isAllowed, signal) =>
  new Promise((resolve, reject) => {
    const target = new URL(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (!isAllowed && isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddress(host);
    const request = (target.protocol === 'https:' ? secureRequest : plainRequest)(target, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A new connection for each delivery, so that none is reused whose address was checked long ago.
      agent: false,
      signal,
      ...(!isAllowed && { lookup: lookupPublic }),
    });
    request.on('response', (response) => {
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'] ?? null,
      });
      const late = setTimeout(() => response.destroy(), BODY_MS).unref();
      response
        .on('error', () => undefined)
        .on('close', () => clearTimeout(late))
        .resume();
    });
    // Without this listener, Node closes the connection on a 101 response and no event says so.
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, retryAfter: null });
    });
    request.on('error', reject);
    request.end(body);
  });

/** Looks a host name up; fails if any of its addresses is private. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) return callback(error, '');
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new PrivateAddress(hostname), '');
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/** IPv4 blocks that are not of the public internet (IANA IPv4 Special-Purpose Address Registry, multicast). */
const NOT_PUBLIC: readonly [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** IPv6 blocks of the public internet: global unicast, and NAT64, which leads to IPv4 addresses. */
const PUBLIC_6: readonly [network: string, bits: number][] = [
  ['2000::', 3],
  ['64:ff9b::', 96],
];

/** Blocks within these that are not (IANA IPv6 Special-Purpose Address Registry): protocols, documentation, 6to4. */
const NOT_PUBLIC_6: readonly [network: string, bits: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = new BlockList();
const allowed6 = new BlockList();
for (const [network, bits] of NOT_PUBLIC) {
  refused.addSubnet(network, bits, 'ipv4');
  refused.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
for (const [network, bits] of NOT_PUBLIC_6) refused.addSubnet(network, bits, 'ipv6');
for (const [network, bits] of PUBLIC_6) allowed6.addSubnet(network, bits, 'ipv6');

/**
 * Whether an IP address is of the public internet, and not of this machine, its network, its cloud's metadata service
 * or anything else that webhooks must not reach.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !refused.check(address, 'ipv4');
  return version === 6 && allowed6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}
