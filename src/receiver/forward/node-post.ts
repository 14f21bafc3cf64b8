import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
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

/** How long the body of a response may take, in milliseconds; it is not used. */
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
