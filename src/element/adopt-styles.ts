const sheets = new Map<string, CSSStyleSheet>();

/**
 * Has the root node of an element adopt a style sheet, which a strict Content-Security-Policy allows. The same text is
 * the same sheet.
 */
export function adoptStyles(element: Element, text: string): void {
  // An element that has left the page has a root that adopts nothing.
  const { adoptedStyleSheets } = element.getRootNode() as Partial<Document | ShadowRoot>;
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }
  if (adoptedStyleSheets && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
