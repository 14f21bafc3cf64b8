import { type Field, isTick, labelOf } from '../contact/fields.ts';

/** The element, as its explanation looks at it. */
export interface Explained extends HTMLElement {
  readonly form: HTMLFormElement | null;
  qualifier: unknown;
  src: string | null | undefined;
  fields: string | null | undefined;
  maxFields: string | number | null | undefined;
  webhook: string | null | undefined;
  format: string | null | undefined;
  expect: string | null | undefined;
  consent: string | null | undefined;
  send: string | null | undefined;
  whenQualified: string | null | undefined;
  whenUnqualified: string | null | undefined;
  match: string | null | undefined;
  reveal: string | null | undefined;
  pass: string | number | null | undefined;
  review: string | number | null | undefined;
}

export const NAME = '<lead-qualifier>:';

/** Attributes whose value is none that is known. */
export function attributeWarnings(element: Explained): string[] {
  const { format, send, whenQualified, whenUnqualified, maxFields } = element;
  const warnings: string[] = [];
  const check = (name: string, value: string | null | undefined, known: string[]): void => {
    const odd = (value ?? '').split(/\s+/).filter((word) => word && !known.includes(word));
    if (odd.length)
      warnings.push(
        `${name}="${value}" is not understood and counts as not set. Use ${known.join(', ') || 'a number'}.`,
      );
  };
  check('format', format, ['json', 'form', 'text']);
  check('expect', element.expect, ['yes', 'no']);
  check('send', send, ['qualified', 'review', 'unqualified', 'all']);
  check('when-qualified', whenQualified, ['auto', 'outcome', 'submit']);
  check('when-unqualified', whenUnqualified, ['decline', 'submit']);
  check('match', element.match, ['form', 'none']);
  check('reveal', element.reveal, ['always', 'interaction']);
  for (const mark of ['pass', 'review'] as const) {
    const value = element[mark] ?? null;
    check(mark, value === null || /^\s*-?\d+\s*$/.test(String(value)) ? '' : String(value), []);
  }
  check('max-fields', maxFields === null || Number(maxFields) > 0 ? '' : String(maxFields), []);
  return warnings;
}

/** What is odd about where the element stands, and about the form around it. */
export function placeWarnings(element: Explained): string[] {
  const { form } = element;
  if (!form && element.fields !== null) return []; // one of our own is on its way
  if (!form)
    return [
      'it stands in no form. Put it into yours, name that by form="its-id", or have one made: fields="email".',
    ];
  const others = [...form.elements].filter(({ localName }) => localName === 'lead-qualifier');
  if (others[0] !== element && others.length > 1) {
    return ['one element a form: only the first of this form asks. Put all questions into its rules.'];
  }
  return [...consentWarnings(element, form), ...captchaWarnings(form)];
}

function consentWarnings({ consent }: Explained, form: HTMLFormElement): string[] {
  if (!consent) return [];
  const fields = [...form.elements] as Field[];
  const box = fields.find(({ name, type }) => name === consent && type !== 'hidden');
  if (!box) {
    const names = fields.filter(isTick).map(({ name }) => `"${name}"`);
    return [
      `consent="${consent}" names no field of the form, so that no consent travels with a lead. ${
        names.length ? `Its checkboxes are ${names.join(', ')}.` : 'Give your checkbox that name.'
      }`,
    ];
  }
  if (!isTick(box)) return [`consent="${consent}" names a field that cannot be ticked. Name a checkbox.`];
  return labelOf(box)
    ? []
    : [`consent="${consent}" has no label: nobody can tell later what was agreed to. Give it a <label>.`];
}

function captchaWarnings(form: HTMLFormElement): string[] {
  return form.querySelector('.g-recaptcha[data-callback]')
    ? [
        'this form is sent by a captcha callback, which browsers do not announce: such submits are not judged.',
      ]
    : [];
}
