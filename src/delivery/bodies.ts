/** The bodies that are not the lead event itself. They are loaded for the hosts that want one: see `formats.ts`. */
import type { AnswerInWords, LeadEvent } from '../lead/lead-event.ts';

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

/** The flat version of a lead event: one string per key, and the whole event as JSON under `event`. */
export function flatten(event: LeadEvent): Record<string, string> {
  const { contact, answers, qualification, outcome, source, id, sequence, reference, consent } = event.data;
  const { reasons, ...judgement } = qualification;
  const { fields, ...person } = contact;
  const { utm = {}, ...origin } = source;
  const { type, timestamp } = event;
  const keys: Record<string, string | number | boolean | readonly string[] | null | undefined> = {
    ...fields,
    ...person,
  };
  for (const name in answers) keys[name] = answers[name]?.value;
  for (const name in utm) keys[`utm_${name}`] = utm[name];
  Object.assign(
    keys,
    origin,
    judgement,
    outcome,
    { id, sequence, type, timestamp },
    reference && { reference },
    consent && { consent: consent.given, consent_text: consent.text, consent_time: consent.time },
  );
  keys.reasons = reasons.map((reason) => reason.text).join('; ');
  keys.event = JSON.stringify(event);
  return Object.fromEntries(
    Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
  );
}
