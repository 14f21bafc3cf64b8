import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { describeError } from '../errors.ts';
import type { Forwarder } from '../forward/forwarder.ts';
import { Problem } from '../http/problem.ts';
import { inboxAccess, isForTab } from './access.ts';
import type { Inbox } from './context.ts';
import { failed, notInTab, unauthorized } from './notices.tsx';
import { seeOther } from './responses.ts';
import { route } from './routes.ts';

/** Options of an inbox. */
export interface InboxOptions {
  store: Inbox['store'];
  /** The secret that opens the inbox, at least 16 characters: `?token=…` once, then a cookie. */
  token: string;
  /** Your rules: exports have a column for each of their questions. */
  qualifiers?: Qualifier | readonly Qualifier[];
  /**
   * Woken when something is to be sent again; without it, that waits for the next round. Its targets are shown by
   * their labels and can be sent a test.
   */
  forwarder?: Pick<Forwarder, 'wake'> & Partial<Pick<Forwarder, 'targets' | 'test'>>;
  /** Called when the database fails, with a line for the log. Nothing in it is about a visitor. */
  onTrouble?: (text: string) => void;
  /** IANA name of the time zone for times. @default the server's own */
  timeZone?: string;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/**
 * Makes the handler of the inbox: pages that need no script, at whatever address it is called with.
 * It shows other people's data: without the token it answers 401 and shows nothing. Reading changes nothing; changes
 * are made by POST from its own forms.
 * @throws OptionError for a token that is too short
 */
export function createInbox(options: InboxOptions): (request: Request) => Promise<Response> {
  const { store, token, qualifiers = [], forwarder, onTrouble, now = Date.now } = options;
  const inbox: Inbox = {
    store,
    access: inboxAccess(token),
    qualifiers: [qualifiers].flat(),
    timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
    wake: () => forwarder?.wake(),
    targets: forwarder?.targets?.map(({ name }) => name),
    targetLabel: (name) => forwarder?.targets?.find((target) => target.name === name)?.label ?? name,
    sendTest: forwarder?.test && (async (target) => forwarder.test?.(target)),
    reportFailure: (what, error) => onTrouble?.(`${what}: ${describeError(error)}`),
  };

  return async function openInbox(request: Request): Promise<Response> {
    try {
      const response = await answer(inbox, request);
      return request.method === 'HEAD' ? await withoutBody(response) : response;
    } catch (error) {
      const isChange = request.method === 'POST';
      inbox.reportFailure(isChange ? 'A change in the inbox failed' : 'The inbox could not be shown', error);
      // People get a page, programs what they can read.
      const isForPeople = request.headers.get('accept')?.includes('text/html');
      return isForPeople
        ? failed(isChange)
        : new Problem('fault', 'Try it again later.', { cause: error }).response();
    }
  };
}

/** Answers a browser that is signed in, and leads any other to the sign-in. */
async function answer(inbox: Inbox, request: Request): Promise<Response> {
  const { access, timeZone, targetLabel } = inbox;
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
    const headers = { allow: 'GET, HEAD, POST' };
    return new Problem('method', 'Read the inbox by GET.', { headers }).response();
  }
  if (!isForTab(request)) return notInTab();
  const url = new URL(request.url);
  // Any address may carry the token; it is taken out of the address again.
  const isTokenRight = await access.isToken(url.searchParams.get('token'));
  url.searchParams.delete('token');
  const here = `?${url.searchParams.toString()}`;
  if (isTokenRight === true) return seeOther(here, { 'set-cookie': await access.signIn(request) });
  if (isTokenRight === false || !(await access.isSignedIn(request))) return unauthorized(request, here);
  const page = { timeZone, targetLabel, formToken: await access.formToken() };
  return route({ inbox, page, request, query: url.searchParams });
}

/** The answer to HEAD; an export behind it is not even begun. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}
