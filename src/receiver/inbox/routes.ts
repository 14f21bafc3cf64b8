import { saveAnnotation } from './annotate.ts';
import type { FormRequest, InboxRequest } from './context.ts';
import { confirmErase, erase } from './erase.tsx';
import { exportLeads, exportPerson } from './export.ts';
import { enableTarget, replayLetter, replayTarget, showForwarding, testTarget } from './forwarding.ts';
import { showLead } from './lead.tsx';
import { showList } from './list.tsx';
import { signOut } from './notices.tsx';

/**
 * What the inbox answers. It stands at one address, whatever that is, so a path is the parameters it needs: of the
 * address for GET (and HEAD), of the form for POST, where `action` is the value of the button.
 * `session` is a signed-in browser; `form` is that and a form which the inbox made for it.
 */
export type Route =
  | { method: 'GET'; path: string; needs: 'session'; handle: (request: InboxRequest) => Promise<Response> }
  | { method: 'POST'; path: string; needs: 'form'; handle: (request: FormRequest) => Promise<Response> };

/** The first that matches answers. GET changes nothing. */
export const ROUTES: readonly Route[] = [
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

/** Whether all parameters of a path are given; where it names a value, with that value. */
export function matchesPath(path: string, given: URLSearchParams): boolean {
  return [...new URLSearchParams(path)].every(([name, value]) =>
    value === '' ? given.has(name) : given.get(name) === value,
  );
}
