/** Characters of a label. */
const LENGTH = 80;

/** A part of a path that looks made up by a machine, as keys are: long, of letters and figures. */
const KEY = /^(?=.*\d)(?=.*[a-z])[\w.~%-]{16,}$/i;

/**
 * Where a webhook is, for its owner's eyes: host and path, without its query, and of what looks like a key its
 * beginning only.
 */
export function webhookLabel(url: string): string {
  if (!URL.canParse(url)) return 'webhook';
  const { host, pathname } = new URL(url);
  const path = pathname
    .replace(/\/+$/, '')
    .split('/')
    .map((part) => (KEY.test(part) ? `${part.slice(0, 4)}…` : part))
    .join('/');
  const label = `${host}${path}`;
  return label.length > LENGTH ? `${label.slice(0, LENGTH)}…` : label;
}
