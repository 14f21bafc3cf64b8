import { expect, test } from 'vitest';
import { clientAddress, clientKey } from '../../../src/receiver/http/client.ts';

const PEER = '198.51.100.1';

test.each<[proxies: number, header: string | undefined, address: string]>([
  [0, undefined, PEER],
  [0, '203.0.113.9', PEER],
  [1, undefined, PEER],
  [1, '203.0.113.9', '203.0.113.9'],
  [1, 'forged, 203.0.113.9', '203.0.113.9'],
  [1, '192.0.2.66, 203.0.113.9', '203.0.113.9'],
  [2, '192.0.2.66, 203.0.113.9, 198.51.100.7', '203.0.113.9'],
  [2, '203.0.113.9', '203.0.113.9'],
  [1, ' 203.0.113.9:51234', '203.0.113.9'],
  [1, '[2001:db8::7]:51234', '2001:db8::7'],
  [1, '"[2001:db8::7]"', '2001:db8::7'],
  [1, '2001:db8::7', '2001:db8::7'],
  [1, 'fe80::1%eth0', 'fe80::1'],
  [1, 'unknown', PEER],
  [1, '203.0.113.9, ', PEER],
  [1, '203.0.113.999', PEER],
  [1, '<script>', PEER],
  [1, '', PEER],
])('behind %i proxies, "%s" is a request of %s', (proxies, header, address) => {
  const headers = new Headers(header === undefined ? {} : { 'x-forwarded-for': header });
  expect(clientAddress(headers, PEER, proxies)).toBe(address);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::ffff:cb00:7109', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['a unix socket', 'a unix socket'],
])('%s belongs to the client %s', (address, client) => {
  expect(clientKey(address)).toBe(client);
});
