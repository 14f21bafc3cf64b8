import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../src/lead/reference.ts';
import { createInbox } from '../../src/receiver/inbox.ts';
import { INBOX_STYLE } from '../../src/receiver/inbox-style.ts';
import { mailLink, phoneLink, webLink } from '../../src/receiver/inbox-link.ts';
import type { LeadJudgement, Store } from '../../src/receiver/store.ts';
import { leadEvent, NOW } from './lead.ts';
import { temporaryStore } from './temporary.ts';

const TOKEN = 'correct horse battery staple';
const ADDRESS = 'http://localhost:8788/';

type Change = {
  data?: Parameters<typeof leadEvent>[1];
  judgement?: Partial<LeadJudgement>;
  received?: number;
};

async function save(store: Store, { data, judgement, received = NOW }: Change = {}) {
  const event = leadEvent({ budget: '5k-plus' }, data);
  const judged = {
    verdict: 'qualified',
    points: 2,
    pass: 2,
    reasons: [],
    ...judgement,
  } satisfies LeadJudgement;
  await store.save({ event, judgement: judged, received });
}

/** An inbox and a browser that is signed in to it. */
async function signedIn() {
  const store = await temporaryStore();
  const inbox = createInbox({ store, token: TOKEN, timeZone: 'Europe/Paris' });
  const entry = await inbox(new Request(`${ADDRESS}?token=${encodeURIComponent(TOKEN)}`));
  const cookie = entry.headers.get('set-cookie')!.split(';')[0]!;
  const open = async (query = '') => {
    const response = await inbox(new Request(ADDRESS + query, { headers: { cookie } }));
    return { response, html: await response.text() };
  };
  return { store, inbox, entry, open };
}

describe('access', () => {
  test('the address with the token signs in and leads to the clean address', async () => {
    const { entry } = await signedIn();
    expect(entry.status).toBe(303);
    expect(entry.headers.get('location')).toBe('/');
    const cookie = entry.headers.get('set-cookie')!;
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(encodeURIComponent(TOKEN));
  });

  test('by TLS the cookie is kept from plain connections', async () => {
    const { inbox } = await signedIn();
    const query = `?token=${encodeURIComponent(TOKEN)}`;
    const direct = await inbox(new Request(`https://leads.example/${query}`));
    const proxied = await inbox(new Request(ADDRESS + query, { headers: { 'x-forwarded-proto': 'https' } }));
    for (const { headers } of [direct, proxied]) expect(headers.get('set-cookie')).toContain('; Secure');
  });

  test('the filter in the address outlives the sign-in', async () => {
    const { inbox } = await signedIn();
    const entry = await inbox(new Request(`${ADDRESS}?verdict=review&token=${encodeURIComponent(TOKEN)}`));
    expect(entry.headers.get('location')).toBe('/?verdict=review');
  });

  test.each([
    ['nothing', '', {}],
    ['a wrong token', '?token=wrong', {}],
    ['an empty token', '?token=', {}],
    ['a wrong cookie', '', { cookie: 'inbox-00000000=x' }],
    ['the token as a header', '', { authorization: `Bearer ${TOKEN}` }],
  ])('%s shows no lead', async (_, query, headers) => {
    const { store, inbox } = await signedIn();
    await save(store);
    const response = await inbox(
      new Request(ADDRESS + query, { headers: headers as Record<string, string> }),
    );
    expect(response.status).toBe(401);
    expect(response.headers.has('set-cookie')).toBe(false);
    expect(await response.text()).not.toMatch(/ada|lovelace/i);
  });

  test('a signed-in browser that comes with a wrong token is let in no further', async () => {
    const { open } = await signedIn();
    expect((await open('?token=wrong')).response.status).toBe(401);
  });

  test('the cookie of one inbox opens no other', async () => {
    const { entry, store } = await signedIn();
    const other = createInbox({ store, token: 'another token of good length' });
    const cookie = entry.headers.get('set-cookie')!.split(';')[0]!;
    expect((await other(new Request(ADDRESS, { headers: { cookie } }))).status).toBe(401);
  });

  test('a token that can be guessed is refused', async () => {
    const store = await temporaryStore();
    expect(() => createInbox({ store, token: 'secret' })).toThrow('at least 16 characters');
  });

  test('only reading is answered', async () => {
    const { inbox } = await signedIn();
    expect((await inbox(new Request(ADDRESS, { method: 'POST' }))).status).toBe(405);
  });

  test('every answer is kept from caches, frames, search engines and scripts', async () => {
    const { entry, open, inbox } = await signedIn();
    for (const { headers } of [entry, (await open()).response, await inbox(new Request(ADDRESS))]) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  test('the policy allows the page’s own style, byte for byte', async () => {
    const { open } = await signedIn();
    const { response, html } = await open();
    const style = /<style>([^]*?)<\/style>/.exec(html)![1]!;
    expect(style).toBe(INBOX_STYLE);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const hash = Buffer.from(digest).toString('base64');
    expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });
});

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
        next = /href="\/([^"]*)">Older leads/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      }
      return seen;
    };
    const all = Array.from({ length: 60 }, (_, index) => 59 - index);
    expect(await walk('')).toEqual(all);
    expect(await walk('?verdict=review')).toEqual(all.filter((index) => index % 2));
    expect((await open('?verdict=nonsense&before=nonsense')).html).toContain('No 59.');
  });

  test('a text that would be markup or script is shown as the text it is, in every field', async () => {
    const { store, open } = await signedIn();
    for (const evil of EVIL) {
      await save(store, {
        data: {
          contact: {
            email: evil,
            name: evil,
            phone: evil,
            company: evil,
            website: evil,
            message: evil.repeat(30),
            fields: { [evil]: [evil, evil] },
          },
          answers: { [evil]: { label: evil, value: evil, text: evil } },
          qualifier: { id: evil, version: 1, revision: evil.slice(0, 60) },
          source: { page: evil, referrer: evil, ref: evil, utm: { [evil]: evil } },
          visit: { locale: evil, today: '2026-11-21', elapsedMs: 1e300, asked: 0, changes: 0 },
          consent: { given: true, text: evil, time: '2026-11-21T00:00:00Z' },
        },
        judgement: { verdict: 'review', reasons: [{ text: evil }], route: evil },
      });
    }
    const { html } = await open();
    const body = html.slice(html.indexOf('<body>'));
    const tags = new Set([...body.matchAll(/<\/?([a-z][^\s>/]*)/gi)].map(([, tag]) => tag!.toLowerCase()));
    const known =
      'body header h1 nav ul li a main ol article h2 p time dl div dt dd details summary footer html';
    expect([...tags].filter((tag) => !known.split(' ').includes(tag))).toEqual([]);
    expect(body).not.toMatch(/<[^>]*\s(?:on\w+|style|src)\s*=/i);
    for (const [, href] of body.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(?:\/|https?:\/\/|mailto:|tel:)/);
    expect(body).toContain('&lt;script&gt;');
  });
});

const EVIL = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  ' java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://x.example/"onclick="alert(1)',
  'https://user:pass@x.example/',
  '</style><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  '&lt;b&gt;<!--',
  'a@b.example?bcc=all@x.example',
];

describe('links from what visitors typed', () => {
  test.each([
    [mailLink, 'ada@example.com', 'mailto:ada@example.com'],
    [mailLink, ' ada+web@exämple.co.uk ', 'mailto:ada%2Bweb@ex%C3%A4mple.co.uk'],
    [mailLink, 'a?b&c@example.com', 'mailto:a%3Fb%26c@example.com'],
    [mailLink, 'ada', undefined],
    [mailLink, 'ada@localhost', undefined],
    [mailLink, 'ada@example.com,eve@example.com', undefined],
    [mailLink, 'Ada <ada@example.com>', undefined],
    [mailLink, 'ada@example.com?bcc=eve@example.com', undefined],
    [mailLink, 'ada@example.com\nbcc:eve', undefined],
    [phoneLink, '+33 (0)1 23-45.67/89', 'tel:+330123456789'],
    [phoneLink, '06 12 34 56 78', 'tel:0612345678'],
    [phoneLink, 'call me', undefined],
    [phoneLink, '123', undefined],
    [phoneLink, '12345678901234567', undefined],
    [phoneLink, '+33;ext=javascript:1', undefined],
    [webLink, 'https://example.com', 'https://example.com/'],
    [webLink, 'HTTP://example.com/a b', 'http://example.com/a%20b'],
    [webLink, 'example.com', undefined],
    [webLink, 'javascript:alert(1)//https://x.example', undefined],
    [webLink, 'https://bank.example@evil.example', undefined],
    [webLink, 'ftp://example.com', undefined],
  ])('%o of %j is %j', (link, text, href) => {
    expect(link(text)).toBe(href);
  });
});
