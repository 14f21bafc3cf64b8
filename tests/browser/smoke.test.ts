import { expect, fixture, html } from '@open-wc/testing';
import { test } from 'vitest';
import '../../src/define.ts';

test('the element asks its question in the form', async () => {
  const form = await fixture<HTMLFormElement>(
    html`<form><lead-qualifier question="Do you have a budget?"></lead-qualifier></form>`,
  );
  const element = form.querySelector('lead-qualifier')!;
  await new Promise((done) => setTimeout(done, 50));
  await element.updateComplete;
  expect(element.shadowRoot!.querySelector('legend')!.textContent).to.equal('Do you have a budget?');
  expect(element.checkValidity()).to.equal(false);
});
