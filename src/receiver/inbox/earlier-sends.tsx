/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { VERDICT_WORDS } from '../lead-text.ts';
import type { EarlierSend, StoredLead } from '../store/store.ts';
import type { JudgedLead } from '../assess/judgement.ts';
import { LongText, rulesVerdict, Time } from './parts.tsx';

/** Earlier sends shown on the page of a lead; a robot can make a thousand. */
export const EARLIER_SHOWN = 20;

interface EarlierSendsProps {
  lead: StoredLead;
  /** The latest first; one more than is shown where there are more. */
  earlier: readonly EarlierSend[];
  timeZone: string;
}

/** The earlier sends of a lead, each with the changes that came next. */
export function EarlierSends({ lead, earlier, timeZone }: EarlierSendsProps) {
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">Earlier versions</h2>
      <p>This person sent the form more than once. What they sent last is shown above.</p>
      <ol class="sends">
        {earlier.slice(0, EARLIER_SHOWN).map((send, index) => (
          <li>
            <EarlierVersion send={send} after={earlier[index - 1] ?? lead} timeZone={timeZone} />
          </li>
        ))}
      </ol>
      {earlier.length > EARLIER_SHOWN && <p>There are older ones: they are in the export below.</p>}
    </section>
  );
}

interface EarlierVersionProps {
  send: EarlierSend;
  /** The send that replaced it. */
  after: JudgedLead;
  timeZone: string;
}

function EarlierVersion({ send, after, timeZone }: EarlierVersionProps) {
  const changes = changesBetween(send, after);
  return (
    <>
      <h3>
        Number {send.sequence}, <Time at={send.received} timeZone={timeZone} />
      </h3>
      <p>
        The rules said: {rulesVerdict(send.judgement)}.
        {send.overrule && ` Your verdict then: ${VERDICT_WORDS[send.overrule]}.`}
      </p>
      {changes.length === 0 ? (
        <p>Sent again without a change.</p>
      ) : (
        <dl>
          {changes.map(({ term, before, after: now }) => (
            <div dir="auto">
              <dt>{term}</dt>
              <dd>
                <Unseen>Before:</Unseen> {before === undefined ? <p>Not given</p> : <Removed text={before} />}
              </dd>
              <dd>
                <Unseen>Then:</Unseen> {now === undefined ? <p>No longer given</p> : <Inserted text={now} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** For screen readers: on screen, a line through the old text tells which is which. */
function Unseen({ children }: { children: Child }) {
  return <span class="visually-hidden">{children}</span>;
}

function Removed({ text }: { text: string }) {
  return (
    <del>
      <LongText text={text} />
    </del>
  );
}

function Inserted({ text }: { text: string }) {
  return (
    <ins>
      <LongText text={text} />
    </ins>
  );
}

/** How one detail of a lead changed from one send to the next; absent where it was not given. */
interface Change {
  term: string;
  before?: string;
  after?: string;
}

function changesBetween(before: JudgedLead, after: JudgedLead): Change[] {
  const [old, now] = [details(before), details(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.text === is?.text) return [];
    const term = (is ?? was)?.term ?? key;
    return [{ term, ...(was && { before: was.text }), ...(is && { after: is.text }) }];
  });
}

/** By a key that stays the same when a question is reworded. */
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
