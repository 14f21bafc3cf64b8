import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatten } from '../../src/delivery/flat.ts';
import { encode, isFlat } from '../../src/delivery/formats.ts';
import { leadEvent } from '../../src/lead/lead-event.ts';
import { lead, submitted } from '../lead/arbitrary.ts';
import { sampleEvent } from '../lead/sample.ts';

const HOSTS: [webhook: string, flat: boolean][] = [
  ['https://hooks.zapier.com/hooks/catch/1/abc/', true],
  ['https://hook.eu1.make.com/abc', true],
  ['https://hook.us2.make.com/abc', true],
  ['https://eo1abc.m.pipedream.net/', true],
  ['https://formspree.io/f/abc', false],
  ['https://hooks.example.com/leads', false],
  ['https://example.com/hooks.zapier.com/', false],
  ['https://example.com/?next=https://hooks.zapier.com/', false],
  ['https://hooks.zapier.com.example.com/', false],
  ['https://nothooks.zapier.com/', false],
  ['https://make.com.example.com/x', false],
  ['https://evilmake.com/x', false],
  ['http://hooks.zapier.com/hooks/catch/1/abc/', false],
  ['http://localhost:8788/leads', false],
];

describe('the format', () => {
  test.each(HOSTS)('of %s is flat: %j', (webhook, flat) => {
    expect(isFlat({ webhook })).toBe(flat);
    expect(isFlat({ webhook, format: null })).toBe(flat);
  });

  test.each(HOSTS)('asked for wins over the host %s', (webhook) => {
    expect(isFlat({ webhook, format: 'form' })).toBe(true);
    expect(isFlat({ webhook, format: 'json' })).toBe(false);
  });

  test('that nobody knows is as if none were asked for', () => {
    expect(isFlat({ webhook: 'https://hooks.zapier.com/x', format: 'xml' })).toBe(true);
    expect(isFlat({ webhook: 'https://example.com/', format: 'xml' })).toBe(false);
  });
});

describe('as JSON', () => {
  test('the body is the event itself', async () => {
    const event = sampleEvent();
    const { body, contentType } = await encode({ event, webhook: 'https://example.com/' });
    expect([contentType, JSON.parse(body)]).toEqual(['application/json', event]);
  });
});

describe('flat', () => {
  test('the reference stands by itself, for a mail that quotes it', () => {
    expect(flatten(sampleEvent({ reference: '4KMT-9CFH' }))).toMatchObject({ reference: '4KMT-9CFH' });
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
        const { body, contentType } = await encode({
          event,
          webhook: 'https://example.com/',
          format: 'form',
        });
        expect(contentType).toBe('application/x-www-form-urlencoded');
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
