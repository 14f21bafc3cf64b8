/** The bodies that are not the lead event itself. They are loaded for the hosts that want one: see `formats.ts`. */
import type { AnswerInWords, LeadEvent } from '../lead/lead-event.ts';
import { flatten } from './flat.ts';

/** The flat version, as a form would be sent. */
export const form = (event: LeadEvent): string => `${new URLSearchParams(flatten(event))}`;

/** The access key is public and stands in the address, as `?access_key=…`; Web3Forms wants it in the body. */
export function web3forms(event: LeadEvent, webhook: string): string {
  return JSON.stringify({ ...flatten(event), ...Object.fromEntries(new URL(webhook).searchParams) });
}

/** What HubSpot calls the parts of a contact. Answers go under their own names: they must exist as properties there. */
const HUBSPOT: Readonly<Record<string, string>> = { givenName: 'firstname', familyName: 'lastname' };

export function hubspot({ data: { contact, answers, qualification, source } }: LeadEvent): string {
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
