import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../../src/lead/id.ts';
import type { SearchOptions, Store } from '../../../src/receiver/store/store.ts';
import { NOW } from '../lead.ts';
import { temporaryStore } from '../temporary.ts';
import { all, asText, linkTo, mainText } from './page.ts';
import { save, signedIn } from './signed-in.ts';

describe('leads in the inbox', () => {
  test('an empty one says what will be here', async () => {
    const { open } = await signedIn();
    expect(mainText((await open()).page)).toContain('No leads yet');
    expect(mainText((await open('?verdict=review')).page)).toContain('No leads with this verdict.');
  });

  test('who, verdict, reasons, answers, contact, source and time are there', async () => {
    const { store, open } = await signedIn();
    await save(store, {
      data: {
        contact: {
          email: 'ada@example.com',
          name: 'Ada Lovelace',
          phone: '+44 20 7946 0958',
          company: 'Engines Ltd',
          website: 'https://engines.example/',
          message: 'An engine,\nplease.',
          fields: { topics: ['weaving', 'numbers'] },
        },
        answers: {
          budget: { label: 'What have you set aside?', value: '5k-plus', text: 'More than $5,000' },
        },
        source: { page: 'https://site.example/contact', ref: 'anna', utm: { source: 'news' } },
        test: true,
      },
      judgement: {
        verdict: 'review',
        reasons: [{ text: 'Below our usual range' }],
        claimed: 'qualified',
        route: 'call',
      },
    });
    const { html } = await open();
    for (const text of [
      '>Ada Lovelace<',
      '>Review<',
      'Below our usual range',
      'The page claimed “Qualified”',
      'What have you set aside?',
      'More than $5,000',
      'href="mailto:ada@example.com"',
      'href="tel:+442079460958"',
      'href="https://engines.example/" rel="noreferrer nofollow"',
      'Engines Ltd',
      '>An engine,\nplease.<',
      'weaving, numbers',
      'https://site.example/contact',
      'anna',
      'source news',
      '>Test<',
      '<time datetime="2026-11-21T17:20:00.000Z">21 Nov 2026, 18:20</time>',
    ]) {
      expect(html).toContain(text);
    }
  });

  test('the reference that the visitor was shown is shown, also for a lead that came without it', async () => {
    const { store, open } = await signedIn();
    await save(store, { data: { reference: 'HKMT-RCFW' } });
    await save(store, { data: { id: '0198c0de-7a10-7b3c-9f00-5f4e3d2c1b0a' } });
    const { html } = await open();
    expect(html).toContain('HKMT-RCFW');
    expect(html).toContain(referenceOf('0198c0de-7a10-7b3c-9f00-5f4e3d2c1b0a'));
  });

  test('a very long name is cut in the heading, and whole below it', async () => {
    const { store, open } = await signedIn();
    const name = 'Ada '.repeat(10_000);
    await save(store, { data: { contact: { name, website: `https://x.example/${'x'.repeat(3_000)}` } } });
    const { html, page } = await open();
    expect(namesOn(page)).toHaveLength(1);
    expect(namesOn(page)[0]!.length).toBeLessThan(150);
    expect(html).toContain(name);
    expect(html).not.toContain('href="https://x.example');
  });

  test('pages and filter lead to every lead once, newest first', async () => {
    const { store, open } = await signedIn();
    for (let index = 0; index < 60; index++) {
      const verdict = index % 2 ? 'review' : 'qualified';
      await save(store, {
        data: { contact: { name: `No ${index}.` } },
        judgement: { verdict },
        received: NOW + index,
      });
    }
    const walk = async (query: string) => {
      const seen: number[] = [];
      for (let next: string | undefined = query; next !== undefined;) {
        const { page } = await open(next);
        seen.push(...namesOn(page).map(numberIn));
        next = linkTo(page, 'Older leads');
      }
      return seen;
    };
    const numbers = Array.from({ length: 60 }, (_, index) => 59 - index);
    expect(await walk('')).toEqual(numbers);
    expect(await walk('?verdict=review')).toEqual(numbers.filter((index) => index % 2));
    expect(mainText((await open('?verdict=nonsense&before=nonsense')).page)).toContain('No 59.');
  });

  test('a list that just fills the page has no further one', async () => {
    const { store, open } = await signedIn();
    for (let index = 0; index < 25; index++) await save(store, { received: NOW + index });
    expect(linkTo((await open()).page, 'Older leads')).toBeUndefined();
    await save(store);
    expect(linkTo((await open()).page, 'Older leads')).toBeDefined();
  });

  test('the owner’s verdict and note stand in the list, beside what the rules said', async () => {
    const { store, open } = await signedIn();
    const id = await save(store, { judgement: { verdict: 'unqualified' } });
    await store.annotate(id, { note: 'Call on\nMonday', overrule: 'qualified' });
    const { html } = await open();
    expect(html).toContain('Your verdict; the rules said “Not a fit”');
    expect(html).toContain('>Call on\nMonday<');
    expect((await open('?verdict=qualified')).html).toContain('Ada Lovelace');
    expect((await open('?verdict=unqualified')).html).not.toContain('Ada Lovelace');
  });
});

describe('the search of the inbox', () => {
  test('finds by name, address, note, in any case and accent, within the verdict, page by page', async () => {
    const { store, open } = await signedIn();
    for (let index = 0; index < 60; index++) {
      const name = index % 2 ? `Zoë ${index}.` : `Ada ${index}.`;
      const id = await save(store, {
        data: { contact: { name } },
        judgement: { verdict: index % 3 ? 'qualified' : 'review' },
        received: NOW + index,
      });
      if (index === 7) await store.annotate(id, { note: 'Rendez-vous à Noël' });
    }
    const walk = async (query: string) => {
      const seen: number[] = [];
      for (let next: string | undefined = query; next !== undefined;) {
        const { page } = await open(next);
        seen.push(...namesOn(page).map(numberIn));
        next = linkTo(page, /^(Older|Search older) leads$/);
      }
      return seen;
    };
    const numbers = Array.from({ length: 60 }, (_, index) => 59 - index);
    expect(await walk('?q=ZOE')).toEqual(numbers.filter((index) => index % 2));
    expect(await walk('?q=zoe&verdict=review')).toEqual(numbers.filter((index) => index % 6 === 3));
    expect(await walk('?q=noel')).toEqual([7]);
    expect(await walk('?q=%20')).toEqual(numbers);
  });

  test('keeps what was typed, also in the verdict filter and on the page of a lead', async () => {
    const { store, open } = await signedIn();
    const id = await save(store);
    const { page } = await open('?q=Lovelace%20%22x%22&verdict=review');
    expect(page.querySelector('input[type="search"]')?.getAttribute('value')).toBe('Lovelace "x"');
    expect(mainText(page)).toContain('No leads with this verdict match “Lovelace "x"”.');
    expect(page.querySelector('.notice bdi')?.textContent).toBe('Lovelace "x"');
    expect(linkTo(page, 'Qualified')).toBe('?verdict=qualified&q=Lovelace+%22x%22');
    expect(linkTo((await open('?q=ada')).page, 'Ada Lovelace')).toBe(`?lead=${id}&q=ada`);
  });

  test('that has looked through its share says how far back it came, and goes on', async () => {
    const real = await temporaryStore();
    // A share of ten leads in place of 20,000.
    const store: Store = Object.assign(Object.create(real) as Store, {
      search: (options: SearchOptions) => real.search({ ...options, among: 10 }),
    });
    const { open } = await signedIn({ store });
    for (let index = 0; index < 25; index++)
      await save(store, {
        data: { contact: { name: index === 2 ? 'Grace' : 'Ada' } },
        received: NOW + index * 86_400_000,
      });
    const { page } = await open('?q=grace');
    expect(mainText(page)).toContain('Searched the leads back to 6 Dec 2026, 18:20.');
    const second = (await open(linkTo(page, 'Search older leads'))).page;
    expect(linkTo(second, 'Grace')).toBeUndefined();
    const third = (await open(linkTo(second, 'Search older leads'))).page;
    expect(linkTo(third, 'Grace')).toBeDefined();
    expect(linkTo(third, 'Search older leads')).toBeUndefined();
  });
});

/** The names of the leads on a page. */
function namesOn(page: Document): string[] {
  return all(page, 'article h2').map(asText);
}

/** The number in the name of a lead. */
function numberIn(name: string): number {
  return Number(/^\S+ (\d+)\.$/.exec(name)?.[1]);
}
