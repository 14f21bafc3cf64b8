/** Attributes of the author's markup that are ours for a while, and what they were before. */

/** On a part that is not as it was written: what it was. In the markup itself, so that copies of it know too. */
export const HELD = 'data-lead-held';

/** Sets an attribute of the author's, or takes it away (`null`), or leaves it as it was written (`undefined`). */
export function change(part: Element, attribute: string, value: string | null | undefined): void {
  const held = heldBy(part);
  const written = attribute in held ? held[attribute] : part.getAttribute(attribute);
  const wanted = value === undefined ? (written ?? null) : value;
  if (wanted === written) delete held[attribute];
  else held[attribute] = written ?? null;
  put(part, attribute, wanted);
  put(part, HELD, Object.keys(held).length ? JSON.stringify(held) : null);
}

/** Gives all parts back as they were written. */
export function giveBackAll(element: Element): void {
  for (const part of element.querySelectorAll(`[${HELD}]`))
    for (const attribute of Object.keys(heldBy(part))) change(part, attribute, undefined);
}

/** The attributes of a part that are not as they were written, with what they were. */
const heldBy = (part: Element): Record<string, string | null> =>
  JSON.parse(part.getAttribute(HELD) ?? '{}') as Record<string, string | null>;

function put(part: Element, attribute: string, value: string | null): void {
  if (part.getAttribute(attribute) === value) return;
  if (value === null) part.removeAttribute(attribute);
  else part.setAttribute(attribute, value);
}
