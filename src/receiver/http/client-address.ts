/** Who a request comes from: one client is one IPv4 address, or one IPv6 network of 64 bits. */

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/**
 * The address of the client behind so many proxies of the owner's own. Each proxy adds the address it was
 * called from at the right of `X-Forwarded-For`; what stands further left was written by the client, and
 * may be anything. So the entries are counted from the right, and never more of them than there are proxies.
 * @param peer address of the connection itself
 * @param proxies how many proxies of the owner's stand in front; 0: the header counts for nothing
 */
export function clientAddress(
  headers: Headers,
  peer: string | undefined,
  proxies: number,
): string | undefined {
  if (proxies === 0) return peer;
  const entries = headers.get('x-forwarded-for')?.split(',') ?? [];
  // Fewer entries than proxies: the request came in behind the first of them.
  const entry = entries.at(-Math.min(proxies, entries.length));
  return (entry === undefined ? undefined : plainAddress(entry)) ?? peer;
}

/**
 * What all addresses of one client have in common. A household or a server has a whole IPv6 network of 64
 * bits and may take each of its addresses once (RFC 6177); an IPv4 address written as IPv6 is the IPv4 one.
 */
export function clientOf(address: string): string {
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

/** An address without the port, brackets and zone that some proxies write; `undefined` for none. */
function plainAddress(text: string): string | undefined {
  const address = text
    .trim()
    .replace(/^"?\[([^\]]*)\](?::\d+)?"?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  return IPV4.test(address) || ipv6Groups(address) ? address : undefined;
}

/** The eight groups of an IPv6 address; `undefined` for anything else. `URL` knows all ways to write one. */
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
