/**
 * A lead in the words of the inbox and of messages: verdict, name and remarks; and links to a contact, only where the text
 * that a visitor typed is plainly an address of that kind.
 */
import type { Verdict } from '../qualifier/verdict.ts';
import type { JudgedLead } from './assess/judgement.ts';

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

/** `mailto:` for one plain address (RFC 6068): no name, no second recipient, no header fields. */
export function mailLink(text: string): string | undefined {
  const [local = '', domain = '', ...rest] = text.trim().split('@');
  if (rest.length > 0 || !LOCAL_PART.test(local) || !DOMAIN.test(domain)) return undefined;
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`;
}

/** `tel:` for 5 to 15 digits (E.164) with the usual punctuation between them. */
export function phoneLink(text: string): string | undefined {
  if (!/^\s*\+?[\d\s().\-/]{5,40}$/.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return undefined;
  return `tel:${text.trim().startsWith('+') ? '+' : ''}${digits}`;
}

/** The URL itself if it is http(s) and has no user name or password. */
export function webLink(text: string): string | undefined {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && username === '' && password === '' ? href : undefined;
}

/** Characters of a URL that any browser opens. */
const MAX_URL_LENGTH = 2_000;

const LOCAL_PART = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
