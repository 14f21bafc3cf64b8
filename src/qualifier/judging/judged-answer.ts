/** One answer judged: its points, its ceiling, its reasons. */
import type { Bounds } from './bounds.ts';
import { readBy, type AnswerEffects, type AnswerValue, type Kind } from '../kinds/kind.ts';
import type { Ceiling, Question } from '../schema/schema.ts';
import { rankOf } from '../verdict.ts';

/** Why the verdict is not higher, or what the owner should know. */
export interface Reason {
  /** The question's name; absent where the reason is none of a single question. */
  readonly question?: string;
  /** The ceiling it puts on the verdict; absent where it is only told. */
  readonly verdict?: Ceiling;
  readonly text: string;
}

/** A judged answer; its bounds are narrow: `fewest` is `most`, `lowest` is `highest`. */
export interface JudgedAnswer extends Bounds {
  /** The values a `when` can name. */
  readonly values: readonly string[];
  readonly reasons: readonly Reason[];
  /** What it does. */
  readonly effects: readonly AnswerEffects[];
}

/** The most of an unknown answer that a reason repeats, in UTF-16 units. */
const ECHO_LENGTH = 80;

/**
 * The answer to `question` among `answers`, judged; `undefined` while there is none. A blank one to an optional
 * question does nothing. One that the rules do not know gives no points and allows `review` at most.
 */
export function judgeAnswer(
  kind: Kind,
  question: Question,
  answers: Readonly<Record<string, unknown>>,
  today: string,
): JudgedAnswer | undefined {
  const given = ownValue(answers, question.name);
  if (given === undefined) return undefined;
  const value = readBy(kind, question, given);
  if (value === null && question.required !== false) return undefined;
  const effects = value !== undefined && kind.effectsOf(question, value, today);
  return weigh(
    kind,
    question,
    effects || [{ verdict: 'review', reason: unknownText(question, given) }],
    value,
  );
}

function weigh(
  kind: Kind,
  question: Question,
  effects: readonly AnswerEffects[],
  value: AnswerValue = null,
): JudgedAnswer {
  const values: string[] = [];
  const reasons: Reason[] = [];
  let points = 0;
  let rank = rankOf(undefined);
  for (const effect of effects) {
    const { verdict, reason } = effect;
    if (effect.value) values.push(effect.value);
    points += effect.points ?? 0;
    rank = Math.min(rank, rankOf(verdict));
    if (verdict ?? reason)
      reasons.push({
        question: question.name,
        ...(verdict && { verdict }),
        text: reason ?? `${question.label}: ${effect.label ?? kind.textOf(question, value)}`,
      });
  }
  return { fewest: points, most: points, lowest: rank, highest: rank, values, reasons, effects };
}

function unknownText({ label }: Question, given: unknown): string {
  const echo =
    typeof given === 'string' || typeof given === 'number' ? String(given).slice(0, ECHO_LENGTH) : '';
  return `${label}: not an answer the rules know${echo && ` (${echo})`}`;
}

/** An own property; `null` prototypes, inherited keys and `__proto__` in JSON are all safe here. */
function ownValue(answers: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return Object.hasOwn(answers, name) ? answers[name] : undefined;
  } catch {
    return {}; // A getter threw: something was there, and no rule knows an empty object.
  }
}
