import { parseHTML } from 'linkedom';

/** A page of the inbox as a browser has it. */
export function parsePage(html: string): Document {
  return parseHTML(html).document;
}

/** The elements that a selector finds. */
export function all(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** Where the link of these words leads; undefined where there is none. */
export function linkTo(root: ParentNode, words: string | RegExp): string | undefined {
  const found = all(root, 'a').find((link) => {
    const text = asText(link);
    return typeof words === 'string' ? text === words : words.test(text);
  });
  return found?.getAttribute('href') ?? undefined;
}

/** What a reader reads of an element, on one line: its texts, a space between those of different elements. */
export function asText(element: Element | null): string {
  return textOf(element)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([:.,”])/g, '$1')
    .replaceAll('“ ', '“')
    .trim();
}

/** What a reader reads of a page below its head, on one line. */
export function mainText(page: Document): string {
  return asText(page.querySelector('main'));
}

function textOf(node: Node | null): string {
  const texts = [...(node?.childNodes ?? [])].map((child) =>
    child.nodeType === child.TEXT_NODE ? (child.textContent ?? '') : ` ${textOf(child)} `,
  );
  return texts.join('');
}

/** What the forms of a page carry. */
export function formToken(page: Document): string {
  return page.querySelector('input[name="form"]')?.getAttribute('value') ?? '';
}

/** What stands in the text area of a page; browsers drop the first line break of its source. */
export function typedNote(page: Document): string | undefined {
  return page.querySelector('textarea')?.textContent?.replace(/^\n/, '');
}

/** The value of the radio button that is chosen. */
export function chosen(page: Document): string | null | undefined {
  return page.querySelector('input[type="radio"][checked]')?.getAttribute('value');
}
