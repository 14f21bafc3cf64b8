import type { Verdict } from '../../qualifier/verdict.ts';
import type { JudgedLead } from '../assess/judgement.ts';

/** The verdicts as the owner reads them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  qualified: 'Qualified',
  review: 'Review',
  unqualified: 'Not a fit',
};

/** Characters of a name in a heading. A longer name is shown in full elsewhere. */
export const NAME_LENGTH = 100;

type Contact = JudgedLead['event']['data']['contact'];

/** The whole name, from one field or two; empty where none was given. */
export function fullName({ name = '', givenName, familyName }: Contact): string {
  return name.trim() === '' ? [givenName, familyName].filter(Boolean).join(' ') : name;
}

/** A name for the lead in headings and lists: the contact's name, else an address. */
export function nameOf(contact: Contact): string {
  const { email, phone } = contact;
  const given = [fullName(contact), email, phone].find((text) => text !== undefined && text.trim() !== '');
  if (given === undefined) return 'No name given';
  return given.length > NAME_LENGTH ? `${given.slice(0, NAME_LENGTH)}…` : given;
}

/** Remarks that the owner should see beside the verdict. */
export function marksOf({ event, judgement }: JudgedLead): string[] {
  const { test, sequence, visit } = event.data;
  return [
    ...(test ? ['Test'] : []),
    ...(sequence > 1 ? [`Sent again, number ${sequence}`] : []),
    ...(judgement.claimed ? [`The page claimed “${VERDICT_WORDS[judgement.claimed]}”`] : []),
    ...(visit.honeypot ? ['A field that people cannot see was filled in'] : []),
  ];
}
