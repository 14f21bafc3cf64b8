import { describe, expect, test } from 'vitest';
import { createInbox } from '../../../src/receiver/inbox/inbox.ts';
import { INBOX_STYLE } from '../../../src/receiver/inbox/style.ts';
import { temporaryStore } from '../temporary.ts';
import { formToken, parsePage } from './page.ts';
import { ADDRESS, postOf, save, signedIn, TOKEN } from './signed-in.ts';

describe('access', () => {
  test('the address with the token signs in and leads to the clean address', async () => {
    const { entry } = await signedIn();
    expect(entry.status).toBe(303);
    // Relative, so that it holds behind a proxy with another path.
    expect(entry.headers.get('location')).toBe('?');
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
    expect(entry.headers.get('location')).toBe('?verdict=review');
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

  test.each(['empty', 'iframe', 'object', 'embed', 'image', 'script', 'serviceworker'])(
    'a browser that is signed in and fetches for %s, as a script of the same origin can, sees no lead',
    async (destination) => {
      const { store, inbox, cookie } = await signedIn();
      await save(store);
      for (const query of ['', '?export=json', `?token=${encodeURIComponent(TOKEN)}`]) {
        const headers = { cookie, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': destination };
        const response = await inbox(new Request(ADDRESS + query, { headers }));
        expect(response.status).toBe(403);
        expect(await response.text()).not.toMatch(/ada|lovelace/i);
      }
      const headers = { cookie, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' };
      expect(await (await inbox(new Request(ADDRESS, { headers }))).text()).toContain('Lovelace');
    },
  );

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

  test('only reading and forms are answered', async () => {
    const { inbox } = await signedIn();
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      const response = await inbox(new Request(ADDRESS, { method }));
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    }
  });

  test('who comes by a link of another site, without the cookie, is led on once', async () => {
    const { inbox } = await signedIn();
    const come = async (site: string) => {
      const request = new Request(`${ADDRESS}?lead=1&verdict=review`, {
        headers: { 'sec-fetch-site': site },
      });
      const page = parsePage(await (await inbox(request)).text());
      return page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content');
    };
    expect(await come('cross-site')).toBe('0;url=?lead=1&verdict=review');
    expect(await come('same-origin')).toBeUndefined();
    expect(await come('none')).toBeUndefined();
  });

  test('every answer is kept from caches, frames, search engines and scripts', async () => {
    const { entry, open, inbox } = await signedIn();
    for (const { headers } of [entry, (await open()).response, await inbox(new Request(ADDRESS))]) {
      expect(headers.get('cache-control')).toBe('no-store');
      // With `no-referrer` browsers would send `Origin: null` along with the inbox's own forms.
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
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

/** An inbox with a dead letter, which a form could send again. */
async function withDeadLetter() {
  const visit = await signedIn();
  const { deliveries } = visit.store;
  await save(visit.store, { deliveries: [{ target: 'crm', due: 0 }] });
  const [leased] = await deliveries.lease({
    target: 'crm',
    now: 1,
    limit: 1,
    holder: 'test',
    forMs: 1_000,
  });
  await deliveries.settle(leased!.number, 'test', { state: 'dead', at: 2, failure: '500' });
  const fields = {
    action: 'replay',
    number: `${leased!.number}`,
    form: formToken((await visit.open()).page),
  };
  const isDead = async () => (await deliveries.listDeadLetters({ limit: 1 })).length === 1;
  return { ...visit, fields, isDead };
}

describe('a change', () => {
  test.each([
    ['a browser that says nothing of where it comes from', {}],
    ['this origin', { 'sec-fetch-site': 'same-origin' }],
    [
      'this origin, behind a proxy with another host',
      { 'sec-fetch-site': 'same-origin', 'origin': 'https://a.example' },
    ],
    ['this origin, by plain http', { origin: 'http://localhost:8788' }],
    [
      'this origin, by a proxy that says so',
      { 'origin': 'https://a.example', 'x-forwarded-host': 'a.example' },
    ],
  ] as const)('is made from %s', async (_, headers) => {
    const { inbox, cookie, fields, isDead } = await withDeadLetter();
    expect((await inbox(postOf('', fields, { cookie, ...headers }))).status).toBe(303);
    expect(await isDead()).toBe(false);
  });

  const ours = { form: undefined, action: undefined };
  test.each([
    ['another site', ours, { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour of the same site', ours, { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin, by plain http', ours, { origin: 'http://evil.example' }, 403],
    ['another port of this host', ours, { origin: 'http://localhost:9999' }, 403],
    ['a frame without an origin', ours, { origin: 'null' }, 403],
    ['an origin that is none', ours, { origin: 'evil' }, 403],
    ['a form without the token', { ...ours, form: '' }, {}, 403],
    ['a form with a wrong token', { ...ours, form: 'f'.repeat(64) }, {}, 403],
    ['a form that asks for something unknown', { ...ours, action: 'constructor' }, {}, 400],
    ['a body that is no form', ours, { 'content-type': 'text/plain' }, 415],
    ['a body that is too large', { ...ours, note: 'x'.repeat(300_000) }, {}, 413],
    ['a body that is cut', ours, { 'content-length': '999999' }, 413],
  ] as const)('is not made from %s', async (_, wrong, headers, status) => {
    const { inbox, cookie, fields, isDead } = await withDeadLetter();
    const given = Object.entries({ ...fields, ...wrong }).map(([name, value]) => [
      name,
      value ?? (fields as Record<string, string>)[name] ?? '',
    ]);
    const response = await inbox(postOf('', Object.fromEntries(given), { cookie, ...headers }));
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('Nothing was changed');
    expect(await isDead()).toBe(true);
  });

  test('is not made by a browser that is not signed in, which is told so', async () => {
    const { inbox, fields, isDead } = await withDeadLetter();
    for (const headers of [{}, { cookie: 'inbox-00000000=x' }]) {
      const response = await inbox(postOf('', fields, headers));
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('Nothing was changed');
    }
    expect(await isDead()).toBe(true);
  });

  test('is not made by the token in an address', async () => {
    const { inbox, fields, isDead } = await withDeadLetter();
    const response = await inbox(postOf(`?token=${encodeURIComponent(TOKEN)}`, fields, {}));
    expect(response.status).toBe(303);
    expect(await isDead()).toBe(true);
  });

  test('is not made by reading', async () => {
    const { open, fields, isDead } = await withDeadLetter();
    expect((await open(`?${new URLSearchParams(fields).toString()}`)).response.status).toBe(200);
    expect((await open(`?dead-letters&${new URLSearchParams(fields).toString()}`)).response.status).toBe(200);
    expect(await isDead()).toBe(true);
  });

  test('signing out takes the cookie away', async () => {
    const { send, entry } = await signedIn();
    const { response, html } = await send('', { action: 'sign-out' });
    expect(html).toContain('You are signed out');
    const [name] = entry.headers.get('set-cookie')!.split('=');
    expect(response.headers.get('set-cookie')).toMatch(new RegExp(`^${name}=; Max-Age=0; Path=/; HttpOnly`));
  });
});
