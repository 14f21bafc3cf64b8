/** How the hosts of webhooks want their leads, and which addresses are secrets. */

/** How a lead is written into a body. */
export type Format = 'json' | 'form' | 'text';

/** The functions of `bodies.ts` that write a body. */
export type BodyName = 'form' | 'web3forms' | 'hubspot';

/** How a host wants its leads. */
interface Host {
  /** Matches the webhook's whole address. */
  at: RegExp;
  format: Format;
  /** The host hides its answers from pages: a lead it took cannot be told from one it confirmed. */
  isOpaque?: boolean;
  /** A body that only this host wants; see `bodies.ts`. */
  body?: BodyName;
}

/** From the vendors' documents; all other hosts get the lead event as JSON. */
const HOSTS: readonly Host[] = [
  { at: /^https:\/\/hooks\.zapier\.com\//, format: 'form' },
  { at: /^https:\/\/[^/]+\.make\.com\//, format: 'form' },
  { at: /^https:\/\/[^/]+\.m\.pipedream\.net(\/|$)/, format: 'form' },
  // Form hosters: they mail the lead, with its `email` as the address to answer to.
  { at: /^https:\/\/formspree\.io\/f\//, format: 'form' },
  { at: /^https:\/\/usebasin\.com\/f\//, format: 'form' },
  { at: /^https:\/\/getform\.io\/f\//, format: 'form' },
  // Apps Script answers no preflight, and redirects to another host whose answer a page cannot always read.
  { at: /^https:\/\/script\.google\.com\/macros\//, format: 'text', isOpaque: true },
  { at: /^https:\/\/api\.web3forms\.com\//, format: 'json', body: 'web3forms' },
  { at: /^https:\/\/api\.hsforms\.com\//, format: 'json', body: 'hubspot' },
];

/** Addresses that let everybody who reads them write, or worse: from a page they would be stolen. */
const SECRETS: readonly RegExp[] = [
  /^https:\/\/hooks\.slack\.com\//,
  /^https:\/\/[^/]*\bdiscord(app)?\.com\/api\/webhooks\//,
  /^https:\/\/[^/]+\.(logic\.azure|webhook\.office|powerplatform)\.com[:/]/,
  /^https:\/\/maker\.ifttt\.com\//,
  /^https:\/\/[^/]+\.api\.mailchimp\.com\//,
  /^https:\/\/api\.(notion|airtable|brevo|pipedrive)\.com\//,
  /[?&](sig|signature|x-amz-signature|(api[-_]?)?key|secret|access_token|api_token|password)=/i,
  /^https?:\/\/[^/]*@/,
];

/** Whether a webhook's address is a secret, which belongs behind a receiver. */
export const isSecret = (webhook: string): boolean => SECRETS.some((secret) => secret.test(webhook));

/** The entry of a webhook's host; undefined for a host that takes the lead event as JSON. */
export const hostOf = (webhook: string): Host | undefined => HOSTS.find(({ at }) => at.test(webhook));
