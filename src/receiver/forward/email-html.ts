import { html } from 'hono/html';
import type { Notice, Row } from './notice.ts';

/**
 * The HTML of the mail about a lead: every text escaped, each in its own direction, nothing fetched from anywhere.
 * @param locale language of the visitor
 * @param url where the inbox shows the lead
 */
export async function emailHtml(
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

/** A term above its text: also on a telephone, and from right to left where the text is Arabic. */
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
