/** Attributes of the page's own markup that the element changes for a while, and gives back as they were. */

/** Holds what the changed attributes of a part were. In the markup itself, so that copies of a page have it too. */
export const HELD = 'data-lead-held';

/** Sets an attribute, removes it (`null`), or gives it back as it was written (`undefined`). */
export function holdAttribute(part: Element, attribute: string, value: string | null | undefined): void {
  const held = heldBy(part);
  const written = attribute in held ? held[attribute] : part.getAttribute(attribute);
  const wanted = value === undefined ? (written ?? null) : value;
  if (wanted === written) delete held[attribute];
  else held[attribute] = written ?? null;
  put(part, attribute, wanted);
  put(part, HELD, Object.keys(held).length ? JSON.stringify(held) : null);
}

/** Gives all attributes back as they were written. */
export function restoreAttributes(element: Element): void {
  for (const part of element.querySelectorAll(`[${HELD}]`))
    for (const attribute of Object.keys(heldBy(part))) holdAttribute(part, attribute, undefined);
}

/** The changed attributes of a part, with what they were. */
const heldBy = (part: Element): Record<string, string | null> =>
  JSON.parse(part.getAttribute(HELD) ?? '{}') as Record<string, string | null>;

function put(part: Element, attribute: string, value: string | null): void {
  if (part.getAttribute(attribute) === value) return;
  if (value === null) part.removeAttribute(attribute);
  else part.setAttribute(attribute, value);
}
