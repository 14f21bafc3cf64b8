import { VERDICT_WORDS } from '../text/lead-words.ts';
import type { JudgedLead } from '../assess/judgement.ts';

/** What became of one detail of a lead from one send to the next; absent where it was not said. */
export interface Change {
  term: string;
  before?: string;
  after?: string;
}

/** What a person said otherwise when they sent again, and what that did to the verdict. Pure. */
export function changesBetween(before: JudgedLead, after: JudgedLead): Change[] {
  const [old, now] = [details(before), details(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.text === is?.text) return [];
    const term = (is ?? was)?.term ?? key;
    return [{ term, ...(was && { before: was.text }), ...(is && { after: is.text }) }];
  });
}

/** By a key that stays the same when a question is worded anew. */
function details({ event, judgement }: JudgedLead): Map<string, { term: string; text: string }> {
  const { contact, answers, source } = event.data;
  const rows: [key: string, term: string, text: string | undefined][] = [
    ['verdict', 'Verdict of the rules', VERDICT_WORDS[judgement.verdict]],
    ...Object.entries(answers).map(([name, { label, text }]): [string, string, string] => [
      `answer ${name}`,
      label,
      text,
    ]),
    ['name', 'Name', contact.name],
    ['given', 'First name', contact.givenName],
    ['family', 'Last name', contact.familyName],
    ['email', 'Email', contact.email],
    ['phone', 'Phone', contact.phone],
    ['company', 'Company', contact.company],
    ['website', 'Website', contact.website],
    ['message', 'Message', contact.message],
    ...Object.entries(contact.fields ?? {}).map(([name, value]): [string, string, string] => [
      `field ${name}`,
      name,
      [value].flat().join(', '),
    ]),
    ['page', 'Page', source.page],
  ];
  return new Map(
    rows.flatMap(([key, term, text]) => (text === undefined || text === '' ? [] : [[key, { term, text }]])),
  );
}
