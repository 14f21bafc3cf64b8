import { fixture, html } from '@open-wc/testing';
import { expect, test } from 'vitest';
import '../../src/define.ts';
import { placeInForm } from '../../src/script/place.ts';

const EMAIL = '<input type="email" name="email">';
const HERE = '<lead-qualifier question="Fit?"></lead-qualifier>';
const FLEX = 'style="display: flex"';

/** A form as sites write them, and the same with the element where it belongs. */
const MARKUPS: [what: string, site: string, expected: string][] = [
  [
    'a bare button',
    `<form>${EMAIL}<button>Go</button></form>`,
    `<form>${EMAIL}${HERE}<button>Go</button></form>`,
  ],
  [
    'an input as button in a paragraph',
    `<form><p>${EMAIL}</p><p><input type="submit"></p></form>`,
    `<form><p>${EMAIL}</p>${HERE}<p><input type="submit"></p></form>`,
  ],
  [
    'a row that holds only the button',
    `<form><div>${EMAIL}</div><div ${FLEX}><button>Go</button></div></form>`,
    `<form><div>${EMAIL}</div>${HERE}<div ${FLEX}><button>Go</button></div></form>`,
  ],
  [
    'a button deep in wrappers',
    `<form>${EMAIL}<div><span><div><button>Go</button></div></span></div></form>`,
    `<form>${EMAIL}${HERE}<div><span><div><button>Go</button></div></span></div></form>`,
  ],
  [
    'one block around fields and button',
    `<form><fieldset><legend>Contact</legend>${EMAIL}<button>Go</button></fieldset></form>`,
    `<form><fieldset><legend>Contact</legend>${EMAIL}${HERE}<button>Go</button></fieldset></form>`,
  ],
  [
    'a column of fields laid out by flex',
    `<form style="display: flex; flex-direction: column">${EMAIL}<button>Go</button></form>`,
    `<form style="display: flex; flex-direction: column">${EMAIL}${HERE}<button>Go</button></form>`,
  ],
  [
    'a grid of fields',
    `<form><div style="display: grid">${EMAIL}<button>Go</button></div></form>`,
    `<form><div style="display: grid">${EMAIL}${HERE}<button>Go</button></div></form>`,
  ],
  [
    'an input group, as newsletters have it',
    `<form><label>Email</label><div ${FLEX}>${EMAIL}<button>Go</button></div></form>`,
    `<form><label>Email</label>${HERE}<div ${FLEX}>${EMAIL}<button>Go</button></div></form>`,
  ],
  [
    'an input group that may wrap',
    `<form><div style="display: flex; flex-wrap: wrap">${EMAIL}<button>Go</button></div></form>`,
    `<form>${HERE}<div style="display: flex; flex-wrap: wrap">${EMAIL}<button>Go</button></div></form>`,
  ],
  [
    'an input group with the button in a wrapper',
    `<form><div ${FLEX}>${EMAIL}<div><button>Go</button></div></div></form>`,
    `<form>${HERE}<div ${FLEX}>${EMAIL}<div><button>Go</button></div></div></form>`,
  ],
  [
    'a form that is itself such a row',
    `<form ${FLEX}>${EMAIL}<button>Go</button></form>`,
    `<form ${FLEX}>${HERE}${EMAIL}<button>Go</button></form>`,
  ],
  [
    'columns that wrap, as Bootstrap has them',
    `<form style="display: flex; flex-wrap: wrap"><div>${EMAIL}</div><div><button>Go</button></div></form>`,
    `<form style="display: flex; flex-wrap: wrap"><div>${EMAIL}</div>${HERE}<div><button>Go</button></div></form>`,
  ],
  [
    'a group that is one word of a line',
    `<form>Write: <span style="display: inline-block">${EMAIL} <button>Go</button></span></form>`,
    `<form>Write: ${HERE}<span style="display: inline-block">${EMAIL} <button>Go</button></span></form>`,
  ],
  [
    'a button inside a label',
    `<form>${EMAIL}<label>Ready? <button>Go</button></label></form>`,
    `<form>${EMAIL}${HERE}<label>Ready? <button>Go</button></label></form>`,
  ],
  [
    'a cell of a table',
    `<form><table><tbody><tr><td>Email</td><td>${EMAIL}</td></tr><tr><td></td><td><button>Go</button></td></tr></tbody></table></form>`,
    `<form><table><tbody><tr><td>Email</td><td>${EMAIL}</td></tr><tr><td></td><td>${HERE}<button>Go</button></td></tr></tbody></table></form>`,
  ],
  [
    'a table with all in one row',
    `<form><table><tbody><tr><td>${EMAIL}</td><td><button>Go</button></td></tr></tbody></table></form>`,
    `<form>${HERE}<table><tbody><tr><td>${EMAIL}</td><td><button>Go</button></td></tr></tbody></table></form>`,
  ],
  [
    'a list',
    `<form><ul><li>${EMAIL}</li><li><button>Go</button></li></ul></form>`,
    `<form><ul><li>${EMAIL}</li><li>${HERE}<button>Go</button></li></ul></form>`,
  ],
  [
    'a list in a row',
    `<form><ul ${FLEX}><li>${EMAIL}</li><li><button>Go</button></li></ul></form>`,
    `<form>${HERE}<ul ${FLEX}><li>${EMAIL}</li><li><button>Go</button></li></ul></form>`,
  ],
  [
    'a button elsewhere that belongs to the form',
    `<form id="far">${EMAIL}</form><button form="far">Go</button>`,
    `<form id="far">${EMAIL}${HERE}</form><button form="far">Go</button>`,
  ],
  [
    'a button in it that belongs to another form',
    `<form>${EMAIL}<button form="other">Search</button></form><form id="other"></form>`,
    `<form>${EMAIL}<button form="other">Search</button>${HERE}</form><form id="other"></form>`,
  ],
  [
    'an image as button',
    `<form>${EMAIL}<p><input type="image" alt="Go"></p></form>`,
    `<form>${EMAIL}${HERE}<p><input type="image" alt="Go"></p></form>`,
  ],
  [
    'buttons side by side',
    `<form>${EMAIL}<button type="reset">Clear</button> <button>Go</button></form>`,
    `<form>${EMAIL}${HERE}<button type="reset">Clear</button> <button>Go</button></form>`,
  ],
  [
    'a button that only saves a draft behind the one that sends',
    `<form>${EMAIL}<button>Go</button><button formnovalidate>Save</button></form>`,
    `<form>${EMAIL}${HERE}<button>Go</button><button formnovalidate>Save</button></form>`,
  ],
  [
    'a submit button in the middle, and one at the end',
    `<form><div>${EMAIL}<button>Look up</button></div><textarea></textarea><button>Go</button></form>`,
    `<form><div>${EMAIL}<button>Look up</button></div><textarea></textarea>${HERE}<button>Go</button></form>`,
  ],
  [
    'a hidden submit button behind the visible one',
    `<form>${EMAIL}<button>Go</button><p><input type="submit" hidden></p></form>`,
    `<form>${EMAIL}${HERE}<button>Go</button><p><input type="submit" hidden></p></form>`,
  ],
  [
    'consent beside the button',
    `<form>${EMAIL}<div><label><input type="checkbox"> Agreed</label><button>Go</button></div></form>`,
    `<form>${EMAIL}<div><label><input type="checkbox"> Agreed</label>${HERE}<button>Go</button></div></form>`,
  ],
  [
    'a form that is hidden for now',
    `<form hidden><div ${FLEX}>${EMAIL}<button>Go</button></div></form>`,
    `<form hidden>${HERE}<div ${FLEX}>${EMAIL}<button>Go</button></div></form>`,
  ],
  [
    'a form that is one word of a line',
    `<form style="display: inline-block">${EMAIL}<br><button>Go</button></form>`,
    `<form style="display: inline-block">${EMAIL}<br>${HERE}<button>Go</button></form>`,
  ],
  ['no button at all', `<form><p>${EMAIL}</p></form>`, `<form><p>${EMAIL}</p>${HERE}</form>`],
  [
    'a button that does not submit',
    `<form>${EMAIL}<button type="button">Go</button></form>`,
    `<form>${EMAIL}<button type="button">Go</button>${HERE}</form>`,
  ],
];

test.each(MARKUPS)('the element finds its place: %s', async (_, site, expected) => {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  page.innerHTML = site;
  const form = page.querySelector('form')!;
  const before = [...page.querySelectorAll('*')];
  const element = document.createElement('lead-qualifier');
  element.question = 'Fit?';
  placeInForm(form, element);
  expect(page.innerHTML).toBe(
    expected.replaceAll('hidden>', 'hidden="">').replaceAll('formnovalidate>', 'formnovalidate="">'),
  );
  expect(element.form).toBe(form);
  expect([...page.querySelectorAll('*')].filter((one) => one !== element)).toEqual(before);
});

test.each([
  ['a row', `<form ${FLEX}>${EMAIL}<button>Go</button></form>`],
  [
    'columns that wrap',
    `<form style="display: flex; flex-wrap: wrap; gap: 8px"><div>${EMAIL}</div><div><button>Go</button></div></form>`,
  ],
  ['an input group', `<form><div ${FLEX}>${EMAIL}<button>Go</button></div></form>`],
  [
    'a grid of two columns',
    `<form style="display: grid; grid-template-columns: 1fr auto">${EMAIL}<button>Go</button></form>`,
  ],
  ['a column', `<form style="display: flex; flex-direction: column">${EMAIL}<button>Go</button></form>`],
])('it has the whole width of the form, in %s', async (_, site) => {
  const page = await fixture<HTMLElement>(html`<div style="inline-size: 320px"></div>`);
  page.innerHTML = site;
  const form = page.querySelector('form')!;
  const element = document.createElement('lead-qualifier');
  placeInForm(form, element);
  expect(element.getBoundingClientRect().width).toBe(320);
  expect(form.scrollWidth).toBeLessThanOrEqual(320);
});
