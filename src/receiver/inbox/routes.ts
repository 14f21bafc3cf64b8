import { readText } from '../http/body.ts';
import { Problem } from '../http/problem.ts';
import { isFromHere } from './access.ts';
import type { FormRequest, InboxRequest } from './context.ts';
import { confirmErase, erase } from './erase.tsx';
import { exportLeads, exportPerson } from './export.ts';
import { enableTarget, replayLetter, replayTarget, showForwarding, testTarget } from './forwarding.ts';
import { saveAnnotation, showLead } from './lead.tsx';
import { showList } from './list.tsx';
import { refuse, signOut } from './notices.tsx';

/**
 * A request that the inbox answers. The inbox has one address, whatever that is, so a path is the parameters that a
 * request must have: in the address for GET (and HEAD), in the form for POST, where `action` is the value of the button.
 * `session` is a signed-in browser; `form` is that and a form which the inbox made for it.
 */
type Route =
  | { method: 'GET'; path: string; needs: 'session'; handle: (request: InboxRequest) => Promise<Response> }
  | { method: 'POST'; path: string; needs: 'form'; handle: (request: FormRequest) => Promise<Response> };

/** The first that matches answers. GET changes nothing. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: '?lead&delete', needs: 'session', handle: confirmErase },
  { method: 'GET', path: '?lead', needs: 'session', handle: showLead },
  { method: 'GET', path: '?person', needs: 'session', handle: exportPerson },
  { method: 'GET', path: '?export', needs: 'session', handle: exportLeads },
  { method: 'GET', path: '?dead-letters', needs: 'session', handle: showForwarding },
  { method: 'GET', path: '?', needs: 'session', handle: showList },
  { method: 'POST', path: 'action=save', needs: 'form', handle: saveAnnotation },
  { method: 'POST', path: 'action=erase', needs: 'form', handle: erase },
  { method: 'POST', path: 'action=replay', needs: 'form', handle: replayLetter },
  { method: 'POST', path: 'action=replay-target', needs: 'form', handle: replayTarget },
  { method: 'POST', path: 'action=enable', needs: 'form', handle: enableTarget },
  { method: 'POST', path: 'action=test', needs: 'form', handle: testTarget },
  { method: 'POST', path: 'action=sign-out', needs: 'form', handle: signOut },
];

/** Answers a request of a signed-in browser. A form is read first: its button is part of the path. */
export async function route(asked: InboxRequest): Promise<Response> {
  const form = asked.request.method === 'POST' ? await readForm(asked) : undefined;
  if (form instanceof Response) return form;
  for (const { method, path, needs, handle } of ROUTES) {
    if (method !== (form ? 'POST' : 'GET')) continue;
    if (needs === 'session' && matchesPath(path, asked.query)) return handle(asked);
    if (needs === 'form' && form && matchesPath(path, form)) return handle({ ...asked, form });
  }
  return refuse(400, 'This inbox cannot do what the form asks for.');
}

/** Whether all parameters of a path are given; where it names a value, with that value. */
function matchesPath(path: string, given: URLSearchParams): boolean {
  return [...new URLSearchParams(path)].every(([name, value]) =>
    value === '' ? given.has(name) : given.get(name) === value,
  );
}

/** Bytes a form of the inbox may have: a note of the greatest length, and the note it replaces. */
const FORM_LIMIT = 256 * 1024;

/** The fields of a form that the inbox made for this browser, or the refusal of any other form. */
async function readForm({ inbox, request }: InboxRequest): Promise<URLSearchParams | Response> {
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
