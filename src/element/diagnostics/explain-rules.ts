import {
  parseQualifier,
  parseQualifierText,
  QualifierError,
} from '../../qualifier/schema/parse-qualifier.ts';
import type { LoadedRules } from '../controllers/rules.ts';
import type { Explained } from './explain-element.ts';
import { givenRules, hasControls } from '../controllers/find-rules.ts';
import { fieldBudget } from '../../qualifier/lint/field-budget.ts';
import { type FormFacts, lint } from '../../qualifier/lint/lint.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { isVisible, readableFields } from '../contact/fields.ts';

const UNJUDGED =
  'The form works without the question; its leads arrive as "review", with the reason "not judged".';

/** Why the rules cannot be used, or what in them would be asked otherwise than it is written. */
export async function rulesFaults(
  element: Explained,
  { rules, found, error, unshown }: LoadedRules,
): Promise<string[]> {
  if (hasControls(element) && !givenRules(element)) {
    if (error) return [`the part that reads your markup, slotted-questions.js, did not come. ${UNJUDGED}`];
    const { markupFaults } = await import('./explain-markup.ts');
    const lines = markupFaults(element, !!rules);
    const end = rules ? '' : UNJUDGED;
    if (lines.length) return [`your markup has faults.\n  ${lines.join('\n  ')}\n${end}`];
  }
  if (!error && (found === undefined || found === null)) {
    return [
      `there is nothing to ask. Give it a question="…", a qualifier, or a JSON script inside. ${UNJUDGED}`,
    ];
  }
  if (error && element.qualifier === '[object Object]') {
    return [
      `qualifier="[object Object]" is an object that was written down as text, as React and Preact do before the element is defined. Import lead-qualifier/define before the first render, or give JSON.stringify(rules). ${UNJUDGED}`,
    ];
  }
  try {
    void (error ? parseQualifierText(await rulesText(element)) : parseQualifier(asWritten(found)));
    if (rules) return [];
    if (!unshown && error) throw error;
    if (!unshown) return [];
    return [
      `the part for questions of the kind "${unshown.kind}" (${unshown.name}) did not come. Check that the folder ` +
        `lead-qualifier stands beside the script, with late-views.js in it, and that this page may load it. ${UNJUDGED}`,
    ];
  } catch (fault) {
    const end = rules ? '' : UNJUDGED;
    if (fault instanceof QualifierError) {
      const lines = fault.problems.map(
        ({ path, fault: what, mend }) => `  ${path || '(top)'}: ${what}. ${mend}`,
      );
      return [`the rules have ${lines.length === 1 ? 'a fault' : 'faults'}.\n${lines.join('\n')}\n${end}`];
    }
    const why = fault instanceof Error ? fault.message : 'no reason given';
    return [
      `src="${element.src ?? ''}" does not bring the rules: ${why}. Check the address and the file. ${end}`,
    ];
  }
}

/** Rules as their owner wrote them: entries of the bank are not yet questions. */
const asWritten = (found: unknown): unknown => JSON.parse(JSON.stringify(found));

/** The text of rules that are no JSON, wherever they stand. */
async function rulesText(element: Explained): Promise<string> {
  if (typeof element.qualifier === 'string') return element.qualifier;
  const child = element.querySelector(':scope > script[type="application/json"]');
  if (child) return child.textContent;
  const response = await fetch(new URL(element.src ?? '', element.baseURI));
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  return response.text();
}

/**
 * What the lint suspects, a line each. Gives the element the read-only property `fieldBudget` too, for tools: it
 * counts when it is read, and is there where rules are explained only (on localhost, or with `debug`).
 */
export function rulesWarnings(element: Explained, qualifier: Qualifier): string[] {
  Object.defineProperty(element, 'fieldBudget', {
    configurable: true, // by the next rules
    get: () => fieldBudget({ required: formFacts(element).required, qualifier }),
  });
  return lint(qualifier, formFacts(element)).map(({ path, what, mend }) => `${path}: ${what}. ${mend}`);
}

function formFacts(element: Explained): FormFacts & { readonly required: number } {
  const { form, maxFields } = element;
  const isOwn = (field: Element): boolean =>
    !element.contains(field) || element.contains(field.closest('[data-lead-own]'));
  const required = (form ? readableFields(form) : []).filter(
    (field) => field.required && isOwn(field) && isVisible(field),
  );
  return {
    formFields: [...(form?.elements ?? [])]
      .filter(isOwn)
      .flatMap((field) => ('name' in field ? String(field.name) : [])),
    // The radio buttons of one name are one field.
    required: new Set(required.map((field) => (field.type === 'radio' ? field.name : field))).size,
    maxFields: Number(maxFields) > 0 ? Number(maxFields) : undefined,
  };
}
