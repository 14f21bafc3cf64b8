/** One answer judged: its points, its ceiling, its reasons. */
import type { Bounds, AnswerEffects, AnswerValue } from '../kinds/kind.ts';
import { answerText, kinds, readAnswer } from '../kinds/kinds.ts';
import type { Question } from '../schema/questions.ts';
import { rankOf, type Ceiling } from '../verdict.ts';

/** Why the verdict is not higher, or what the owner should know. */
export interface Reason {
  /** The question's name; absent where the reason does not come from a single question. */
  readonly question?: string;
  /** The ceiling it puts on the verdict; absent where it only informs. */
  readonly verdict?: Ceiling;
  readonly text: string;
}

/** A judged answer. Its bounds are exact: `fewest` is `most`, `lowest` is `highest`. */
export interface JudgedAnswer extends Bounds {
  /** The values a `when` can name. */
  readonly values: readonly string[];
  readonly reasons: readonly Reason[];
  readonly effects: readonly AnswerEffects[];
}

/** How much of an unknown answer a reason repeats, in UTF-16 units. */
const ECHO_LENGTH = 80;

/**
 * The answer to `question` among `answers`, judged; `undefined` while there is none. A blank answer to an optional
 * question does nothing. One that the rules do not know gives no points and allows `review` at most.
 */
export function judgeAnswer(
  question: Question,
  answers: Readonly<Record<string, unknown>>,
  today: string,
): JudgedAnswer | undefined {
  const given = ownValue(answers, question.name);
  if (given === undefined) return undefined;
  const value = readAnswer(question, given);
  if (value === null) return question.required === false ? weigh(question, [], value) : undefined;
  const effects = value === undefined ? value : kinds[question.kind].effectsOf(question, value, today);
  return weigh(question, effects ?? [{ verdict: 'review', reason: unknownText(question, given) }], value);
}

function weigh(
  question: Question,
  effects: readonly AnswerEffects[],
  value: AnswerValue = null,
): JudgedAnswer {
  const values: string[] = [];
  const reasons: Reason[] = [];
  let points = 0;
  let rank = rankOf();
  for (const effect of effects) {
    const { verdict, reason } = effect;
    if (effect.value) values.push(effect.value);
    points += effect.points ?? 0;
    rank = Math.min(rank, rankOf(verdict));
    if (verdict ?? reason)
      reasons.push({
        question: question.name,
        ...(verdict && { verdict }),
        text: reason ?? `${question.label}: ${effect.label ?? answerText(question, value)}`,
      });
  }
  return { fewest: points, most: points, lowest: rank, highest: rank, values, reasons, effects };
}

function unknownText({ label }: Question, given: unknown): string {
  const echo =
    typeof given === 'string' || typeof given === 'number' ? String(given).slice(0, ECHO_LENGTH) : '';
  return `${label}: not an answer the rules know${echo && ` (${echo})`}`;
}

/** An own property, so that `null` prototypes, inherited keys and `__proto__` in JSON are all safe. */
function ownValue(answers: Readonly<Record<string, unknown>>, name: string): unknown {
  try {
    return Object.hasOwn(answers, name) ? answers[name] : undefined;
  } catch {
    return {}; // A getter threw: there is an answer, and no rule knows an empty object.
  }
}
