import { expect } from 'vitest';
import { leadEventSchema } from '../../../src/lead/schema.ts';
import { judgeLead, rulesById } from '../../../src/receiver/assess/judgement.ts';
import type { JudgedLead } from '../../../src/receiver/assess/judgement.ts';
import type { Store, StoredLead } from '../../../src/receiver/store/store.ts';
import { MARKS } from '../http/hostile-request.ts';
import { DATES, RULES } from '../lead.ts';

/** What the answers of a receiver promise of its store. */
export interface Taken {
  /** The marks of the requests that were answered 202. */
  marks: Set<string>;
  /** The last verdict told of each lead. */
  verdicts: Map<string, string>;
  /** The marks of requests whose answer was lost: they may have been taken, or not. */
  unknown?: Set<string>;
}

/** The verdicts, the lowest first. */
export const VERDICTS = ['unqualified', 'review', 'qualified'] as const;

/** Levels of lists and objects that are taken. */
const DEPTH = 32;

/** The only answers that qualify by the rules of these tests, written down by hand. */
const QUALIFYING = [
  'portfolio {"budget":"5k-plus"}',
  'portfolio {"budget":"5k-plus","range":"fits"}',
  // Of who has 5k-plus it is not asked: as an answer that the rules know it counts for nothing.
  'portfolio {"budget":"5k-plus","range":"too-much"}',
  'portfolio {"budget":"5k-plus","range":null}',
  'portfolio {"budget":"unsure","range":"fits"}',
  'dates {"start":"2026-12-01"}',
];

/** What must hold of a database whoever wrote to it: whole leads, judged by the rules, and nothing else. */
export async function checkStored(store: Store, { marks, verdicts, unknown = new Set() }: Taken) {
  const rules = rulesById([RULES, DATES]);
  const stored: StoredLead[] = [];
  for (;;) {
    const last = stored.at(-1);
    const page = await store.list({ limit: 500, ...(last && { before: last }) });
    if (page.length === 0) break;
    stored.push(...page);
  }
  const isUnknown = (lead: StoredLead) => marksIn(lead).some((mark) => unknown.has(mark));
  const answered = stored.filter((lead) => verdicts.has(lead.id) || !isUnknown(lead));
  expect(answered.map(({ id }) => id).sort()).toEqual([...verdicts.keys()].sort());
  const seen: string[] = [];
  for (const lead of stored) {
    expect(lead.judgement.verdict).toBe(verdicts.get(lead.id) ?? lead.judgement.verdict);
    expect(lead.event.data).toMatchObject({ id: lead.id, sequence: lead.sequence });
    expect([lead.note, lead.overrule]).toEqual([undefined, undefined]);
    const sends: JudgedLead[] = [lead];
    if (lead.sequence > 1) sends.push(...((await store.get(lead.id))?.earlier ?? []));
    for (const send of sends) {
      checkSend(send);
      seen.push(...marksIn(send));
    }
  }
  expect(seen.filter((mark) => !marks.has(mark) && !unknown.has(mark))).toEqual([]);

  function checkSend({ event, judgement, received }: JudgedLead): void {
    const text = JSON.stringify(event);
    const parsed = leadEventSchema.parse(JSON.parse(text));
    expect(JSON.stringify(parsed)).toBe(text);
    expect(event.data).not.toHaveProperty('challenge');
    expect(depthOf(event)).toBeLessThanOrEqual(DEPTH);
    if (judgement.verdict === 'qualified') expect(QUALIFYING).toContain(answersIn(event));
    const judged = judgeLead(parsed, rules, received);
    const isSpam = (judgement.spam?.score ?? 0) >= 0.5;
    const isDoubtful = ['failed', 'missing', 'stale'].includes(judgement.challenge?.result ?? '');
    const rank = Math.min(VERDICTS.indexOf(judged.verdict), isSpam || isDoubtful ? 1 : 2);
    expect(judgement.verdict).toBe(VERDICTS[rank]);
    expect(judgement).toMatchObject({ points: judged.points, pass: judged.pass });
    expect(judgement.claimed).toBe(judged.claimed);
    expect(judgement.reasons.slice(0, judged.reasons.length)).toEqual(judged.reasons);
  }
}

function marksIn(send: JudgedLead): readonly string[] {
  return JSON.stringify(send).match(MARKS) ?? [];
}

function answersIn({ data }: JudgedLead['event']): string {
  const values = Object.entries(data.answers).map(([name, { value }]) => [name, value]);
  return `${data.qualifier?.id} ${JSON.stringify(Object.fromEntries(values))}`;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
