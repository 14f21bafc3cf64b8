/** The receiver judges each lead again: by the owner's rules, the challenge and the spam score. */
import type { ParsedLeadEvent } from '../../lead/schema.ts';
import type { Reason } from '../../qualifier/judging/judged-answer.ts';
import { qualify } from '../../qualifier/judging/qualify.ts';
import type { Answers } from '../../qualifier/kinds/kind.ts';
import { readAnswer } from '../../qualifier/kinds/kinds.ts';
import { revision } from '../../qualifier/revision.ts';
import type { Qualifier } from '../../qualifier/schema/schema.ts';
import { type Verdict, rankOf } from '../../qualifier/verdict.ts';
import type { LeadChallenge } from './challenge/challenge.ts';
import { type SpamHook, type SpamScore, spamScore, spamWords } from './spam.ts';

/** The receiver's own judgement of a lead. */
export interface LeadJudgement {
  verdict: Verdict;
  points: number;
  pass: number;
  reasons: readonly Reason[];
  /** Route of the outcome, for the consumer. */
  route?: string;
  /** The page's verdict, where it differs under the very same rules: forged, or a bug of ours. */
  claimed?: Verdict;
  /** How much it looks like spam. */
  spam?: SpamScore;
  /** The result of its challenge, where one is required. */
  challenge?: LeadChallenge;
}

/** A lead with the receiver's judgement. Its key is `event.data.id`. */
export interface JudgedLead {
  event: ParsedLeadEvent;
  judgement: LeadJudgement;
  /** When it was received: milliseconds since 1970. */
  received: number;
}

/** The owner's qualifiers by id and revision; those of one id in the order they were given. */
export type Rules = ReadonlyMap<string, ReadonlyMap<string, Qualifier>>;

/** The receiver's knowledge of a lead apart from its event. */
interface Circumstances {
  /** When it was received, in milliseconds since 1970. */
  received: number;
  /** Whether a page sent it. */
  hasOrigin: boolean;
  challenge?: LeadChallenge | undefined;
}

/** Indexes the owner's qualifiers. */
export function rulesById(qualifiers: readonly Qualifier[]): Rules {
  const rules = new Map<string, Map<string, Qualifier>>();
  for (const qualifier of qualifiers) {
    const id = qualifier.id ?? 'default';
    const revisions = rules.get(id) ?? new Map<string, Qualifier>();
    rules.set(id, revisions.set(revision(qualifier), qualifier));
  }
  return rules;
}

/** Judges a lead by the owner's rules, its challenge and its spam score. */
export function assessLead(
  event: ParsedLeadEvent,
  rules: Rules,
  spamHook: SpamHook,
  { received, hasOrigin, challenge }: Circumstances,
): LeadJudgement {
  const spam = spamScore(event.data, { hasOrigin, challenge });
  let judgement: LeadJudgement = {
    ...judgeLead(event, rules, received),
    spam,
    ...(challenge && { challenge }),
  };
  const { cap, text } = CHALLENGE[challenge?.result ?? 'passed'];
  if (text !== undefined) judgement = capped(judgement, cap, text);
  const ceiling = spamHook(event.data, spam);
  return ceiling
    ? capped(judgement, ceiling, `May be spam: ${spamWords(spam) || 'by your own rule'}`)
    : judgement;
}

/**
 * Judges a lead by the owner's own rules, from its raw answers; the page's verdict is only compared.
 * Where page and receiver have different rules, or the rules do not know an answer, the lead is at most `review` and
 * a reason says why: rule drift never loses a lead, and never qualifies one.
 * Never throws.
 * @param received when the lead was received, in milliseconds since 1970
 */
export function judgeLead(event: ParsedLeadEvent, rules: Rules, received: number): LeadJudgement {
  const { qualifier: used, qualification, visit } = event.data;
  if (used === undefined) return unjudged('Sent without rules: the page could not judge');
  const revisions = rules.get(used.id);
  const same = revisions?.get(used.revision);
  const qualifier = same ?? revisions?.values().next().value;
  if (qualifier === undefined) return unjudged('Judged by rules that the receiver does not have');

  const doubts: string[] = [];
  if (same === undefined) doubts.push('The page and the receiver hold different versions of the rules');
  const receipt = new Date(received).toISOString().slice(0, 10);
  const isPlausible = isNear(visit.today, receipt);
  if (!isPlausible) doubts.push(`The visitor’s date, ${visit.today}, is not that of the receipt`);

  const { answers, faults } = readAnswers(event, qualifier);
  doubts.push(...faults);
  const judged = qualify(qualifier, answers, { today: isPlausible ? visit.today : receipt });
  if (judged.verdict === undefined)
    doubts.push(`Not answered: ${judged.ask?.label ?? 'a required question'}`);

  const verdict = judged.verdict === 'unqualified' || doubts.length === 0 ? judged.verdict : 'review';
  const differs = same !== undefined && verdict !== qualification.verdict;
  return {
    verdict: verdict ?? 'review',
    points: judged.points,
    pass: judged.pass,
    reasons: [...judged.reasons, ...doubts.map(doubt)],
    ...(judged.outcome?.route !== undefined && verdict === judged.verdict && { route: judged.outcome.route }),
    ...(differs && { claimed: qualification.verdict }),
  };
}

/**
 * Caps a judgement at a verdict and adds the reason; without a verdict only the reason is added. The route belongs to
 * the outcome of the original verdict, so a lowered one has none.
 */
export function capped(
  judgement: LeadJudgement,
  verdict: 'review' | 'unqualified' | undefined,
  text: string,
): LeadJudgement {
  const reasons = [...judgement.reasons, { ...(verdict && { verdict }), text }];
  if (verdict === undefined || rankOf(judgement.verdict) <= rankOf(verdict)) return { ...judgement, reasons };
  const { route: _, ...rest } = judgement;
  return { ...rest, verdict, reasons };
}

/**
 * How the result of a challenge caps the verdict. A stale token proves no person, since it may be sent again and
 * again; a service that is down is not the visitor's fault.
 */
const CHALLENGE: Record<LeadChallenge['result'], { cap?: 'review'; text?: string }> = {
  passed: {},
  failed: { cap: 'review', text: 'The challenge was not passed' },
  missing: { cap: 'review', text: 'Came without an answer to the challenge' },
  stale: { cap: 'review', text: 'The answer to the challenge was too old, or used before' },
  unreachable: { text: 'The challenge could not be verified' },
};

/** Days between receipt (UTC) and the visitor's date: three days in the outbox, and all time zones. */
const TODAY_FROM = -4;
const TODAY_TO = 1;
const DAY_MS = 86_400_000;

/** The answers that the rules know, and a reason for each other one. */
function readAnswers(event: ParsedLeadEvent, qualifier: Qualifier): { answers: Answers; faults: string[] } {
  const sent = event.data.answers;
  const known = new Map(qualifier.questions.map((question) => [question.name, question]));
  const answers: [string, NonNullable<ReturnType<typeof readAnswer>> | null][] = [];
  const faults: string[] = [];
  for (const [name, { value }] of Object.entries(sent)) {
    const question = known.get(name);
    const answer = question && readAnswer(question, value);
    if (question === undefined) faults.push(`Answers a question that the rules do not ask: ${short(name)}`);
    else if (answer === undefined) faults.push(`Not an answer that the rules know: ${question.label}`);
    else answers.push([name, answer]);
  }
  return { answers: Object.fromEntries(answers), faults: faults.slice(0, 20) };
}

function unjudged(text: string): LeadJudgement {
  return { verdict: 'review', points: 0, pass: 0, reasons: [doubt(text)] };
}

function doubt(text: string): Reason {
  return { verdict: 'review', text };
}

function isNear(today: string, receipt: string): boolean {
  const days = (Date.parse(today) - Date.parse(receipt)) / DAY_MS;
  return days >= TODAY_FROM && days <= TODAY_TO;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
