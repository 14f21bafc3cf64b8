/**
 * Judging: what a set of answers says about a lead, and which question to ask next. Answers add points and
 * put ceilings on the verdict; what is still unanswered can move both only within bounds, so asking can stop early.
 */
import type { AnswerEffects } from '../kinds/kind.ts';
import { boundsOf, kinds } from '../kinds/kinds.ts';
import type { Question } from '../schema/questions.ts';
import type { Outcome, Qualifier } from '../schema/schema.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import { chooseOutcome, holds, MAYBE, NO, YES } from './conditions.ts';
import { judgeAnswer, type JudgedAnswer, type Reason } from './judged-answer.ts';

/** What the answers so far say. */
export interface Qualification {
  /** `undefined` while undecided. */
  readonly verdict: Verdict | undefined;
  /** Sum of the points of the answers judged. */
  readonly points: number;
  /** Points from which a lead is qualified. */
  readonly pass: number;
  readonly reasons: readonly Reason[];
  /**
   * Why, in words for the visitor: the `explain` of each answer whose ceiling is the verdict and, where the points
   * do not suffice, of each without a ceiling; in the order asked. Empty while undecided or qualified.
   */
  readonly explain: readonly string[];
  /** The question to answer next; `undefined` when nothing is left to ask. */
  readonly ask: Question | undefined;
  /** The questions shown to the visitor, in file order: those answered and those to be asked. */
  readonly asked: readonly Question[];
  /** `undefined` while undecided, and where none of the rules fits, so that the default of the verdict is shown. */
  readonly outcome: Outcome | undefined;
}

type RawAnswers = Readonly<Record<string, unknown>>;

/**
 * Judges `answers` by the rules of `qualifier`. Pure and synchronous; never throws, whatever the answers.
 *
 * The verdict and the outcome come together, as soon as both are certain for every completion of the answers.
 * From then on only `always` questions are asked, and none once `unqualified` is certain. Only answers to the
 * `asked` questions are judged. An answer the rules do not know counts 0 points and allows `review` at most.
 *
 * @param qualifier as `parseQualifier` returns it or `isUsable` accepts it
 * @param answers question name → answer; own properties only, unknown names are ignored;
 *   `null` passes over an optional question
 * @param options.today the visitor's calendar date, `YYYY-MM-DD`; by any other text no date can qualify
 * @throws {TypeError} for rules that were not parsed: entries of the bank are not yet questions
 */
export function qualify(
  qualifier: Qualifier,
  answers: RawAnswers,
  { today }: { readonly today: string },
): Qualification {
  const soFar = walk(qualifier, answers, today);
  return soFar.verdict && soFar.ask ? walk(qualifier, answers, today, soFar.verdict) : soFar;
}

/** Which questions may still be asked. */
const NONE = 0;
const ALWAYS = 1;
const ALL = 2;

/** Walks through the questions in file order. Once `decided`, only `always` questions are newly asked. */
function walk(qualifier: Qualifier, answers: RawAnswers, today: string, decided?: Verdict): Qualification {
  const { questions, outcomes = [], pass = 0, review = pass, maxQuestions = Infinity } = qualifier;
  const known = new Map<string, readonly string[] | undefined>();
  const asked: Question[] = [];
  const reasons: Reason[] = [];
  const effects: AnswerEffects[] = [];
  let ask: Question | undefined;
  let points = 0;
  // Bounds of the end result: its points, and the rank of its lowest ceiling.
  let [fewest, most, lowest, highest] = [0, 0, 2, 2];
  let reach = ALL;
  let perhaps = 0; // earlier questions that may still become visible

  for (const question of questions) {
    const { name, required = true, always } = question;
    if (!(question.kind in kinds))
      throw new TypeError('qualify() takes rules that parseQualifier() returned');
    const visible = holds(question.when, known);
    if (visible === NO) continue;
    const hasSurePlace = asked.length + perhaps < maxQuestions;
    let answer: JudgedAnswer | undefined;
    if (visible === MAYBE) perhaps++;
    else if (reach > NONE && asked.length < maxQuestions) {
      const wanted = !decided || (always && decided !== 'unqualified');
      if (wanted || reach === ALL) answer = judgeAnswer(question, answers, today);
      if (wanted || answer) asked.push(question);
      if (wanted && !answer) ask ??= question;
      if (required && !answer) reach = wanted ? NONE : ALWAYS;
    }
    if (answer) {
      points += answer.most;
      reasons.push(...answer.reasons);
      effects.push(...answer.effects);
    }
    const settled = hasSurePlace ? answer : undefined;
    known.set(name, settled?.values);
    const bounds = settled ?? boundsOf(question, !required || visible !== YES);
    fewest += bounds.fewest;
    most += bounds.most;
    lowest = Math.min(lowest, bounds.lowest);
    highest = Math.min(highest, bounds.highest);
  }

  const byPoints = (sum: number) => (sum >= pass ? 2 : sum >= review ? 1 : 0);
  lowest = Math.min(lowest, byPoints(fewest));
  highest = Math.min(highest, byPoints(most));
  let verdict = lowest === highest ? verdictOf(highest) : undefined;
  let outcome = verdict && chooseOutcome(outcomes, verdict, known, false);
  if (!ask && (!verdict || outcome === MAYBE)) {
    // The limit is reached.
    if (!verdict) reasons.push({ verdict: 'review', text: `Undecided after ${asked.length} questions` });
    verdict ??= 'review';
    outcome = chooseOutcome(outcomes, verdict, known, true);
  }
  if (outcome === MAYBE) verdict = outcome = undefined;
  const shortfall = verdictOf(byPoints(most));
  if (verdict && shortfall && shortfall !== 'qualified')
    reasons.push({ verdict: shortfall, text: `${points} of ${pass} points` });
  const explain = effects.flatMap((effect) =>
    verdict !== 'qualified' && verdict === (effect.verdict ?? shortfall) ? (effect.explain ?? []) : [],
  );
  return { verdict, points, pass, reasons, explain, ask, asked, outcome };
}
