import { expect, test } from 'vitest';
import type { ParsedLeadEvent } from '../../../src/lead/schema.ts';
import type { LeadChallenge } from '../../../src/receiver/assess/challenge/challenge.ts';
import { spamScore } from '../../../src/receiver/assess/spam.ts';
import { leadEvent } from '../lead.ts';

type Data = ParsedLeadEvent['data'];

const { visit } = leadEvent().data;
const LINKS = 'https://a.example http://b.example www.c.example';

const scoreOf = (data: Partial<Data>, challenge?: LeadChallenge['result'], hasOrigin = true) =>
  spamScore(leadEvent({}, data).data, { hasOrigin, ...(challenge && { challenge: { result: challenge } }) });

test('a lead as people send it has none', () => {
  const contact = {
    email: 'ada@example.com',
    name: 'Ada',
    message: 'See https://ada.example and www.b.example',
  };
  expect(scoreOf({ contact })).toEqual({ score: 0, signals: [] });
});

test.each<[signal: string, score: number, data: Partial<Data>]>([
  ['honeypot', 0.6, { visit: { ...visit, honeypot: true } }],
  ['untouched', 0.3, { visit: { ...visit, elapsedMs: 0 } }],
  ['fast', 0.3, { visit: { ...visit, elapsedMs: 1 } }],
  ['fast', 0.3, { visit: { ...visit, elapsedMs: 1_999 } }],
  ['links', 0.2, { contact: { message: LINKS } }],
  ['links', 0.2, { contact: { fields: { wish: LINKS.split(' ') } } }],
  ['markup', 0.5, { contact: { message: '<a rel=x href=y>buy</a>' } }],
  ['markup', 0.5, { contact: { message: '[url=x]buy[/url]' } }],
  ['link-in-name', 0.4, { contact: { name: 'Win www.prize.example' } }],
])('%s counts %d: case %#', (signal, score, data) => {
  expect(scoreOf(data)).toEqual({ score, signals: [signal] });
});

test('2 seconds are not fast', () => {
  expect(scoreOf({ visit: { ...visit, elapsedMs: 2_000 } }).signals).toEqual([]);
});

test('what no page has sent counts a little', () => {
  expect(scoreOf({}, undefined, false)).toEqual({ score: 0.1, signals: ['no-origin'] });
});

test.each<[LeadChallenge['result'], number, string[]]>([
  ['failed', 0.6, ['challenge-failed']],
  ['missing', 0.4, ['challenge-missing']],
  ['stale', 0.2, ['challenge-stale']],
  ['unreachable', 0, []],
  ['passed', 0, ['challenge-passed']],
])('a challenge that is %s counts %d', (result, score, signals) => {
  expect(scoreOf({}, result)).toEqual({ score, signals });
});

test('signals add up, between 0 and 1; a passed challenge takes some away', () => {
  const all = { visit: { ...visit, honeypot: true as const, elapsedMs: 0 }, contact: { message: LINKS } };
  expect(scoreOf(all).score).toBe(1);
  expect(scoreOf({ visit: { ...visit, honeypot: true, elapsedMs: 5_000 } }, 'passed').score).toBe(0.3);
});

test('markup that never ends is read through once, not once for each beginning', () => {
  // Three megabytes: seconds matter here, for reading them once for each beginning would take an hour.
  const message = '<a '.repeat(1_000_000);
  expect(scoreOf({ contact: { message } })).toEqual({ score: 0, signals: [] });
});
