/** The client of a request: an IPv4 address, or an IPv6 network of 64 bits. */

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

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
