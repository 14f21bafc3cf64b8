/** Whether a link of an outcome may be followed: http(s), mailto:, tel:, or a relative URL without a scheme. */
export const isSafeHref = (href: string): boolean =>
  /^(?:(?:https?|mailto|tel):|[^:/?#]*(?:[/?#]|$))/i.test(href) && href !== '';
