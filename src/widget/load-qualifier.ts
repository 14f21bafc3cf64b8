/** What the rules of an element may come from. */
export interface RulesSource extends HTMLElement {
  qualifier?: unknown;
  src?: string | null | undefined;
  question?: string | null | undefined;
  expect?: string | null | undefined;
  questionName?: string | null | undefined;
}

/**
 * The rules of an element, unchecked: property or attribute `qualifier`, else the JSON in a child script, else
 * the file `src`, else the one yes/no question in `question`; undefined when there are none.
 * @throws SyntaxError for text that is not JSON; the promise rejects for a file that does not come
 */
export function findRules(element: RulesSource): unknown {
  const { qualifier, src, question, expect, questionName } = element;
  const text = qualifier || element.querySelector(':scope > script[type="application/json"]')?.textContent;
  if (text) return typeof text === 'string' ? JSON.parse(text) : text;
  if (src) return fetchRules(src, element.baseURI);
  const name = questionName || 'fit';
  return question
    ? {
        version: 1,
        id: name,
        questions: [{ kind: 'yes-no', name, label: question, ...(expect === 'no' && { expect }) }],
      }
    : undefined;
}

async function fetchRules(src: string, base: string): Promise<unknown> {
  const response = await fetch(new URL(src, base));
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  return response.json();
}

/** Calls back once the parser has seen the end of an element, so that all its children are there. */
export function whenParsed(element: Element, then: () => void): void {
  if (document.readyState !== 'loading' || element.nextSibling) then();
  else document.addEventListener('DOMContentLoaded', then, { once: true });
}
