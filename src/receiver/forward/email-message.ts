import { mailLink } from '../contact-link.ts';
import { emailHtml } from './email-html.ts';
import type { Row } from './notice.ts';
import { leadUrl, noticeOf, oneLine } from './notice.ts';
import type { Outgoing } from './target.ts';

/** A mail, as nodemailer takes it. */
export interface EmailMessage {
  subject: string;
  messageId: string;
  /** The sends before this one, so that mail programs show them together. */
  references: string[];
  inReplyTo?: string;
  replyTo?: { name: string; address: string };
  text: string;
  html: string;
}

/**
 * Writes the mail about a lead, as plain text and as HTML. Its Message-ID is the same whenever the same send of a
 * lead comes again, so that mail programs show a double once.
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
  const earlier = sequence > 1 ? [idOf(1), ...(sequence > 2 ? [idOf(sequence - 1)] : [])] : [];
  const inReplyTo = earlier.at(-1);
  const address = contact.email?.trim() ?? '';
  const { title, marks, reasons, answers, message, more } = notice;
  const points = [...marks, ...reasons];
  const url = inboxUrl && leadUrl(inboxUrl, id);
  return {
    subject: `${test ? 'Test: ' : ''}${oneLine(title, 120)}`,
    messageId: idOf(sequence),
    references: earlier,
    ...(inReplyTo && { inReplyTo }),
    // Only where it is plainly one address: a reply must go to nobody else.
    ...(mailLink(address) && { replyTo: { name: oneLine(contact.name ?? '', 100), address } }),
    text: [
      title,
      points.map((text) => `- ${text}`).join('\n'),
      textRows(notice.contact),
      textRows(answers),
      message ?? '',
      url ? `In your inbox: ${url}` : '',
      textRows(more),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    html: await emailHtml(notice, visit.locale, url),
  };
}

function textRows(rows: readonly Row[]): string {
  return rows
    .map(([term, text]) => {
      const asked = oneLine(term, 1_000);
      // A question mark, in whatever script, needs no colon behind it.
      return `${asked}${/\p{P}$/u.test(asked) ? '' : ':'} ${text}`;
    })
    .join('\n');
}
