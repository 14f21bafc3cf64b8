import { readText } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { isFromHere } from './access.ts';
import { page, refusal } from './answer.ts';
import { enable, replay, replayTarget, test } from './change-forwarding.ts';
import { erase } from './erase.ts';
import type { Inbox } from './inbox.ts';
import { farewellPage } from './notice-pages.ts';
import { saveOpinion } from './save-opinion.ts';

/** Bytes a form of the inbox may have: a note of the greatest length, and the one it takes the place of. */
const FORM_LIMIT = 256 * 1024;

/** What was asked for: the address, the fields of the form. */
export interface Change {
  inbox: Inbox;
  request: Request;
  query: URLSearchParams;
  form: URLSearchParams;
}

/** What the forms of the inbox do, by the value of their button. */
const ACTIONS: ReadonlyMap<string, (change: Change) => Promise<Response>> = new Map([
  ['save', saveOpinion],
  ['erase', erase],
  ['replay', replay],
  ['replay-target', replayTarget],
  ['enable', enable],
  ['test', test],
  ['sign-out', signOut],
]);

/** Answers a POST of a browser that is signed in: only a form that the inbox itself made for it changes anything. */
export async function change(inbox: Inbox, request: Request, query: URLSearchParams): Promise<Response> {
  if (!isFromHere(request)) {
    return refusal(
      403,
      'It was not sent by a page of this inbox. If it was: your proxy must pass the header Host, or X-Forwarded-Host, on as the browser sends it.',
    );
  }
  let form: URLSearchParams;
  try {
    form = await readForm(request);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refusal(error.status, error.body.detail);
  }
  if (!(await inbox.access.isFormToken(form.get('form')))) {
    return refusal(
      403,
      'The form is an old one, or not of this inbox. Go back, reload the page and send it again.',
    );
  }
  const action = ACTIONS.get(form.get('action') ?? '');
  if (action === undefined) return refusal(400, 'The form asks for something that this inbox cannot do.');
  return action({ inbox, request, query, form });
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const [media = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  if (media.trim() !== 'application/x-www-form-urlencoded') {
    throw new Problem('media-type', 'Send a form: application/x-www-form-urlencoded.');
  }
  return new URLSearchParams(await readText(request, FORM_LIMIT));
}

async function signOut({ inbox, request }: Change): Promise<Response> {
  return page(await farewellPage(), 200, { 'set-cookie': await inbox.access.farewell(request) });
}
