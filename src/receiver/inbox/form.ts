import { readText } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { isFromHere } from './access.ts';
import type { InboxRequest } from './context.ts';
import { refuse } from './notices.tsx';

/** Bytes a form of the inbox may have: a note of the greatest length, and the note it replaces. */
const FORM_LIMIT = 256 * 1024;

/** The fields of a form that the inbox made for this browser; the refusal of any other. */
export async function readForm({ inbox, request }: InboxRequest): Promise<URLSearchParams | Response> {
  if (!isFromHere(request)) {
    return refuse(
      403,
      'The form did not come from a page of this inbox. If it did, your proxy must pass on the header Host, or X-Forwarded-Host, as the browser sends it.',
    );
  }
  let form: URLSearchParams;
  try {
    form = await parseForm(request);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refuse(error.status, error.body.detail);
  }
  if (!(await inbox.access.isFormToken(form.get('form')))) {
    return refuse(
      403,
      'This form is out of date, or not from this inbox. Go back, reload the page and send it again.',
    );
  }
  return form;
}

async function parseForm(request: Request): Promise<URLSearchParams> {
  const [media = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  if (media.trim() !== 'application/x-www-form-urlencoded') {
    throw new Problem('media-type', 'Send a form: application/x-www-form-urlencoded.');
  }
  return new URLSearchParams(await readText(request, FORM_LIMIT));
}
