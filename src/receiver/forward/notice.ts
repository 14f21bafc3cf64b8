import { referenceOf } from '../../lead/id.ts';
import { marksOf, nameOf, VERDICT_WORDS } from '../lead-text.ts';
import type { JudgedLead } from '../assess/judgement.ts';

/** A lead as it is shown in a mail or chat message. Any text may come from a visitor and has to be escaped. */
export interface Notice {
  /** Verdict and name. */
  title: string;
  /** Remarks, such as "Test". */
  marks: readonly string[];
  /** Why the verdict is what it is. */
  reasons: readonly string[];
  contact: readonly Row[];
  /** Each question with its answer. */
  answers: readonly Row[];
  /** The visitor's message. */
  message?: string;
  more: readonly Row[];
}

export type Row = readonly [term: string, text: string];

/** Control characters, and those that change the direction of a text. */
// oxlint-disable-next-line no-control-regex -- they are removed
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]+/g;

/** A text as one line, cut to a length. */
export function oneLine(text: string, length: number): string {
  const line = text.replace(CONTROLS, ' ').replaceAll(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/**
 * The link to a lead in the inbox. An `inboxUrl` that is no URL is returned as it is: a wrong link must not prevent the
 * message.
 */
export function leadUrl(inboxUrl: string, id: string): string {
  if (!URL.canParse(inboxUrl)) return inboxUrl;
  const url = new URL(inboxUrl);
  url.searchParams.set('lead', id);
  return url.href;
}

export function noticeOf(lead: JudgedLead): Notice {
  const { judgement, event } = lead;
  const { contact, answers, source, reference, id } = event.data;
  const { points, pass, route } = judgement;
  const utm = Object.entries(source.utm ?? {}).map(([name, value]) => `${name} ${value}`);
  const { message } = contact;
  return {
    title: `${VERDICT_WORDS[judgement.verdict]}: ${oneLine(nameOf(contact), 100)}`,
    marks: marksOf(lead),
    reasons: judgement.reasons.map(({ text }) => text),
    contact: rows({
      Name: contact.name ?? [contact.givenName, contact.familyName].filter(Boolean).join(' '),
      Email: contact.email,
      Phone: contact.phone,
      Company: contact.company,
      Website: contact.website,
    }),
    answers: Object.values(answers).map(({ label, text }) => [label, text === '' ? 'No answer' : text]),
    ...(message !== undefined && message.trim() !== '' && { message }),
    more: [
      ...Object.entries(contact.fields ?? {}).map(([name, value]): Row => [name, [value].flat().join(', ')]),
      ...rows({
        'Next step': route,
        'Points': pass === 0 ? undefined : `${points} of ${pass}`,
        'Page': source.page,
        'Came from': source.referrer,
        'Referred by': source.ref,
        'Campaign': utm.join(', '),
        'Reference': reference ?? referenceOf(id),
      }),
    ],
  };
}

function rows(texts: Readonly<Record<string, string | undefined>>): Row[] {
  return Object.entries(texts).filter(
    (row): row is [string, string] => row[1] !== undefined && row[1].trim() !== '',
  );
}
