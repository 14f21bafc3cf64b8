import { expect, test } from 'vitest';
import { whyNotSent } from '../../../src/receiver/forward/email-reason.ts';

/** A connection that failed, as nodemailer tells of it: in the words of Node and OpenSSL. */
const failed = (message: string) => Object.assign(new Error(message), { code: 'ESOCKET' });

test.each([
  ["Hostname/IP does not match certificate's altnames: Host: localhost.", 'is not valid for its name'],
  ['certificate has expired', 'has expired'],
  ['self-signed certificate', 'is signed by nobody whom this machine trusts'],
  ['self-signed certificate in certificate chain', 'is signed by nobody whom this machine trusts'],
  ['unable to verify the first certificate', 'is signed by nobody whom this machine trusts'],
  ['unable to get local issuer certificate', 'is signed by nobody whom this machine trusts'],
])('"%s" is the certificate: it %s', (message, words) => {
  expect(whyNotSent(failed(message))).toEqual({
    kind: 'failed',
    why: `the certificate of the mail server ${words}`,
  });
});

test('a connection that broke off is no fault of a certificate', () => {
  expect(whyNotSent(failed('read ECONNRESET'))).toMatchObject({
    why: 'the connection to the mail server failed',
  });
});
