import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../../src/lead/reference.ts';
import { NOW } from '../lead.ts';
import { save, signedIn } from './signed-in.ts';

describe('leads in the inbox', () => {
  test('an empty one says what will be here', async () => {
    const { open } = await signedIn();
    expect((await open()).html).toContain('No leads yet');
    expect((await open('?verdict=review')).html).toContain('No leads with this verdict');
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
    const { html } = await open();
    expect(/<h2[^>]*>([^<]*)</.exec(html)![1]!.length).toBeLessThan(150);
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
        const { html } = await open(next);
        seen.push(...[...html.matchAll(/No (\d+)\./g)].map(([, index]) => Number(index)));
        next = /href="(\?[^"]*)">Older leads/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      }
      return seen;
    };
    const all = Array.from({ length: 60 }, (_, index) => 59 - index);
    expect(await walk('')).toEqual(all);
    expect(await walk('?verdict=review')).toEqual(all.filter((index) => index % 2));
    expect((await open('?verdict=nonsense&before=nonsense')).html).toContain('No 59.');
  });
});
