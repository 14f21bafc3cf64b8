import { fixture, html } from '@open-wc/testing';
import { describe, expect, test } from 'vitest';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { choose } from './answer.ts';
import { shown, until, untilAsking } from './in-form.ts';
import { yesNo } from './qualifiers.ts';

const LOOK = `
  .site { background: #fff; color: #222 }
  .site.night { background: #111; color: #eee }
  .site input { background: #fafafa; border: 1px solid #888; border-radius: 5px; color: #222; font: 15px serif; padding: 7px 9px }
  .site.night input { background: #222; border-color: #666; color: #eee }
  .site .button { background: #0a58ca; border: 0; color: #fff }`;

interface Styled {
  root: HTMLElement;
  field: HTMLInputElement;
  element: LeadQualifier;
}

/** A form with a style of its own around the element. */
async function styled(css = '', match = 'form', button = 'button', before = ''): Promise<Styled> {
  const root = await fixture<HTMLElement>(html`
    <div class="site">
      <style>
        ${LOOK} ${css}
      </style>
      <form>
        ${before ? html`<input class=${before} name="website" tabindex="-1" />` : ''}
        <input id="field" name="email" />
        <lead-qualifier match=${match} .qualifier=${yesNo}></lead-qualifier>
        <button class=${button}>Send</button>
      </form>
    </div>
  `);
  const element = root.querySelector('lead-qualifier')!;
  await untilAsking(element);
  return { root, field: root.querySelector('#field')!, element };
}

const option = (element: Element): CSSStyleDeclaration => getComputedStyle(shown(element, 'option')[0]!);
const accent = (element: Element): string =>
  getComputedStyle(element.shadowRoot!.querySelector('input')!).accentColor;

/** Touches the form. */
async function touch(element: LeadQualifier): Promise<void> {
  element.form!.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await element.updateComplete;
}

/** The luminance of a colour, by WCAG 2.2. */
function luminance(colour: string): number {
  const canvas = document.createElement('canvas').getContext('2d')!;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(
    (value) => ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe('match', () => {
  test('takes the look of the form, and neither element nor form is marked', async () => {
    const { root, element } = await styled();
    expect(option(element)).toMatchObject({
      backgroundColor: 'rgb(250, 250, 250)',
      borderRadius: '5px',
      fontSize: '15px',
      paddingTop: '7px',
      paddingLeft: '9px',
    });
    expect(element.getAttributeNames()).toEqual(['match']);
    expect(root.querySelector('form')!.getAttributeNames()).toEqual([]);
  });

  test('takes nothing with match="none", nor of fields as the browser draws them', async () => {
    const { element } = await styled('', 'none');
    const { element: plain } = await styled('.site input, .site .button { all: revert }');
    for (const one of [element, plain]) {
      await touch(one);
      expect(option(one)).toMatchObject({ fontSize: '16px', backgroundColor: 'rgba(0, 0, 0, 0)' });
      expect(accent(one)).toBe('auto');
    }
  });

  test('is taken and given back when the attribute changes', async () => {
    const { element } = await styled('', 'none');
    element.match = 'form';
    await element.updateComplete;
    expect(option(element).fontSize).toBe('15px');
    element.match = 'none';
    await element.updateComplete;
    expect(option(element).fontSize).toBe('16px');
  });

  test.for(['lead-qualifier', ':root', 'form'])('CSS of the page on %s wins', async (place) => {
    const { element } = await styled(`${place} {
      --lead-accent: rgb(1, 2, 3); --lead-background: rgb(4, 5, 6); --lead-border: rgb(7, 8, 9);
      --lead-radius: 10px; --lead-padding: 11px; --lead-gap: 40px }`);
    expect(option(element)).toMatchObject({
      backgroundColor: 'rgb(4, 5, 6)',
      borderTopColor: 'rgb(7, 8, 9)',
      borderRadius: '10px',
      padding: '11px',
    });
    expect(getComputedStyle(shown(element, 'question')[0]!).marginBottom).toBe('40px');
    expect(accent(element)).toBe('rgb(1, 2, 3)');
    await touch(element);
    expect(accent(element)).toBe('rgb(1, 2, 3)');
  });

  test('a part wins over all', async () => {
    const { element } = await styled('lead-qualifier::part(option) { border: 3px dotted; font-size: 20px }');
    expect(option(element)).toMatchObject({
      borderTopWidth: '3px',
      borderTopStyle: 'dotted',
      fontSize: '20px',
    });
  });
});

describe('the look is taken again', () => {
  test.for([
    ['at once', ''],
    ['where colours go over slowly', '.site, .site * { transition: all .3s }'],
  ])('when the site goes dark, %s', async ([, css]) => {
    const { root, element } = await styled(css);
    root.classList.add('night');
    await until(() => option(element).backgroundColor === 'rgb(34, 34, 34)', 'it stays light');
    expect(option(element).color).toBe('rgb(238, 238, 238)');
    root.classList.remove('night');
    await until(() => option(element).backgroundColor === 'rgb(250, 250, 250)', 'it stays dark');
  });

  test('when a style sheet comes late', async () => {
    const { root, element } = await styled();
    const late = document.createElement('style');
    late.textContent = '.site { color: #333 } .site input { border-radius: 9px !important }';
    root.append(late);
    await until(() => option(element).borderRadius === '9px', 'it keeps the look of before');
  });
});

describe('colours that are not those of a field at rest', () => {
  const REST = 'rgb(136, 136, 136)';

  test('of the focus are not taken; those of afterwards are', async () => {
    const { field, element } = await styled('#field:focus { border-color: #06c; background: #eef }', 'none');
    field.focus();
    element.match = 'form';
    await element.updateComplete;
    expect(option(element).fontSize).toBe('15px');
    expect(option(element).borderTopColor).not.toBe('rgb(0, 102, 204)');
    expect(option(element).backgroundColor).not.toBe('rgb(238, 238, 255)');
    field.blur();
    await choose(element, 'yes');
    expect(getComputedStyle(shown(element, 'option')[1]!).borderTopColor).toBe(REST);
  });

  test.for(['#dc3545', 'rgb(200 0 0 / 0.8)', '#f44'])('of an error, %s, are not taken', async (red) => {
    const { element } = await styled(
      `#field { border-color: ${red} !important; background: #fdd !important }`,
    );
    expect(option(element).borderRadius).toBe('5px');
    expect(option(element).backgroundColor).toBe('rgba(0, 0, 0, 0)');
  });

  test('a trap for robots is passed by', async () => {
    const { element } = await styled(
      '.trap { border: 9px solid #0f0 !important; display: none }',
      'form',
      'button',
      'trap',
    );
    expect(option(element).borderTopWidth).toBe('1px');
  });
});

describe('the accent', () => {
  test.for([
    ['a blue button', 'background: #0a58ca', false],
    ['a yellow button', 'background: #fd0', false],
    ['a white button', 'background: #fff', false],
    ['a button that is only a line', 'background: none; border: 1px solid; color: #6f42c1', false],
    ['a gradient', 'background: linear-gradient(red, blue)', false],
    ['glass', 'background: rgb(0 0 0 / .1)', false],
    ['a dark button on a dark page', 'background: #003', true],
    ['a button in oklch', 'background: oklch(.9 .1 100)', false],
  ] as const)('of %s is seen on the page', async ([, css, night]) => {
    const { element } = await styled(
      `.site .button { border: 0; ${css} } ${night ? '.site { background: #111; color: #eee }' : ''}`,
    );
    await touch(element);
    const [dark, light] = [luminance(accent(element)), luminance(night ? '#111' : '#fff')].sort(
      (a, b) => a - b,
    );
    expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(3);
  });

  test('of a button that is seen is its own colour', async () => {
    const { element } = await styled();
    expect(Math.abs(luminance(accent(element)) - luminance('#0a58ca'))).toBeLessThan(0.005);
  });
});
