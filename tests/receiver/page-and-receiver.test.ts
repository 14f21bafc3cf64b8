/**
 * Page and receiver judge alike: the page's modules and the receiver's;
 * over every way in which a lead travels, on whatever day it is where the visitor is.
 */
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { encode } from '../../src/delivery/formats.ts';
import { leadEvent } from '../../src/lead/lead-event.ts';
import { qualify as qualifyAnywhere } from '../../src/qualifier/index.ts';
import type { AnswerValue } from '../../src/qualifier/kinds/kind.ts';
import { dayNumber } from '../../src/qualifier/kinds/measured.ts';
import { answerText, readAnswer } from '../../src/qualifier/kinds/kinds.ts';
import { isUsable } from '../../src/qualifier/schema/usable.ts';
import { qualify } from '../../src/qualifier/judging/qualify.ts';
import { revision } from '../../src/qualifier/revision.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import type { Question } from '../../src/qualifier/schema/questions.ts';
import { parseEvent, readEventText } from '../../src/receiver/http/body.ts';
import { judgeLead, rulesById } from '../../src/receiver/assess/judgement.ts';
import { localDate } from '../../src/element/local-date.ts';
import { arbitraryQualifier } from '../qualifier/arbitrary.ts';
import { everyAnswer } from '../qualifier/judging/reference.ts';
import { sized } from '../setup/long.ts';
import { leadEvent as sampleEvent } from './lead.ts';

const HOUR = 3_600_000;

/** How many pairs of rules and answers are made up. */
const PAIRS = sized(1_000, 10_000);

/** All offsets from UTC−11 to UTC+14, and places that change their clocks: by half an hour, or at midnight. */
const ZONES = [
  ...Array.from({ length: 26 }, (_, index) => `Etc/GMT${index - 14 > 0 ? '+' : ''}${index - 14}`),
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
];

const ownZone = process.env.TZ;
afterAll(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

/** Moves this process, clock and all, to a zone. */
function moveTo(zone: string): void {
  process.env.TZ = zone;
}

/** The instants of 2026 at which a zone changes its clocks. */
function clockChanges(zone: string): number[] {
  moveTo(zone);
  const found: number[] = [];
  const [start, end] = [Date.UTC(2026, 0), Date.UTC(2027, 0)];
  for (let at = start; at < end; at += HOUR / 2)
    if (new Date(at).getTimezoneOffset() !== new Date(at + HOUR / 2).getTimezoneOffset())
      found.push(at + HOUR / 2);
  return found;
}

/** A zone and an instant: any of the year, or within a day of a change of its clocks, or of its midnight. */
const moments = ZONES.flatMap((zone) => clockChanges(zone).map((at) => ({ zone, at })));
const moment = fc.oneof(
  fc.record({
    zone: fc.constantFrom(...ZONES),
    at: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }),
  }),
  fc
    .record({ change: fc.constantFrom(...moments), minutes: fc.integer({ min: -1_500, max: 1_500 }) })
    .map(({ change: { zone, at }, minutes }) => ({ zone, at: at + minutes * 60_000 })),
  fc
    .record({ change: fc.constantFrom(...moments), seconds: fc.integer({ min: -3, max: 3 }) })
    .map(({ change: { zone, at }, seconds }) => ({ zone, at: at + seconds * 1_000 })),
);

/** What is drawn for one question: which answer, and how far from the edges of its bands. */
const drawn = fc.record({
  pick: fc.nat(99),
  days: fc.oneof(fc.integer({ min: -12, max: 30 }), fc.integer({ min: -1, max: 1 })),
  cents: fc.nat(2_000),
  words: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('a\r\nb', ' x ', '0', 'null'),
  ),
  /** Now and then something that is no answer at all, as a script may set it. */
  junk: fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>('nothing of the kind', -1, NaN, '2026-02-30', [], ['v0', 'v0'], {}),
    },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

test('10,000 random pairs of rules and answers get one judgement, in all formats, zones and days', async () => {
  let dated = 0;
  const pairs = fc.asyncProperty(
    arbitraryQualifier,
    fc.array(drawn, { minLength: 4, maxLength: 4 }),
    moment,
    async (rules, draws, { zone, at }) => {
      expect(isUsable(rules)).toBe(true);
      moveTo(zone);
      const today = localDate(new Date(at));
      expect(today).toBe(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at));
      if (rules.questions.some(({ kind }) => kind === 'date')) dated++;

      const given = Object.fromEntries(
        rules.questions.map((question, index) => [question.name, valueFor(question, draws[index]!, today)]),
      );
      expect(qualify(rules, given, { today })).toEqual(qualifyAnywhere(rules, given, { today }));

      const { answers, page } = asThePage(rules, given, today);
      fc.pre(page.verdict !== undefined); // else a required answer is missing: the page holds such a form
      const event = leadOf(rules, answers, page, { today, at });
      moveTo('Etc/UTC');
      for (const format of ['json', 'form', 'text']) {
        const judged = judgeLead(await travel(event, format), rulesById([rules]), at);
        expect(judged, format).toEqual({
          verdict: page.verdict,
          points: page.points,
          pass: page.pass,
          reasons: page.reasons,
          ...(page.outcome?.route && { route: page.outcome.route }),
        });
      }
    },
  );
  await fc.assert(pairs, { numRuns: PAIRS, maxSkipsPerRun: 1 });
  expect(dated).toBeGreaterThan(PAIRS / 5);
}, 300_000);

/** One of the answers to a question, or near one. */
function valueFor(question: Question, { pick, days, cents, words, junk }: Drawn, today: string): unknown {
  if (junk !== undefined) return junk;
  const all = everyAnswer(question);
  const { value } = all[pick % all.length]!;
  if (typeof value === 'number') return cents / 100;
  if (question.kind === 'date' && value !== null && value !== 'unsure') {
    // Mostly about the edge of a band.
    const edge = question.bands?.[pick % question.bands.length]?.below ?? 0;
    return new Date((dayNumber(today) + edge + days) * 24 * HOUR).toISOString().slice(0, 10);
  }
  return question.kind === 'text' && value !== null ? words : value;
}

/** As the element does it: what is no answer is not taken, and at the submit what is blank is passed over. */
function asThePage(rules: Qualifier, given: Record<string, unknown>, today: string) {
  const answers: Record<string, AnswerValue> = {};
  for (const question of rules.questions) {
    const value = readAnswer(question, given[question.name]);
    if (value !== undefined) answers[question.name] = value;
  }
  for (const { name } of qualify(rules, answers, { today }).asked) answers[name] ??= null;
  return { answers, page: qualify(rules, answers, { today }) };
}

function leadOf(
  rules: Qualifier,
  answers: Record<string, AnswerValue>,
  { asked, verdict = 'review', points, pass, reasons, outcome }: ReturnType<typeof qualify>,
  { today, at }: { today: string; at: number },
) {
  const { data } = sampleEvent();
  return leadEvent(
    {
      ...data,
      answers: Object.fromEntries(
        asked.map((question) => {
          const value = answers[question.name] ?? null;
          return [question.name, { label: question.label, value, text: answerText(question, value) }];
        }),
      ),
      qualification: { verdict, points, pass, reasons },
      ...(outcome?.route && { outcome: { route: outcome.route } }),
      qualifier: { id: rules.id ?? 'default', version: 1, revision: revision(rules) },
      visit: { ...data.visit, today },
    } as Parameters<typeof leadEvent>[0],
    at,
  );
}

/** Sends a lead as the page writes it, and reads it as the receiver does. */
async function travel(event: ReturnType<typeof leadOf>, format: string) {
  const encoded = await encode({ event, format, webhook: 'https://receiver.example/leads' });
  if (!encoded) throw new Error('The page does not send this.');
  const headers = { 'content-type': encoded.contentType };
  const request = new Request('https://receiver.example/leads', {
    method: 'POST',
    headers,
    body: encoded.body,
  });
  return parseEvent(await readEventText(request));
}
