import type { Explained } from './explained.ts';
import { type Field, isTick, labelOf } from '../contact/fields.ts';

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
