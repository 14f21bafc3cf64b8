/** The link of an outcome, and the placeholders that its words and its link may have. */
import { nearest } from '../nearest.ts';

/**
 * Whether a link of an outcome may be followed: http(s), mailto:, tel:, or a relative URL without a scheme. It may have
 * a `{` only behind its `?` or `#`: what visitors type is put in there, URL-encoded, so that it can choose neither
 * host nor path nor the receiver of a mail.
 */
export const isSafeHref = (href: string): boolean =>
  /^(?!$)(?:(?:https?|mailto|tel):|(?![^/?#]*:))[^{?#]*(?:[?#]|$)/i.test(href);

/** The words in braces that an outcome may have in its `message` and `href`, as in `{email}`. */
export const PLACEHOLDERS: readonly string[] = ['email', 'name', 'reference'];

/** The words in braces that are no placeholders. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w*)\}/g)].flatMap(([, word = '']) => (PLACEHOLDERS.includes(word) ? [] : [word]));

/** How to mend an unknown placeholder. */
export function placeholderMend(word: string): string {
  const near = nearest(word, PLACEHOLDERS);
  return near ? `Did you mean {${near}}?` : `Known are ${PLACEHOLDERS.map((one) => `{${one}}`).join(' ')}.`;
}
