/** Links made from what visitors typed, and only where the text is plainly an address of that kind. */

/** Characters of a URL that any browser opens. */
const MAX_URL_LENGTH = 2_000;

const LOCAL_PART = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** `mailto:` for one plain address (RFC 6068): no name, no second recipient, no header fields. */
export function mailLink(text: string): string | undefined {
  const [local = '', domain = '', ...rest] = text.trim().split('@');
  if (rest.length > 0 || !LOCAL_PART.test(local) || !DOMAIN.test(domain)) return undefined;
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`;
}

/** `tel:` for 5 to 15 digits (E.164) with the usual punctuation between them. */
export function phoneLink(text: string): string | undefined {
  if (!/^\s*\+?[\d\s().\-/]{5,40}$/.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return undefined;
  return `tel:${text.trim().startsWith('+') ? '+' : ''}${digits}`;
}

/** The URL itself if it is http(s) and has no user name or password. */
export function webLink(text: string): string | undefined {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && username === '' && password === '' ? href : undefined;
}
