/**
 * Whether a link of an outcome may be followed: http(s), mailto:, tel:, or a relative URL without a scheme. Only
 * behind its `?` or `#` it may have a `{`: what visitors type is put in there, URL-encoded, so that it can choose
 * neither host nor path nor the receiver of a mail.
 */
export const isSafeHref = (href: string): boolean =>
  /^(?!$)(?:(?:https?|mailto|tel):|(?![^/?#]*:))[^{?#]*(?:[?#]|$)/i.test(href);
