/** Which elements of the markup belong to a question: they are hidden while it is not asked. */
import type { Control } from './controls.ts';
import { labelsOf, referencedElements } from './labels.ts';

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
