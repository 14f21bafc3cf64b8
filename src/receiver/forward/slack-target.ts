import type { HttpTargetOptions } from './http-target.ts';
import { httpTarget } from './http-target.ts';
import type { Row } from './notice.ts';
import { leadUrl, noticeOf, oneLine } from './notice.ts';
import type { Target } from './target.ts';

export interface ChatTargetOptions extends HttpTargetOptions {
  /** Where the inbox is shown, for a link to the lead in it: `https://leads.example.com/`. */
  inboxUrl?: string;
}

/** Characters that Slack shows of a section's field and of a section. */
const FIELD = 1_900;
const SECTION = 2_900;
/** Fields that a section may have. */
const FIELDS = 10;

/** A target that writes to a Slack channel through an "incoming webhook", whose address is a secret. */
export function slackTarget({ inboxUrl, ...options }: ChatTargetOptions): Target {
  return httpTarget(options, ({ id, lead }) => {
    const { title, marks, reasons, contact, answers, message, more } = noticeOf(lead);
    const blocks = [
      ...section(`*${escape(oneLine(title, 140))}*`),
      ...section([...marks, ...reasons].map((text) => `• ${escape(text)}`).join('\n')),
      ...fieldsOf([...contact, ...answers]),
      ...section(message && `*Message*\n${escape(message)}`),
      ...section(more.map(([term, text]) => `${escape(term)}: ${escape(text)}`).join('\n')),
      ...section(inboxUrl && `<${escape(leadUrl(inboxUrl, id))}|Open in the inbox>`),
    ];
    return { body: { text: escape(oneLine(title, 140)), blocks: blocks.slice(0, 50) } };
  });
}

/** `verbatim`: what looks like a name, a channel or a link is left as it is typed. */
function markdown(text: string, length: number) {
  // Cutting may not leave half an entity.
  const cut = text.length > length ? `${text.slice(0, length).replace(/&[a-z]*$/, '')}…` : text;
  return { type: 'mrkdwn', text: cut, verbatim: true };
}

function section(text: string | undefined) {
  return text ? [{ type: 'section', text: markdown(text, SECTION) }] : [];
}

function fieldsOf(rows: readonly Row[]) {
  const fields = rows.map(([term, text]) =>
    markdown(`*${escape(oneLine(term, 300))}*\n${escape(text)}`, FIELD),
  );
  const sections = [];
  for (let from = 0; from < fields.length; from += FIELDS)
    sections.push({ type: 'section', fields: fields.slice(from, from + FIELDS) });
  return sections;
}

/** The three characters that mean something to Slack ("Formatting text for app surfaces"). */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
