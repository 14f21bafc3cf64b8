/** The language of an element: its own or its nearest ancestor's `lang`, also across shadow roots. */
export function languageOf(element: Element): string {
  const root = element.getRootNode();
  const marked = element.closest('[lang]');
  return marked?.getAttribute('lang') ?? (root instanceof ShadowRoot ? languageOf(root.host) : '');
}
