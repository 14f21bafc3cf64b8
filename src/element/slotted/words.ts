/** What controls and groups of an author's markup are called. */
import type { Control } from './controls.ts';

/** The words that name a control or a group, as browsers find them. */
export function labelOf(element: HTMLElement, node: HTMLElement): string {
  const legend = node.querySelector(':scope > legend');
  const labels = legend ? [legend] : labelsOf(element, node);
  return (
    referred(element, node, 'aria-labelledby') ||
    words(node.ariaLabel ?? '') ||
    labels.map(textOf).filter(Boolean).join(' ')
  );
}

/** The labels of a control. In a copied page its id may stand there twice: those inside the element come first. */
export function labelsOf(element: HTMLElement, node: Element): readonly Element[] {
  const inside = [...element.querySelectorAll('label')].filter(
    (label) => label.contains(node) || (node.id && label.htmlFor === node.id),
  );
  return inside.length ? inside : [...(('labels' in node && (node as Control).labels) || [])];
}

/** The words of what an attribute such as `aria-describedby` points to. */
export const referred = (element: HTMLElement, node: Element, attribute: string): string =>
  pointed(element, node, attribute).map(textOf).filter(Boolean).join(' ');

/** What an attribute such as `aria-describedby` points to. */
export function pointed(element: HTMLElement, node: Element, attribute: string): HTMLElement[] {
  const root = element.getRootNode() as Document | ShadowRoot | Element;
  return (node.getAttribute(attribute)?.match(/\S+/g) ?? []).flatMap((id) => {
    const selector = `#${CSS.escape(id)}`;
    return element.querySelector<HTMLElement>(selector) ?? root.querySelector<HTMLElement>(selector) ?? [];
  });
}

/** The text of a label without the controls in it, and without what is only for the eye. */
function textOf(node: Element): string {
  const copy = node.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(
    'input, select, textarea, button, script, style, [aria-hidden=true]',
  ))
    part.remove();
  return words(copy.textContent);
}

/** A text as it is read: without the white space of the source. */
export const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
