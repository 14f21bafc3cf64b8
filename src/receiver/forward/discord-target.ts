import type { Verdict } from '../../qualifier/verdict.ts';
import { httpTarget } from './http-target.ts';
import { leadUrl, noticeOf, oneLine } from './notice.ts';
import type { ChatTargetOptions } from './slack-target.ts';
import type { Target } from './target.ts';

/** What Discord takes at most (API reference, "Embed limits"): of each part, and of an embed in all. */
const CONTENT = 2_000;
const TITLE = 256;
const DESCRIPTION = 4_096;
const FIELD_NAME = 256;
const FIELD_VALUE = 1_024;
const FIELDS = 25;
const TOTAL = 6_000;

const COLOURS: Readonly<Record<Verdict, number>> = {
  qualified: 0x1a7f37,
  review: 0x9a6700,
  unqualified: 0x6e7781,
};

/** A target that writes to a Discord channel through a webhook, whose address is a secret. It pings nobody. */
export function discordTarget({ inboxUrl, ...options }: ChatTargetOptions): Target {
  return httpTarget(options, ({ id, lead }) => {
    const { title, marks, reasons, contact, answers, message, more } = noticeOf(lead);
    const description = [...marks, ...reasons].map((text) => `- ${escape(text)}`).join('\n');
    const rows = [...contact, ...answers, ...(message ? [['Message', message] as const] : []), ...more];
    const embed = {
      title: cut(escape(title), TITLE),
      color: COLOURS[lead.judgement.verdict],
      description: cut(description, DESCRIPTION / 4),
      fields: [] as { name: string; value: string }[],
      ...(inboxUrl && { url: leadUrl(inboxUrl, id) }),
    };
    let length = embed.title.length + embed.description.length;
    for (const [term, text] of rows.slice(0, FIELDS)) {
      const name = cut(escape(oneLine(term, FIELD_NAME)), FIELD_NAME);
      const value = cut(escape(text), FIELD_VALUE);
      length += name.length + value.length;
      if (length > TOTAL) break;
      embed.fields.push({ name, value });
    }
    return {
      body: { content: cut(escape(title), CONTENT), embeds: [embed], allowed_mentions: { parse: [] } },
    };
  });
}

/** Signs that Discord reads as its Markdown: a visitor's text can hide no link behind other words. */
function escape(text: string): string {
  return text.replaceAll(/[\\*_~`|<>[\]()#-]/g, (sign) => `\\${sign}`);
}

/** Not in the midst of an escaped sign or of a pair of surrogates. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/(?:(?<!\\)(?:\\\\)*\\|[\uD800-\uDBFF])$/, '')}…`;
}
