import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatten } from '../../src/delivery/bodies.ts';
import { encode } from '../../src/delivery/formats.ts';
import { isSecret } from '../../src/delivery/hosts.ts';
import { leadEvent } from '../../src/lead/lead-event.ts';
import { lead, submitted } from '../lead/arbitrary.ts';
import { sampleEvent } from '../lead/sample.ts';
import { documentation } from '../package/readme.ts';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const TEXT = 'text/plain;charset=UTF-8';

/** After the vendors' documents: address → type of the body, and whether the answer can be read. */
const HOSTS: [webhook: string, type: string, answer?: 'opaque'][] = [
  ['https://hooks.zapier.com/hooks/catch/1/abc/', FORM],
  ['https://hook.eu1.make.com/abc', FORM],
  ['https://hook.us2.make.com/abc', FORM],
  ['https://eo1abc.m.pipedream.net/', FORM],
  ['https://eo1abc.m.pipedream.net', FORM],
  ['https://formspree.io/f/abc', FORM],
  ['https://usebasin.com/f/abc', FORM],
  ['https://getform.io/f/abc', FORM],
  ['https://script.google.com/macros/s/AKfy/exec', TEXT, 'opaque'],
  ['https://script.google.com/macros/s/AKfy/exec?sheet=leads', TEXT, 'opaque'],
  ['https://api.web3forms.com/submit?access_key=abc', JSON_TYPE],
  ['https://api.hsforms.com/submissions/v3/integration/submit/1/abc', JSON_TYPE],
  ['https://cloud.activepieces.com/api/v1/webhooks/abc', JSON_TYPE],
  ['https://me.app.n8n.cloud/webhook/abc', JSON_TYPE],
  ['https://hooks.example.com/leads', JSON_TYPE],
  ['https://hooks.example.com/leads?token=public', JSON_TYPE],
  ['https://example.com/hooks.zapier.com/', JSON_TYPE],
  ['https://example.com/?next=https://hooks.zapier.com/', JSON_TYPE],
  ['https://hooks.zapier.com.example.com/', JSON_TYPE],
  ['https://nothooks.zapier.com/', JSON_TYPE],
  ['https://make.com.example.com/x', JSON_TYPE],
  ['https://evilmake.com/x', JSON_TYPE],
  ['https://example.com/x@y', JSON_TYPE],
  ['https://example.com/leads?keyboard=yes', JSON_TYPE],
  ['https://office.example.com/leads', JSON_TYPE],
  ['http://hooks.zapier.com/hooks/catch/1/abc/', JSON_TYPE],
  ['http://localhost:8788/leads', JSON_TYPE],
];

/** Addresses that let whoever reads them write. */
const SECRETS = [
  'https://hooks.slack.com/services/T0/B0/x',
  'https://discord.com/api/webhooks/1/x',
  'https://discordapp.com/api/webhooks/1/x',
  'https://ptb.discord.com/api/webhooks/1/x',
  'https://maker.ifttt.com/trigger/lead/with/key/x',
  'https://prod-1.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?sig=x',
  'https://acme.webhook.office.com/webhookb2/x',
  'https://us1.api.mailchimp.com/3.0/lists/x/members',
  'https://api.notion.com/v1/pages',
  'https://api.airtable.com/v0/app/Leads',
  'https://api.brevo.com/v3/contacts',
  'https://api.pipedrive.com/v1/leads?api_token=x',
  'https://example.com/leads?api_key=x',
  'https://example.com/leads?apikey=x',
  'https://example.com/leads?a=1&key=x',
  'https://example.com/leads?secret=x',
  'https://bucket.example.com/leads?X-Amz-Signature=x',
  'https://me:password@example.com/leads',
];

const sample = sampleEvent();

describe('the format', () => {
  test.each(HOSTS)('of %s is %s', async (webhook, type, answer) => {
    for (const format of [undefined, null, '', 'xml', 'toString']) {
      const encoded = await encode({ event: sample, webhook, format });
      expect(encoded?.contentType).toBe(type);
      expect(Boolean(encoded?.isOpaque)).toBe(answer === 'opaque');
    }
  });

  test.each(HOSTS)('asked for wins over the host %s', async (webhook, _, answer) => {
    const wanted = { json: JSON_TYPE, form: FORM, text: TEXT };
    for (const [format, type] of Object.entries(wanted)) {
      const encoded = await encode({ event: sample, webhook, format });
      // How a host answers is not for the site to say; and to such a one JSON goes as text, or not at all.
      expect(Boolean(encoded?.isOpaque)).toBe(answer === 'opaque');
      expect(encoded?.contentType).toBe(answer && format === 'json' ? TEXT : type);
    }
  });
});

describe('a secret address', () => {
  test.each(SECRETS)('is known: %s', (webhook) => {
    expect(isSecret(webhook)).toBe(true);
  });

  test.each(SECRETS)('is sent nothing, whatever the format: %s', async (webhook) => {
    for (const format of [undefined, 'json', 'form', 'text'])
      expect(await encode({ event: sample, webhook, format })).toBeUndefined();
  });

  test.each(HOSTS)('is not %s', (webhook) => {
    expect(isSecret(webhook)).toBe(false);
  });
});

test('the table of the docs says how each host is written to', async () => {
  const rows = [...documentation().matchAll(/^\| `(https:[^`]+)` +\| (.+?) +\|$/gm)];
  expect(rows).toHaveLength(9);
  for (const [, webhook = '', body = ''] of rows) {
    const encoded = await encode({ event: sample, webhook });
    const type = body.startsWith('the event as text') ? TEXT : /JSON/.test(body) ? JSON_TYPE : FORM;
    expect.soft(encoded?.contentType, webhook).toBe(type);
    expect.soft(Boolean(encoded?.isOpaque), webhook).toBe(body.includes('cannot be read'));
  }
});

describe('as JSON', () => {
  test('the body is the event itself', async () => {
    const encoded = await encode({ event: sample, webhook: 'https://example.com/' });
    expect(encoded).toEqual({ contentType: JSON_TYPE, body: JSON.stringify(sample) });
  });
});

describe('as text', () => {
  test('the body is the event itself, which a script can parse', async () => {
    const encoded = await encode({ event: sample, webhook: 'https://example.com/', format: 'text' });
    expect([encoded?.contentType, JSON.parse(encoded?.body ?? '')]).toEqual([TEXT, sample]);
  });
});

describe('as a host wants it', () => {
  test('Web3Forms finds its access key and flat keys', async () => {
    const encoded = await encode({
      event: sample,
      webhook: 'https://api.web3forms.com/submit?access_key=abc',
    });
    expect(JSON.parse(encoded?.body ?? '')).toEqual({ ...flatten(sample), access_key: 'abc' });
  });

  test('HubSpot finds its properties, the answers under their own names', async () => {
    const webhook = 'https://api.hsforms.com/submissions/v3/integration/submit/1/abc';
    const { contact } = sample.data;
    const parts = { ...contact, givenName: 'Ada', familyName: 'Lovelace' };
    const named = await encode({ event: sampleEvent({ contact: parts }), webhook });
    const unnamed = await encode({ event: sample, webhook });
    const common = [
      { name: 'email', value: 'ada@example.com' },
      { name: 'budget', value: '5k-plus' },
      { name: 'lead_verdict', value: 'review' },
    ];
    expect(sorted(named?.body)).toEqual(
      sorted(
        JSON.stringify({
          fields: [...common, { name: 'firstname', value: 'Ada' }, { name: 'lastname', value: 'Lovelace' }],
        }),
      ),
    );
    expect(sorted(unnamed?.body)).toEqual(
      sorted(JSON.stringify({ fields: [...common, { name: 'firstname', value: 'Ada Lovelace' }] })),
    );
    expect(JSON.parse(unnamed?.body ?? '')).toMatchObject({ context: { pageUri: sample.data.source.page } });
  });
});

describe('flat', () => {
  test('the reference stands by itself, for a mail that quotes it', () => {
    expect(flatten(sampleEvent({ reference: 'HKMT-RCFW' }))).toMatchObject({ reference: 'HKMT-RCFW' });
  });

  test('one key stands for each part that a table wants', () => {
    const event = sampleEvent({
      source: { page: 'https://a.example/', ref: 'anna', utm: { source: 'mail' } },
    });
    expect(flatten(event)).toEqual({
      email: 'ada@example.com',
      name: 'Ada Lovelace',
      topic: 'shop,blog',
      size: 'M',
      budget: '5k-plus',
      page: 'https://a.example/',
      ref: 'anna',
      utm_source: 'mail',
      verdict: 'review',
      points: '1',
      pass: '2',
      route: 'proposal',
      reasons: '1 of 2 points; Wants a shop',
      id: event.data.id,
      sequence: '1',
      type: 'lead.review',
      timestamp: '2026-11-21T17:20:00.000Z',
      event: JSON.stringify(event),
    });
  });

  test('no field of the form takes the place of what we say of the lead', () => {
    const names = [
      'id',
      'verdict',
      'points',
      'type',
      'event',
      'reasons',
      'page',
      'email',
      'sequence',
      'route',
    ];
    const fields = Object.fromEntries(names.map((name) => [name, 'forged']));
    const { contact } = sampleEvent().data;
    const flat = flatten(sampleEvent({ contact: { ...contact, fields } }));
    expect(names.filter((name) => flat[name] === 'forged')).toEqual([]);
  });

  test('a lead without the optional parts has neither empty keys nor the word "undefined"', () => {
    const { id, sequence, qualification, visit } = sampleEvent().data;
    const event = sampleEvent();
    event.data = { id, sequence, qualification, visit, contact: {}, answers: {}, source: { page: 'p' } };
    expect(Object.keys(flatten(event)).sort()).toEqual(
      'event id page pass points reasons sequence timestamp type verdict'.split(' '),
    );
  });

  test('the body is a form that says the same, for every lead; the event in it is whole', async () => {
    await fc.assert(
      fc.asyncProperty(lead, submitted, async (data, time) => {
        const event = leadEvent(data, time);
        const encoded = await encode({ event, webhook: 'https://example.com/', format: 'form' });
        const { body = '', contentType } = encoded ?? {};
        expect(contentType).toBe(FORM);
        const keys = new URLSearchParams(body);
        expect([...keys.keys()]).toEqual([...new Set(keys.keys())]);
        // Lone surrogates cannot be written as UTF-8; JSON escapes them before they get there.
        expect(JSON.parse(keys.get('event') ?? '')).toEqual(JSON.parse(JSON.stringify(event)));
        expect(keys.get('verdict')).toBe(data.qualification.verdict);
        expect([...keys.values()]).not.toContain('undefined');
      }),
    );
  });
});

/** The fields of a HubSpot body, by name. */
const sorted = (text = '') =>
  (JSON.parse(text) as { fields: { name: string }[] }).fields.sort((a, b) => (a.name < b.name ? -1 : 1));
