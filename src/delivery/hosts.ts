import type { AnswerInWords, LeadEvent } from '../lead/lead-event.ts';
import { flatten } from './flat.ts';

/** How a lead is written. */
export type Format = 'json' | 'form' | 'text';

/** How a host wants its leads. */
interface Host {
  /** Matches the webhook's whole address. */
  at: RegExp;
  format: Format;
  /** The host hides its answers from pages: a lead it took cannot be told from one it confirmed. */
  isOpaque?: boolean;
  /** A body that only this host wants. */
  body?: (event: LeadEvent, webhook: string) => string;
}

/** After the vendors' documents; all others are sent the lead event as JSON. */
const HOSTS: readonly Host[] = [
  { at: /^https:\/\/hooks\.zapier\.com\//, format: 'form' },
  { at: /^https:\/\/[^/]+\.make\.com\//, format: 'form' },
  { at: /^https:\/\/[^/]+\.m\.pipedream\.net(\/|$)/, format: 'form' },
  // Hosts of forms, which write a mail to its `email`.
  { at: /^https:\/\/formspree\.io\/f\//, format: 'form' },
  { at: /^https:\/\/usebasin\.com\/f\//, format: 'form' },
  { at: /^https:\/\/getform\.io\/f\//, format: 'form' },
  // Apps Script answers no preflight, and with a redirect to another host that a page may not always read.
  { at: /^https:\/\/script\.google\.com\/macros\//, format: 'text', isOpaque: true },
  { at: /^https:\/\/api\.web3forms\.com\//, format: 'json', body: web3forms },
  { at: /^https:\/\/api\.hsforms\.com\//, format: 'json', body: hubspot },
];

/** Addresses that let everybody who reads them write, or worse: in a page they would be stolen. */
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

/** How the host of a webhook wants its leads, where it is one of those that want something of their own. */
export const hostOf = (webhook: string): Host | undefined => HOSTS.find(({ at }) => at.test(webhook));

/** The access key is public and stands in the address, as `?access_key=…`; Web3Forms wants it in the body. */
function web3forms(event: LeadEvent, webhook: string): string {
  return JSON.stringify({ ...flatten(event), ...Object.fromEntries(new URL(webhook).searchParams) });
}

/** What HubSpot calls the parts of a contact. Answers go under their own names: they must exist as properties there. */
const HUBSPOT: Readonly<Record<string, string>> = { givenName: 'firstname', familyName: 'lastname' };

function hubspot({ data: { contact, answers, qualification, source } }: LeadEvent): string {
  const { fields: _, name, ...person } = contact;
  const [firstname] = contact.givenName || contact.familyName ? [] : [name];
  const values: Record<string, AnswerInWords['value'] | undefined> = {
    ...person,
    ...(firstname && { firstname }),
    ...Object.fromEntries(Object.entries(answers).map(([question, { value }]) => [question, value])),
    lead_verdict: qualification.verdict,
  };
  return JSON.stringify({
    fields: Object.entries(values).flatMap(([key, value]) =>
      (value ?? null) === null ? [] : [{ name: HUBSPOT[key] ?? key, value: [value].flat().join(';') }],
    ),
    context: { pageUri: source.page },
  });
}
