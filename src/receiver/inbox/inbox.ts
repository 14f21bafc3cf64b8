import type { Forwarder } from '../forward/forwarder.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { describeError } from '../errors.ts';
import { Problem } from '../http/problem.ts';
import type { Store } from '../store/store.ts';
import type { InboxAccess } from './access.ts';
import { inboxAccess, isForTab } from './access.ts';
import { page, seeOther } from './answer.ts';
import { change } from './change.ts';
import { failurePage, notInTabPage, onwardPage, signedOutPage, signInPage } from './notice-pages.ts';
import { read } from './read.ts';

/** What an inbox is made of. */
export interface InboxOptions {
  store: Pick<Store, 'list' | 'search' | 'get' | 'annotate' | 'leadsOf' | 'countOf' | 'erase' | 'deliveries'>;
  /** The secret that opens the inbox, at least 16 characters: `?token=…` once, then a cookie. */
  token: string;
  /** Your rules: exports have a column for each of their questions. */
  qualifiers?: Qualifier | readonly Qualifier[];
  /**
   * Is woken when something is to be sent again; else that waits for its next round. Its targets are shown by their
   * labels, and can be sent a test.
   */
  forwarder?: Pick<Forwarder, 'wake'> & Partial<Pick<Forwarder, 'targets' | 'test'>>;
  /** Hears, in words, of a database that failed. Nothing in it is of a visitor. */
  onTrouble?: (text: string) => void;
  /** IANA name of the time zone for times. @default the server's own */
  timeZone?: string;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
}

/** What the parts of the inbox work with. */
export interface Inbox extends Required<
  Omit<InboxOptions, 'token' | 'qualifiers' | 'forwarder' | 'onTrouble'>
> {
  access: InboxAccess;
  qualifiers: readonly Qualifier[];
  wake: () => void;
  /** Names of the targets that are forwarded to; undefined where that is not known. */
  targets: readonly string[] | undefined;
  callTarget: (name: string) => string;
  /** Tells the owner what failed, and why. */
  fail: (what: string, error: unknown) => void;
  /** Sends a target a test; undefined where that cannot be done. */
  test: Forwarder['test'] | undefined;
}

/**
 * Makes the handler of the inbox: pages that need no script, at whatever address it is called with.
 * It shows other people's data: without the token it answers 401 and shows nothing. Reading changes nothing; what
 * changes something is a POST of its own forms.
 * @throws OptionError for a token that is too short
 */
export function createInbox(options: InboxOptions): (request: Request) => Promise<Response> {
  const { store, token, qualifiers = [], forwarder, onTrouble, now = Date.now } = options;
  const inbox: Inbox = {
    store,
    access: inboxAccess(token),
    qualifiers: [qualifiers].flat(),
    wake: () => forwarder?.wake(),
    targets: forwarder?.targets?.map(({ name }) => name),
    callTarget: (name) => forwarder?.targets?.find((target) => target.name === name)?.label ?? name,
    fail: (what, error) => onTrouble?.(`${what}: ${describeError(error)}`),
    test: forwarder?.test && (async (target) => forwarder.test?.(target)),
    timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
  };

  return async function openInbox(request: Request): Promise<Response> {
    try {
      return await answer(request);
    } catch (error) {
      const isChange = request.method === 'POST';
      inbox.fail(isChange ? 'A change in the inbox failed' : 'The inbox could not be shown', error);
      // People get a page, programs what they can read.
      const isForPeople = request.headers.get('accept')?.includes('text/html');
      return isForPeople
        ? page(await failurePage(isChange), 500)
        : new Problem('fault', 'Try it again later.', { cause: error }).response();
    }
  };

  async function answer(request: Request): Promise<Response> {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
      return new Problem('method', 'Read the inbox by GET.', {
        headers: { allow: 'GET, HEAD, POST' },
      }).response();
    }
    if (!isForTab(request)) return page(await notInTabPage(), 403);
    const { searchParams } = new URL(request.url);
    const rightToken = await inbox.access.tokenOf(new URL(request.url));
    searchParams.delete('token');
    const here = `?${searchParams.toString()}`;
    if (rightToken === true) {
      return seeOther(here, { 'set-cookie': await inbox.access.cookie(request) });
    }
    if (rightToken === false || !(await inbox.access.signedIn(request))) return stranger(request, here);
    if (request.method === 'POST') return change(inbox, request, searchParams);
    const response = await read(inbox, searchParams);
    return request.method === 'HEAD' ? withoutBody(response) : response;
  }
}

/** The answer to who is not signed in. */
async function stranger(request: Request, here: string): Promise<Response> {
  if (request.method === 'POST') return page(await signedOutPage(), 401);
  const byLink = request.headers.get('sec-fetch-site') === 'cross-site';
  return page(await (byLink ? onwardPage(here) : signInPage(here)), 401);
}

/** The answer to HEAD; an export behind it is not even begun. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}
