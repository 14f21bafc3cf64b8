/** Calls back once the parser has seen the end of an element, so that all its children are there. */
export function whenParsed(element: Element, then: () => void): void {
  if (document.readyState !== 'loading' || element.nextSibling) then();
  else document.addEventListener('DOMContentLoaded', then, { once: true });
}
