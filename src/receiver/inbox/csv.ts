import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { referenceOf } from '../../lead/id.ts';
import { fullName, VERDICT_WORDS } from '../lead-text.ts';
import type { StoredLead } from '../store/store.ts';

/** A column of the CSV: its heading, and its text for a lead. */
interface Column {
  header: string;
  of: (lead: StoredLead) => string | number | undefined;
}

/** Questions by name, with the words of their column. */
type Questions = ReadonlyMap<string, string>;

/**
 * CSV (RFC 4180) as spreadsheets open it: UTF-8 with a byte order mark, CRLF, a heading, formulas neutralised.
 * @param columns returns the columns for the first batch
 */
export async function* csvOf(
  batches: AsyncIterable<readonly StoredLead[]>,
  columns: (first: readonly StoredLead[]) => readonly Column[],
): AsyncGenerator<string> {
  let known: readonly Column[] | undefined;
  for await (const batch of batches) {
    const isFirst = known === undefined;
    known ??= columns(batch);
    yield rows(known, batch, isFirst);
  }
  if (known === undefined) yield rows(columns([]), [], true);
}

function rows(columns: readonly Column[], batch: readonly StoredLead[], isFirst: boolean): string {
  return stringify(
    batch.map((lead) => columns.map(({ of }) => of(lead))),
    {
      columns: columns.map(({ header }, index) => ({ key: `${index}`, header })),
      header: isFirst,
      bom: isFirst,
      record_delimiter: 'windows',
      // Else only CRLF would be quoted, and no line break of one character.
      quote_record_delimiter: true,
      // The heading goes through both as well: questions are worded by visitors' pages.
      cast: { string: safeCell },
      escape_formulas: true,
    },
  );
}

/** The questions of the owner's rules; where several rules have one name, in the words of the first. */
export function questionsOf(qualifiers: readonly Qualifier[]): Questions {
  return firstOf(qualifiers.flatMap(({ questions }) => questions.map(({ name, label }) => [name, label])));
}

/** The questions that leads answered, for an inbox that was given no rules. */
export function questionsIn(leads: readonly StoredLead[]): Questions {
  return firstOf(
    leads.flatMap(({ event }) =>
      Object.entries(event.data.answers).map(([name, { label }]): [string, string] => [name, label]),
    ),
  );
}

/**
 * The columns of the CSV. Those of the lead come first, always the same and in this order, so that a spreadsheet
 * keeps its formulas when the rules change; behind them one for each question, and before those one for answers to
 * questions that have none.
 * @param timeZone IANA name: times are written as spreadsheets read them, in the time zone the heading names
 */
export function columnsOf(questions: Questions, timeZone: string): Column[] {
  const localTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return [
    { header: `Received (${timeZone})`, of: ({ arrived }) => localTime.format(arrived) },
    { header: 'Verdict', of: ({ overrule, judgement }) => VERDICT_WORDS[overrule ?? judgement.verdict] },
    { header: 'Verdict of the rules', of: ({ judgement }) => VERDICT_WORDS[judgement.verdict] },
    { header: 'Your verdict', of: ({ overrule }) => overrule && VERDICT_WORDS[overrule] },
    { header: 'Points', of: ({ judgement }) => judgement.points },
    { header: 'Pass mark', of: ({ judgement }) => judgement.pass },
    { header: 'Reasons', of: ({ judgement }) => judgement.reasons.map(({ text }) => text).join('\n') },
    { header: 'Your note', of: ({ note }) => note },
    { header: 'Name', of: ({ event }) => fullName(event.data.contact) },
    { header: 'Email', of: ({ event }) => event.data.contact.email },
    { header: 'Phone', of: ({ event }) => event.data.contact.phone },
    { header: 'Company', of: ({ event }) => event.data.contact.company },
    { header: 'Website', of: ({ event }) => event.data.contact.website },
    { header: 'Message', of: ({ event }) => event.data.contact.message },
    { header: 'Other fields', of: ({ event }) => lines(Object.entries(event.data.contact.fields ?? {})) },
    { header: 'Next step', of: ({ judgement }) => judgement.route },
    { header: 'Page', of: ({ event }) => event.data.source.page },
    { header: 'Came from', of: ({ event }) => event.data.source.referrer },
    { header: 'Referred by', of: ({ event }) => event.data.source.ref },
    ...UTM.map(utmColumn),
    { header: 'UTM other', of: ({ event }) => lines(otherUtm(event.data.source.utm)) },
    { header: 'Language', of: ({ event }) => event.data.visit.locale },
    { header: 'Consent', of: ({ event }) => consentWord(event.data.consent) },
    { header: 'Consent to', of: ({ event }) => event.data.consent?.text },
    { header: 'Consent at (UTC)', of: ({ event }) => event.data.consent?.time },
    { header: 'Spam score', of: ({ judgement }) => judgement.spam?.score },
    { header: 'Test', of: ({ event }) => (event.data.test ? 'yes' : undefined) },
    { header: 'Sends', of: ({ sequence }) => sequence },
    { header: 'Reference', of: ({ event, id }) => event.data.reference ?? referenceOf(id) },
    { header: 'Lead', of: ({ id }) => id },
    {
      header: 'Other answers',
      of: ({ event }) =>
        lines(
          Object.entries(event.data.answers)
            .filter(([name]) => !questions.has(name))
            .map(([, { label, text }]) => [label, text]),
        ),
    },
    ...[...questions].map(([name, label]) => ({
      header: isTwice(questions, label) ? `${label} (${name})` : label,
      of: ({ event }: StoredLead) => answerTo(event.data.answers, name),
    })),
  ];
}

/** The parameters that campaigns are tagged with. */
const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

function utmColumn(name: string): Column {
  return { header: `UTM ${name}`, of: ({ event }) => event.data.source.utm?.[name] };
}

function otherUtm(utm: Readonly<Record<string, string>> = {}): [string, string][] {
  return Object.entries(utm).filter(([name]) => !UTM.some((known) => known === name));
}

function consentWord(consent: { given: boolean } | undefined): string | undefined {
  return consent && (consent.given ? 'given' : 'not given');
}

/** Only an own key is an answer: names come from outside. */
function answerTo(answers: StoredLead['event']['data']['answers'], name: string): string | undefined {
  return Object.hasOwn(answers, name) ? answers[name]?.text : undefined;
}

/** `name: value`, each on a line of its own. */
function lines(pairs: readonly (readonly [string, string | readonly string[]])[]): string {
  return pairs.map(([name, value]) => `${name}: ${[value].flat().join(', ')}`).join('\n');
}

function isTwice(questions: Questions, label: string): boolean {
  return [...questions.values()].filter((other) => other === label).length > 1;
}

function firstOf(pairs: readonly (readonly [string, string])[]): Questions {
  const questions = new Map<string, string>();
  for (const [name, label] of pairs) if (!questions.has(name)) questions.set(name, label);
  return questions;
}

/**
 * Makes a text safe to open in a spreadsheet, beyond what `escape_formulas` of csv-stringify does: that looks at
 * the first character only. An apostrophe is put before what a spreadsheet could take for a formula's sign
 *
 * - at the beginning, also behind white space, invisible characters, quotation marks or line breaks, and where the
 *   text begins with a tab or a line break (OWASP, "CSV Injection");
 * - in the middle, behind a line break or another separator than ours: where a spreadsheet of another language opens
 *   the file with `;`, or takes no notice of quotation marks, a cell begins there. A list with hyphens and a
 *   telephone number are left alone: only what could call a function or reach out of the sheet is marked.
 */
export function safeCell(text: string): string {
  const cell = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  // Found once: a text of nothing but separators would else be read to its end for each of them.
  const reachesOut = [...cell.matchAll(REACHES_OUT)].at(-1)?.index ?? -1;
  const inside = cell.replaceAll(
    IN_THE_MIDST,
    (found, separator: string, gap: string, sign: string, at: number) =>
      EQUALS.test(sign) || reachesOut >= at + found.length ? `${separator}'${gap}${sign}` : found,
  );
  return AT_THE_BEGINNING.test(inside) ? `'${inside}` : inside;
}

/** Characters of a cell: Excel takes 32,767, and puts what is left over into cells of its own. The JSON has it all. */
const LONGEST = 32_000;

/** `=`, `+`, `-`, `@`: plain, full-width, small, raised or lowered, and the minus sign; Numbers and others read them alike. */
const SIGN =
  '[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212\\u207A-\\u207C\\u208A-\\u208C]';
const EQUALS = /[=\uFF1D\uFE66\u207C\u208C]/;

/** Characters before a sign that do not disarm it: white space, invisible characters, quotation marks. */
const GAP = '[\\p{Z}\\p{C}"]';

const LINE_BREAK = '\\n\\v\\f\\r\\u0085\\u2028\\u2029';
const SEPARATOR = `[,;|\\t${LINE_BREAK}]`;

const AT_THE_BEGINNING = new RegExp(`^(?:[\\t${LINE_BREAK}]|${GAP}*${SIGN})`, 'u');
/** The apostrophe stands behind the last separator: there the cell would begin. */
const IN_THE_MIDST = new RegExp(`(${SEPARATOR})((?:(?!${SEPARATOR})${GAP})*)(${SIGN})`, 'gu');

/** A function, another sheet, file or program (`cmd|'…'!A1`). */
const REACHES_OUT = /[([#]|!(?=\S)/g;
