import { timingSafeEqual } from 'hono/utils/buffer';
import { parse, serialize } from 'hono/utils/cookie';
import { OptionError } from '../errors.ts';
import { sha256 } from '../sha256.ts';

/** Fewest characters of an inbox token: as many as cannot be guessed through the network. */
const TOKEN_LENGTH = 16;

/** Seconds a browser stays signed in. */
const COOKIE_AGE = 30 * 24 * 60 * 60;

/** Who may see the inbox, and whose forms may change it. */
export interface InboxAccess {
  /** Whether the request's `?token=` is the right one; `undefined` where there is none. */
  tokenOf(url: URL): Promise<boolean | undefined>;
  /** The `Set-Cookie` value that signs the browser in. */
  cookie(request: Request): Promise<string>;
  /** The `Set-Cookie` value that signs the browser out. */
  farewell(request: Request): Promise<string>;
  /** Whether the request comes from a browser that was signed in. */
  signedIn(request: Request): Promise<boolean>;
  /** What every form of the inbox carries: it follows from the cookie, which no other site can read. */
  formToken(): Promise<string>;
  /** Whether this is what a form of the inbox carries. */
  isFormToken(given: string | null): Promise<boolean>;
}

/**
 * Access by one secret token. The cookie holds a hash of it, is out of scripts' reach and is sent from no
 * other site; its name depends on the token too, since ports of one host share their cookies.
 * All comparisons take the same time wherever the difference lies.
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
    async tokenOf(url) {
      const given = url.searchParams.get('token');
      return given === null ? undefined : timingSafeEqual(given, token);
    },
    cookie: async (request) => cookieOf(request, await proof, COOKIE_AGE),
    farewell: async (request) => cookieOf(request, '', 0),
    async signedIn(request) {
      const key = await name();
      const given = parse(request.headers.get('cookie') ?? '', key)[key];
      return given !== undefined && timingSafeEqual(given, await proof);
    },
    formToken: () => formToken,
    isFormToken: async (given) => given !== null && timingSafeEqual(given, await formToken),
  };
}

/**
 * Whether the browser asks for what it will show in a tab, as far as it says so: `Sec-Fetch-Dest` is its own word
 * (Fetch Metadata, section 2.1). Where the inbox stands on the origin of a site, the cookie goes along with whatever
 * the scripts of that site fetch and frame, its advertisers' as well.
 */
export function isForTab(request: Request): boolean {
  return ['document', null].includes(request.headers.get('sec-fetch-dest'));
}

/**
 * Whether a change is asked for by a page of this very origin, as far as the browser says. `Sec-Fetch-Site` is
 * the browser's own word (Fetch Metadata, section 2.4) and right behind any proxy; browsers leave it out on plain
 * `http:`, where `Origin` is compared with the host that was asked for. Programs send neither.
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
