import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Lead } from '../../src/lead/lead-event.ts';
import { leadEventSchema } from '../../src/lead/schema.ts';
import { flatten } from '../../src/delivery/bodies.ts';
import { asking, until } from './in-form.ts';
import { onConsole } from './on-console.ts';
import { yesNo } from './qualifiers.ts';

/** A form with these fields, whose consent is `name`. */
async function formWith(fields: TemplateResult, name: string | null = 'terms') {
  const made = await asking(html`
    <form>
      ${fields}
      <lead-qualifier .qualifier=${yesNo} .consent=${name}></lead-qualifier>
    </form>
  `);
  made.root.addEventListener('submit', (event) => event.preventDefault());
  const submitted = (): Lead => {
    made.element.answers = { fit: 'yes' };
    made.root.requestSubmit();
    expect(leadEventSchema.safeParse(made.element.lead).error).toBe(undefined);
    return made.element.lead!.data;
  };
  return { ...made, submitted, box: made.root.querySelector<HTMLInputElement>('[type=checkbox]')! };
}

const labelled = html`
  <label>
    <input type="checkbox" name="terms" value="1" />
    I agree to the
    <a href="/privacy">privacy policy</a>. <span hidden>Not seen</span> *
  </label>
`;
const WORDS = 'I agree to the privacy policy. *';

describe('the consent of a lead', () => {
  test('is the box with its words, as the visitor ticked it and when', async () => {
    const { box, submitted, element } = await formWith(labelled);
    const before = Date.now();
    await userEvent.click(page.elementLocator(box));
    const ticked = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { consent, contact } = submitted();
    expect(consent).toEqual({ given: true, text: WORDS, time: expect.any(String) as string });
    const time = Date.parse(consent!.time);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(ticked);
    // Told once: it is not among the other fields.
    expect(contact).toEqual({});
    expect(flatten(element.lead!)).toMatchObject({
      consent: 'true',
      consent_text: WORDS,
      consent_time: consent!.time,
    });
  });

  test('says too that it was not given, and that it was taken back', async () => {
    const { box, submitted } = await formWith(labelled);
    const untouched = submitted().consent!;
    expect(untouched).toMatchObject({ given: false, text: WORDS });
    expect(Math.abs(Date.parse(untouched.time) - Date.now())).toBeLessThan(2_000);
    await userEvent.click(page.elementLocator(box));
    const given = submitted().consent!;
    expect(given.given).toBe(true);
    await userEvent.click(page.elementLocator(box));
    const taken = submitted().consent!;
    expect(taken.given).toBe(false);
    expect(Date.parse(taken.time)).toBeGreaterThan(Date.parse(given.time));
  });

  test.for<[what: string, fields: TemplateResult, text: string]>([
    [
      'a label elsewhere',
      html`<input type="checkbox" id="t" name="terms" /><label for="t">Yes, write to me</label>`,
      'Yes, write to me',
    ],
    [
      'a styled box with an empty label, and one with words',
      html`<input type="checkbox" id="t" name="terms" /><label for="t"></label><label for="t">Yes</label>`,
      'Yes',
    ],
    ['aria-label', html`<input type="checkbox" name="terms" aria-label="Yes" />`, 'Yes'],
    [
      'a hidden twin before it, as Rails writes it',
      html`<input type="hidden" name="terms" value="0" /><label
          ><input type="checkbox" name="terms" />Yes</label
        >`,
      'Yes',
    ],
    ['nothing', html`<input type="checkbox" name="terms" />`, ''],
  ])('has the words of %s', async ([, fields, text]) => {
    const { submitted, box } = await formWith(fields);
    box.checked = true;
    const { consent, contact } = submitted();
    expect(consent).toMatchObject({ given: true, text });
    expect(contact).toEqual({});
  });

  test('is none where the owner names no box, or one that is not there', async () => {
    const none = await formWith(labelled, null);
    none.box.checked = true;
    expect(none.submitted()).not.toHaveProperty('consent');
    expect(none.submitted().contact).toEqual({ fields: { terms: '1' } });
    const absent = await formWith(labelled, 'agree');
    expect(absent.submitted()).not.toHaveProperty('consent');
  });

  test('keeps a very long label within the cap of the event', async () => {
    const { submitted, element } = await formWith(
      html`<label><input type="checkbox" name="terms" />${'€'.repeat(50_000)}</label>`,
    );
    expect(submitted().consent!.text.length).toBeGreaterThan(2_000);
    expect(new Blob([JSON.stringify(element.lead)]).size).toBeLessThan(48 * 1024);
  });
});

describe('the console warns of', () => {
  test.for<[what: string, fields: TemplateResult, words: string]>([
    ['a box that is not there', html`<input type="checkbox" name="agree" />`, 'Its checkboxes are "agree".'],
    ['a form without boxes', html`<input name="agree" />`, 'Give your checkbox that name.'],
    ['a field that cannot be ticked', html`<input name="terms" />`, 'names a field that cannot be ticked'],
    ['a box without words', html`<input type="checkbox" name="terms" />`, 'has no label'],
  ])('%s', async ([, fields, words]) => {
    const { warnings } = onConsole();
    await formWith(fields);
    await until(() => warnings().some((line) => line.includes(words)), `no warning says “${words}”`);
  });

  test('nothing where the box is right', async () => {
    const { warnings } = onConsole();
    await formWith(labelled);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(warnings().filter((line) => line.includes('consent='))).toEqual([]);
  });
});
