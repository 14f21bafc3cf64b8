import { timingSafeEqual } from 'hono/utils/buffer';
import { parse, serialize } from 'hono/utils/cookie';
import { OptionError } from '../errors.ts';
import { sha256 } from '../sha256.ts';

/** Fewest characters of an inbox token: enough that it cannot be guessed over the network. */
const TOKEN_LENGTH = 16;

/** How long a browser stays signed in, in seconds. */
const COOKIE_AGE = 30 * 24 * 60 * 60;

/** Decides who may see the inbox, and whose forms may change it. */
export interface InboxAccess {
  /** Whether a given token is the right one; `undefined` where none is given. */
  isToken(given: string | null): Promise<boolean | undefined>;
  /** The `Set-Cookie` value that signs the browser in. */
  signIn(request: Request): Promise<string>;
  /** The `Set-Cookie` value that signs the browser out. */
  signOut(request: Request): Promise<string>;
  /** Whether the request comes from a signed-in browser. */
  isSignedIn(request: Request): Promise<boolean>;
  /** The token in every form of the inbox: derived from the cookie, which no other site can read. */
  formToken(): Promise<string>;
  isFormToken(given: string | null): Promise<boolean>;
}

/**
 * Access by one secret token. The cookie holds a hash of it, is out of scripts' reach and is sent from no
 * other site; its name depends on the token too, since ports of one host share their cookies.
 * All comparisons take the same time, wherever the first difference is.
 * @throws OptionError for a token that is too short
 */
export function inboxAccess(token: string): InboxAccess {
  if (token.length < TOKEN_LENGTH) {
    throw new OptionError(`The inbox token is too short: use at least ${TOKEN_LENGTH} characters.`);
  }
  const proof = sha256(`lead-qualifier inbox ${token}`);
  const formToken = proof.then((text) => sha256(`lead-qualifier form ${text}`));
  const name = async () => `inbox-${(await sha256(`lead-qualifier cookie ${token}`)).slice(0, 8)}`;

  async function cookieOf(request: Request, value: string, maxAge: number): Promise<string> {
    const secure =
      new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
    return serialize(await name(), value, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge, secure });
  }

  return {
    isToken: async (given) => (given === null ? undefined : timingSafeEqual(given, token)),
    signIn: async (request) => cookieOf(request, await proof, COOKIE_AGE),
    signOut: async (request) => cookieOf(request, '', 0),
    async isSignedIn(request) {
      const key = await name();
      const given = parse(request.headers.get('cookie') ?? '', key)[key];
      return given !== undefined && timingSafeEqual(given, await proof);
    },
    formToken: () => formToken,
    isFormToken: async (given) => given !== null && timingSafeEqual(given, await formToken),
  };
}

/**
 * Whether the response will be shown in a tab, as far as the browser says. `Sec-Fetch-Dest` is set by the browser, not
 * by a page (Fetch Metadata, section 2.1). Where the inbox shares its origin with a site, the cookie is also sent with
 * whatever the scripts of that site, its advertisers' included, fetch or frame.
 */
export function isForTab(request: Request): boolean {
  return ['document', null].includes(request.headers.get('sec-fetch-dest'));
}

/**
 * Whether a form was sent by a page of this very origin, as far as the browser says. `Sec-Fetch-Site` is set by
 * the browser (Fetch Metadata, section 2.4) and right behind any proxy; browsers leave it out on plain `http:`, where
 * `Origin` is compared with the requested host. Programs send neither.
 */
export function isFromHere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const forwarded = request.headers.get('x-forwarded-host')?.split(',', 1)[0]?.trim();
  return [new URL(request.url).host, forwarded].includes(new URL(origin).host);
}
