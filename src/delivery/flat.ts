import type { LeadEvent } from '../lead/lead-event.ts';

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
