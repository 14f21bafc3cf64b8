import { expect, test } from 'vitest';
import { save, signedIn } from './signed-in.ts';

/** All elements that pages of the inbox are made of. */
const KNOWN =
  'body header h1 h2 h3 nav ul li a main ol article p time dl div dt dd details summary footer html form input button section strong span del ins fieldset legend label textarea search bdi';

test('a text that would be markup or script is shown as the text it is, in every field of every page', async () => {
  const { store, open } = await signedIn();
  const addresses = ['', '?dead-letters'];
  for (const [index, evil] of EVIL.entries()) {
    const id = await save(store, leadOf(evil, 1));
    const again = leadOf(`${evil} again`, 2);
    await save(store, { ...again, data: { ...again.data, id }, deliveries: [{ target: evil, due: 0 }] });
    const holder = 'test';
    for (const { number } of await store.deliveries.lease({
      target: evil,
      now: 1,
      limit: 9,
      holder,
      forMs: 1_000,
    }))
      await store.deliveries.settle(number, holder, { state: 'dead', at: 2, failure: evil });
    await store.deliveries.disable(evil, 3, evil);
    if (index < 3) addresses.push(`?lead=${id}`, `?lead=${id}&delete`, `?q=${encodeURIComponent(evil)}`);
    await store.annotate(id, { note: evil });
  }
  for (const address of addresses) {
    const { html, response } = await open(address);
    expect(response.status).toBe(200);
    const body = html.slice(html.indexOf('<body>'));
    const tags = new Set([...body.matchAll(/<\/?([a-z][^\s>/]*)/gi)].map(([, tag]) => tag!.toLowerCase()));
    expect([...tags].filter((tag) => !KNOWN.split(' ').includes(tag))).toEqual([]);
    // Without the values of attributes, in which a text may stand as it is.
    expect(body.replaceAll(/="[^"]*"/g, '=')).not.toMatch(/<[^>]*\s(?:on\w+|style|src)\s*=/i);
    for (const [, href] of body.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(href).toMatch(/^(?:\?|https?:\/\/|mailto:|tel:)/);
    expect(body).toMatch(/&lt;script&gt;|&lt;img|&#39; onmouseover/);
  }
});

function leadOf(evil: string, sequence: number) {
  return {
    data: {
      sequence,
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
    judgement: { verdict: 'review' as const, reasons: [{ text: evil }], route: evil },
  };
}

/** Texts that would run, or lead astray, where they are not escaped. */
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
