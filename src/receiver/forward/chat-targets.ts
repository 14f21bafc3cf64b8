import type { Verdict } from '../../qualifier/verdict.ts';
import { type HttpTargetOptions, httpTarget } from './http-target.ts';
import { type Row, leadUrl, noticeOf, oneLine } from './notice.ts';
import type { Target } from './target.ts';

export interface ChatTargetOptions extends HttpTargetOptions {
  /** Where the inbox is shown, for a link to the lead in it: `https://leads.example.com/`. */
  inboxUrl?: string;
}

/** Slack's limits in characters, with some room to spare, and the number of fields a section may have. */
const SLACK = { field: 1_900, section: 2_900, fields: 10, blocks: 50 };

/** A target that writes to a Slack channel through an "incoming webhook", whose address is a secret. */
export function slackTarget({ inboxUrl, ...options }: ChatTargetOptions): Target {
  return httpTarget(options, ({ id, lead }) => {
    const { title, marks, reasons, contact, answers, message, more } = noticeOf(lead);
    const heading = slackText(oneLine(title, 140));
    const blocks = [
      ...section(`*${heading}*`),
      ...section([...marks, ...reasons].map((text) => `• ${slackText(text)}`).join('\n')),
      ...fieldSections([...contact, ...answers]),
      ...section(message && `*Message*\n${slackText(message)}`),
      ...section(more.map(([term, text]) => `${slackText(term)}: ${slackText(text)}`).join('\n')),
      ...section(inboxUrl && `<${slackText(leadUrl(inboxUrl, id))}|Open in the inbox>`),
    ];
    return { body: { text: heading, blocks: blocks.slice(0, SLACK.blocks) } };
  });
}

/** `verbatim`: Slack turns no name, channel or link in it into a real one. */
function slackMarkdown(text: string, length: number) {
  // The cut must not leave half an entity.
  const short = text.length > length ? `${text.slice(0, length).replace(/&[a-z]*$/, '')}…` : text;
  return { type: 'mrkdwn', text: short, verbatim: true };
}

function section(text: string | undefined) {
  return text ? [{ type: 'section', text: slackMarkdown(text, SLACK.section) }] : [];
}

function fieldSections(rows: readonly Row[]) {
  const fields = rows.map(([term, text]) =>
    slackMarkdown(`*${slackText(oneLine(term, 300))}*\n${slackText(text)}`, SLACK.field),
  );
  const sections = [];
  for (let from = 0; from < fields.length; from += SLACK.fields)
    sections.push({ type: 'section', fields: fields.slice(from, from + SLACK.fields) });
  return sections;
}

/** Escapes the three characters that mean something to Slack ("Formatting text for app surfaces"). */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Discord's limits (API reference, "Embed limits"): of each part, and of an embed in all. */
const DISCORD = {
  content: 2_000,
  title: 256,
  description: 4_096,
  fieldName: 256,
  fieldValue: 1_024,
  fields: 25,
  total: 6_000,
};

const COLOURS: Readonly<Record<Verdict, number>> = {
  qualified: 0x1a7f37,
  review: 0x9a6700,
  unqualified: 0x6e7781,
};

/** A target that writes to a Discord channel through a webhook, whose address is a secret. It mentions nobody. */
export function discordTarget({ inboxUrl, ...options }: ChatTargetOptions): Target {
  return httpTarget(options, ({ id, lead }) => {
    const { title, marks, reasons, contact, answers, message, more } = noticeOf(lead);
    const description = [...marks, ...reasons].map((text) => `- ${discordText(text)}`).join('\n');
    const rows = [...contact, ...answers, ...(message ? [['Message', message] as const] : []), ...more];
    const embed = {
      title: truncate(discordText(title), DISCORD.title),
      color: COLOURS[lead.judgement.verdict],
      description: truncate(description, DISCORD.description / 4),
      fields: [] as { name: string; value: string }[],
      ...(inboxUrl && { url: leadUrl(inboxUrl, id) }),
    };
    let length = embed.title.length + embed.description.length;
    for (const [term, text] of rows.slice(0, DISCORD.fields)) {
      const name = truncate(discordText(oneLine(term, DISCORD.fieldName)), DISCORD.fieldName);
      const value = truncate(discordText(text), DISCORD.fieldValue);
      length += name.length + value.length;
      if (length > DISCORD.total) break;
      embed.fields.push({ name, value });
    }
    const content = truncate(discordText(title), DISCORD.content);
    return { body: { content, embeds: [embed], allowed_mentions: { parse: [] } } };
  });
}

/** Escapes Discord's Markdown, so that a visitor's text cannot hide a link behind other words. */
function discordText(text: string): string {
  return text.replaceAll(/[\\*_~`|<>[\]()#-]/g, (sign) => `\\${sign}`);
}

/** Cuts a text, but not inside an escaped character or a surrogate pair. */
function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/(?:(?<!\\)(?:\\\\)*\\|[\uD800-\uDBFF])$/, '')}…`;
}
