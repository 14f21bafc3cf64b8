/** The pass mark and the verdicts: marks out of reach or always reached, verdicts that nobody or everybody gets. */
import { answerCases, namedValues } from '../judging/answer-cases.ts';
import type { Completions } from '../judging/completions.ts';
import { possibleEffects } from '../judging/answer.ts';
import { allKinds } from '../kinds/all.ts';
import { kindOf } from '../kinds/kind.ts';
import type { Qualifier } from '../schema/schema.ts';
import { listed } from '../schema/words.ts';
import type { TriedRules } from '../judging/tried-rules.ts';
import type { Suspicion } from './suspicion.ts';

/** The points that answers can come to. */
interface Reach {
  readonly least: number;
  readonly most: number;
}

export function verdictSuspicions(tried: TriedRules): readonly Suspicion[] {
  const { qualifier, completions } = tried;
  const free = tried.unlimited.completions;
  const reach = free ? reachOf(free) : boundsOf(qualifier);
  const beyond = outOfReach(qualifier, reach);
  const idle = beyond ?? alwaysReached(qualifier, reach) ?? missingMark(tried, reach);
  const walls = wallSuspicions(qualifier);
  const verdicts = new Set(completions?.all.map(({ result }) => result.verdict));
  const found = idle ? [idle] : [];
  if (completions && !beyond && !verdicts.has('qualified')) {
    if (free?.all.some(({ result }) => result.verdict === 'qualified'))
      found.push({
        path: 'maxQuestions',
        what: `is ${qualifier.maxQuestions}, and nobody can be qualified by so few answers`,
        mend: 'Write a higher number, or ask the questions that decide first.',
      });
    else if (walls.length === 0)
      found.push({
        path: 'questions',
        what: 'nobody can be qualified: answers that come to enough points are never without a "verdict"',
        mend: 'Take the "verdict" from the answers of a good client.',
      });
  }
  if (!idle && verdicts.size === 1 && verdicts.has('qualified'))
    found.push({
      path: 'questions',
      what: 'no answer can turn anybody away: whatever is answered, the verdict is "qualified"',
      mend: 'Give the answers of a poor fit "verdict": "unqualified" or "review", or use points and "pass".',
    });
  const between = idle || !free ? undefined : reviewSuspicion(qualifier, free);
  return [...found, ...walls, ...(between ? [between] : [])];
}

function outOfReach({ pass = 0 }: Qualifier, { most }: Reach): Suspicion | undefined {
  if (most >= pass) return undefined;
  return {
    path: 'pass',
    what: `is out of reach: it is ${pass}, and the answers come to ${most} at most`,
    mend: `Write ${most} or less, or give the answers of a good client more points.`,
  };
}

/** A mark that was written, and that all answers reach. */
function alwaysReached({ pass }: Qualifier, { least, most }: Reach): Suspicion | undefined {
  if (pass === undefined || least < pass || (pass === 0 && least === 0 && most === 0)) return undefined;
  return {
    path: 'pass',
    what: `is always reached: it is ${pass}, and any answers come to ${least} or more, so that the points change nothing`,
    mend:
      least < most
        ? `Write a mark from ${least + 1} to ${most}, or remove the points.`
        : 'Give the answers of a good client more points than the others, or remove the mark and the points.',
  };
}

/** No mark, and a question that would count by its points alone. */
function missingMark(
  { qualifier: { pass, questions }, completions }: TriedRules,
  { least, most }: Reach,
): Suspicion | undefined {
  if (pass !== undefined || least < 0 || least === most || !completions) return undefined;
  const names = questions.flatMap((question, index) =>
    completions.influence(index) === 0 && possibleEffects(question).some(({ points }) => points)
      ? [question.name]
      : [],
  );
  if (names.length === 0) return undefined;
  return {
    path: 'pass',
    what: `is missing, so that the points of ${listed(names)} change nothing`,
    mend: `Write "pass", the points from which a lead is qualified: ${least + 1 < most ? `from ${least + 1} to ${most}` : most}.`,
  };
}

/** `review` below `pass`, and no answers between them. */
function reviewSuspicion(
  { pass = 0, review = pass }: Qualifier,
  { all }: Completions,
): Suspicion | undefined {
  if (review === pass || all.some(({ result: { points } }) => points >= review && points < pass))
    return undefined;
  return {
    path: 'review',
    what: `changes nothing: no answers come to ${review === pass - 1 ? review : `${review} to ${pass - 1}`} points`,
    mend: 'Remove it, or give some answers points between it and the pass mark.',
  };
}

/** Questions none of whose answers leaves the verdict free: whoever is asked cannot be qualified. */
function wallSuspicions(qualifier: Qualifier): readonly Suspicion[] {
  const named = namedValues(qualifier);
  return qualifier.questions.flatMap((question, index): Suspicion[] => {
    const ranks = answerCases(question, named)?.map(({ rank }) => rank) ?? [];
    const best = Math.max(...ranks);
    if (ranks.length === 0 || best === 2) return [];
    return [
      {
        path: `questions[${index}]`,
        what:
          best === 0
            ? 'every answer to it turns the visitor away'
            : 'whoever is asked cannot be qualified: every answer to it has a "verdict"',
        mend: 'Take the "verdict" from the answers of a good client, or add an answer for them.',
      },
    ];
  });
}

function reachOf({ all }: Completions): Reach {
  const points = all.map(({ result }) => result.points);
  return { least: Math.min(...points), most: Math.max(...points) };
}

/** Bounds instead of trying: never too narrow. */
function boundsOf({ questions }: Qualifier): Reach {
  let [least, most] = [0, 0];
  for (const question of questions) {
    const isSure = question.required !== false && !question.when;
    const bounds = kindOf(allKinds, question).bounds(question, !isSure);
    least += bounds.fewest;
    most += bounds.most;
  }
  return { least, most };
}
