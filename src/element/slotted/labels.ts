/** The labels and descriptions of controls in slotted markup. */
import type { Control } from './controls.ts';

/**
 * The accessible name of a control or a group, in the order of HTML and ARIA: `aria-labelledby`, `aria-label`, then
 * legend or labels.
 */
export function accessibleName(element: HTMLElement, node: HTMLElement): string {
  const legend = node.querySelector(':scope > legend');
  const labels = legend ? [legend] : labelsOf(element, node);
  return (
    referencedText(element, node, 'aria-labelledby') ||
    collapseSpace(node.ariaLabel ?? '') ||
    labels.map(textOf).filter(Boolean).join(' ')
  );
}

/** The labels of a control. In a copied page its id may occur twice: labels inside the element come first. */
export function labelsOf(element: HTMLElement, node: Element): readonly Element[] {
  const inside = [...element.querySelectorAll('label')].filter(
    (label) => label.contains(node) || (node.id && label.htmlFor === node.id),
  );
  return inside.length ? inside : [...(('labels' in node && (node as Control).labels) || [])];
}

/** The text of the elements that an attribute such as `aria-describedby` refers to. */
export const referencedText = (element: HTMLElement, node: Element, attribute: string): string =>
  referencedElements(element, node, attribute).map(textOf).filter(Boolean).join(' ');

/** The elements that an attribute such as `aria-describedby` refers to. */
export function referencedElements(element: HTMLElement, node: Element, attribute: string): HTMLElement[] {
  const root = element.getRootNode() as Document | ShadowRoot | Element;
  return (node.getAttribute(attribute)?.match(/\S+/g) ?? []).flatMap((id) => {
    const selector = `#${CSS.escape(id)}`;
    return element.querySelector<HTMLElement>(selector) ?? root.querySelector<HTMLElement>(selector) ?? [];
  });
}

/** The text of a label without the controls in it, and without what is hidden from screen readers. */
function textOf(node: Element): string {
  const copy = node.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(
    'input, select, textarea, button, script, style, [aria-hidden=true]',
  ))
    part.remove();
  return collapseSpace(copy.textContent);
}

/** A text without the white space of the source. */
export const collapseSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Which elements of the markup belong to a question: they are hidden while it is not asked. */

/** The element that holds all of a question and nothing of another; without one, its controls, labels and hints. */
export function extentOf(
  element: HTMLElement,
  controls: readonly [Control, ...Control[]],
  all: readonly Control[],
): readonly HTMLElement[] {
  const [first] = controls;
  const parts = new Set<HTMLElement>(controls);
  for (const control of controls) {
    for (const part of [
      ...labelsOf(element, control),
      ...referencedElements(element, control, 'aria-describedby'),
    ])
      if (part instanceof HTMLElement && element.contains(part)) parts.add(part);
  }
  const holdsAll = (box: Element | undefined): box is HTMLElement =>
    !!box && box !== element && [...parts].every((part) => box.contains(part));
  const holdsOthers = (box: Element): boolean =>
    all.some((control) => box.contains(control) && !controls.includes(control));
  const common = (from: HTMLElement): HTMLElement => {
    const { parentElement } = from;
    const isWhole = holdsAll(from) && parentElement?.textContent.trim() !== from.textContent.trim();
    return isWhole || !parentElement || from === element ? from : common(parentElement);
  };
  const boxes = [within(element, first, '[data-when]'), within(element, first, 'fieldset'), common(first)];
  const box = boxes.find((candidate) => holdsAll(candidate) && !holdsOthers(candidate));
  return box ? [box] : [...parts];
}

/** The nearest element around (or at) a node that matches, inside the element. */
export function within(element: HTMLElement, node: Element, selector: string): HTMLElement | undefined {
  const found = node.closest<HTMLElement>(selector);
  return found && found !== element && element.contains(found) ? found : undefined;
}
