import { fieldBudget } from '../../qualifier/lint/field-budget.ts';
import { type FormFacts, lint } from '../../qualifier/lint/lint.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import type { Explained } from './explain-element.ts';
import { isVisible, readableFields } from '../contact/fields.ts';

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
