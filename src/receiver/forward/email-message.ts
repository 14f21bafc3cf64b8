import { html } from 'hono/html';
import { mailLink } from '../lead-text.ts';
import { type Notice, type Row, leadUrl, noticeOf, oneLine } from './notice.ts';
import type { Outgoing } from './target.ts';

/** A mail, as nodemailer takes it. */
export interface EmailMessage {
  subject: string;
  messageId: string;
  /** The earlier sends of the lead, so that mail programs show them as one thread. */
  references: string[];
  inReplyTo?: string;
  replyTo?: { name: string; address: string };
  text: string;
  html: string;
}

/**
 * Writes the mail about a lead, as plain text and as HTML. A repeated delivery has the same Message-ID, so that mail
 * programs show it once.
 * @param domain right side of the Message-ID
 */
export async function emailMessage(
  { id, sequence, lead }: Outgoing,
  domain: string,
  inboxUrl?: string,
): Promise<EmailMessage> {
  const notice = noticeOf(lead);
  const { contact, test, visit } = lead.event.data;
  const idOf = (number: number) => `<${id}.${number}@${domain}>`;
  const references = sequence > 1 ? [idOf(1), ...(sequence > 2 ? [idOf(sequence - 1)] : [])] : [];
  const inReplyTo = references.at(-1);
  const address = contact.email?.trim() ?? '';
  const { title, marks, reasons, answers, message, more } = notice;
  const url = inboxUrl && leadUrl(inboxUrl, id);
  return {
    subject: `${test ? 'Test: ' : ''}${oneLine(title, 120)}`,
    messageId: idOf(sequence),
    references,
    ...(inReplyTo && { inReplyTo }),
    // Only where it is plainly one address: a reply must go to nobody else.
    ...(mailLink(address) && { replyTo: { name: oneLine(contact.name ?? '', 100), address } }),
    text: [
      title,
      [...marks, ...reasons].map((text) => `- ${text}`).join('\n'),
      textRows(notice.contact),
      textRows(answers),
      message ?? '',
      url ? `In your inbox: ${url}` : '',
      textRows(more),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    html: await htmlPart(notice, visit.locale, url),
  };
}

function textRows(rows: readonly Row[]): string {
  return rows
    .map(([term, text]) => {
      const label = oneLine(term, 1_000);
      // A question mark, in whatever script, needs no colon behind it.
      return `${label}${/\p{P}$/u.test(label) ? '' : ':'} ${text}`;
    })
    .join('\n');
}

/**
 * The HTML part: every text escaped, each in its own direction, nothing loaded from elsewhere.
 * @param locale language of the visitor
 * @param url link to the lead in the inbox
 */
async function htmlPart(
  { title, marks, reasons, contact, answers, message, more }: Notice,
  locale: string,
  url?: string,
): Promise<string> {
  const points = [...marks, ...reasons];
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body style="margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;color:#1f2328;background:#fff">
        <div style="max-width:600px;margin:0 auto">
          <h1 dir="auto" style="font-size:20px;margin:0 0 8px">${title}</h1>
          ${
            points.length > 0
              ? html`<ul style="margin:0 0 16px;padding-inline-start:20px">
                  ${points.map((text) => html`<li dir="auto">${text}</li>`)}
                </ul>`
              : ''
          }
          ${table(contact)} ${table(answers)}
          ${message ? html`<p dir="auto" lang="${locale}" style="white-space:pre-wrap">${message}</p>` : ''}
          ${url ? html`<p><a href="${url}">Open in the inbox</a></p>` : ''}
          <div style="font-size:14px;color:#59636e">${table(more)}</div>
        </div>
      </body>
    </html>`;
  return page.toString();
}

/** Terms stand above their texts, which fits narrow screens and any direction of writing. */
function table(rows: readonly Row[]) {
  if (rows.length === 0) return '';
  return html`<table role="presentation" width="100%" style="border-collapse:collapse;margin:0 0 16px">
    ${rows.map(
      ([term, text]) =>
        html`<tr>
          <td style="padding:4px 0;border-top:1px solid #d1d9e0">
            <div dir="auto" style="font-size:14px;color:#59636e">${term}</div>
            <div dir="auto" style="white-space:pre-wrap;overflow-wrap:anywhere">${text}</div>
          </td>
        </tr>`,
    )}
  </table>`;
}
