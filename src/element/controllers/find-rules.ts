/** The attributes, properties and children that rules may come from. */
export interface RulesSource extends HTMLElement {
  qualifier?: unknown;
  src?: string | null | undefined;
  question?: string | null | undefined;
  expect?: string | null | undefined;
  questionName?: string | null | undefined;
  bank?: string | null | undefined;
  pass?: string | number | null | undefined;
  review?: string | number | null | undefined;
}

/** Whether an element has form controls among its children, other than those of its own small form. */
export const hasControls = (element: Element): boolean =>
  !!element.querySelector(':is(select,textarea,input:not([type=hidden])):not([data-lead-own] *)');

/**
 * The rules of an element, unchecked: property or attribute `qualifier`, else the JSON in a child script, else those
 * of its `markup`, else the file `src`, else the questions of `bank`, else the one yes/no question in `question`;
 * undefined when there are none.
 * @throws SyntaxError for text that is not JSON; the promise rejects for a file that does not load
 */
export function findRules(element: RulesSource, markup?: unknown): unknown {
  const { src, bank, question, expect, questionName, pass, review } = element;
  const given = givenRules(element);
  if (given) return typeof given === 'string' ? JSON.parse(given) : given;
  if (markup) return markup;
  if (src) return fetchRules(src, element.baseURI);
  if (bank) return { bank, pass, review };
  const name = questionName || 'fit';
  return question
    ? {
        version: 1,
        id: name,
        questions: [{ kind: 'yes-no', name, label: question, ...(expect === 'no' && { expect }) }],
      }
    : undefined;
}

/** The rules that take precedence over markup: an object, or JSON. */
export const givenRules = (element: RulesSource): unknown =>
  element.qualifier || element.querySelector(':scope > script[type="application/json"]')?.textContent;

async function fetchRules(src: string, base: string): Promise<unknown> {
  const response = await fetch(new URL(src, base));
  if (!response.ok) throw new Error('no rules'); // the diagnostics fetch it again, to say why
  return response.json();
}
