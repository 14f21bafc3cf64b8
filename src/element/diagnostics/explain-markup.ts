/** Says what is wrong in questions that the author of a page wrote as markup: where, and how to mend it. */
import { parseQualifier, type RuleProblem, QualifierError } from '../../qualifier/schema/parse-qualifier.ts';
import { type Control, restoreAttributes } from '../slotted/controls.ts';
import { type SlottedQuestion, readMarkup } from '../slotted/read-markup.ts';

/**
 * What is wrong in the markup of an element, a line each; none where all is well.
 * @param isInUse whether it can be asked by, and is no longer as it was written
 */
export function markupFaults(element: HTMLElement, isInUse: boolean): string[] {
  const { questions, rules } = readMarkup(isInUse ? asWritten(element) : element);
  const faults = isInUse ? [] : questions.flatMap((question) => faultsOf(question, questions));
  if (faults.length) return faults;
  try {
    parseQualifier(JSON.parse(JSON.stringify(rules)));
    return [];
  } catch (error) {
    if (!(error instanceof QualifierError)) throw error;
    return error.problems.map((problem) => inMarkup(problem, questions));
  }
}

/** A copy of an element without what we changed, in a document where it does nothing. */
function asWritten(element: HTMLElement): HTMLElement {
  const copy = document.implementation.createHTMLDocument().importNode(element, true);
  restoreAttributes(copy);
  return copy;
}

/** What only markup can have wrong. */
function faultsOf(question: SlottedQuestion, all: readonly SlottedQuestion[]): string[] {
  const { controls, extent, name, rules } = question;
  const [first] = controls;
  if (!first) return [];
  const where = outline(first);
  if (!first.name)
    return [`${where} has no name: nothing would be sent. Give it a name, such as name="budget".`];
  const faults: string[] = [];
  const twin = all.find((other) => other.name === name);
  if (twin !== question)
    faults.push(
      `${where}: another question has the name "${name}". Put all of its answers into one fieldset, or rename one.`,
    );
  if (rules.expect !== undefined && !rules.kind)
    faults.push(
      `${where}: data-expect is for a fieldset of two radio buttons with the values yes and no. Write data-verdict on the answers instead.`,
    );
  else if (!rules.kind)
    faults.push(
      `${where}: type="${first.type}" asks nothing that can be judged. Take it out of the element, or mark it with data-lead-skip.`,
    );
  if (!rules.label)
    faults.push(`${where} has no words. Put it into a <fieldset> with a <legend>, or give it a <label>.`);
  const parts = new Set<Element>([...extent, ...controls.flatMap(withOptions)]);
  for (const box of [first.closest('[data-when]'), first.closest('fieldset')]) if (box) parts.add(box);
  for (const part of parts) faults.push(...attributeFaults(part));
  return faults;
}

const withOptions = (control: Control): Element[] =>
  'options' in control ? [control, ...control.options] : [control];

/** Attributes that are not understood. */
function attributeFaults(part: Element): string[] {
  const told = (attribute: string, mend: string): string[] => {
    const value = part.getAttribute(attribute) ?? '';
    return [`${outline(part)}: ${attribute}="${value}" is not understood. ${mend}`];
  };
  const points = part.getAttribute('data-points');
  const verdict = part.getAttribute('data-verdict');
  const when = part.getAttribute('data-when');
  const bands = part.getAttribute('data-bands');
  return [
    ...(points === null || (points.trim() && Number.isSafeInteger(Number(points)))
      ? []
      : told('data-points', 'Write a whole number.')),
    ...(verdict === null || verdict === 'review' || verdict === 'unqualified'
      ? []
      : told('data-verdict', 'Write review or unqualified; without it the answer only has its points.')),
    ...(when === null || isJson(when) || /^\s*([^\s=]+=[^\s=]+\s*)+$/.test(when)
      ? []
      : told(
          'data-when',
          'Write the name and a value of an earlier question: budget=unsure or budget=unsure|small.',
        )),
    ...(bands === null || isJson(bands) ? [] : told('data-bands', 'Write a JSON list, as "bands" has it.')),
  ];
}

/** A problem of the rules, told of the markup that makes them. */
function inMarkup({ path, fault, mend }: RuleProblem, questions: readonly SlottedQuestion[]): string {
  const [, index = '', rest = ''] = /^questions\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const question = questions[Number(index)];
  if (!index || !question) return `${path || 'the markup'} ${fault}. ${mend}`;
  const [, option = '', key = rest] = /^options\[(\d+)\]\.?(.*)$/.exec(rest) ?? [];
  const { controls } = question;
  const answers = controls.flatMap((control): Element[] =>
    'options' in control ? [...control.options].filter(({ value }) => value) : [control],
  );
  const node = (option && answers[Number(option)]) || controls[0];
  return `${node ? outline(node) : ''}: ${key} ${fault}. ${mend}`;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false; // not JSON: the other way to write it, or a fault
  }
}

/** A node as it stands in the source, without what is in it and what is ours. */
function outline(node: Element): string {
  const copy = node.cloneNode(false) as Element;
  for (const name of copy.getAttributeNames())
    if (/^(data-lead-held|class|style)$/.test(name)) copy.removeAttribute(name);
  return copy.outerHTML.replace(/<\/\w+>$/, '');
}
