import { readText } from '../body.ts';
import { Problem } from '../problem.ts';
import { isFromHere } from './access.ts';
import { page, seeOther } from './answer.ts';
import type { Inbox } from './inbox.ts';
import { farewellPage, refusalPage } from './notice-pages.ts';

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
  ['sign-out', signOut],
  ['replay', replay],
  ['replay-target', replayTarget],
  ['enable', enable],
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

async function refusal(status: number, why: string): Promise<Response> {
  return page(await refusalPage('Nothing was changed', why), status);
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

async function replay({ inbox, form }: Change): Promise<Response> {
  const number = Number(form.get('number'));
  const count = Number.isSafeInteger(number)
    ? await inbox.store.deliveries.replay({ number }, inbox.now())
    : 0;
  inbox.wake();
  return seeOther(`?dead-letters&again=${count}`);
}

async function replayTarget({ inbox, form }: Change): Promise<Response> {
  const target = form.get('target') ?? '';
  const count = await inbox.store.deliveries.replay({ target }, inbox.now());
  inbox.wake();
  return seeOther(`?dead-letters&again=${count}`);
}

async function enable({ inbox, form }: Change): Promise<Response> {
  await inbox.store.deliveries.enable(form.get('target') ?? '');
  inbox.wake();
  return seeOther('?dead-letters&enabled');
}
