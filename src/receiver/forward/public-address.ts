import { BlockList, isIP } from 'node:net';

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
