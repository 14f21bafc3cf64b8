type Attributes = Record<string, string | boolean | undefined>;

/** Makes an element. True is the empty attribute; false, undefined and an empty text are none. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}
