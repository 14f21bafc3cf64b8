/** Lint: marks that are out of reach or always reached, and verdicts that nobody or everybody gets. */
import { answerCases, namedValues } from './answer-cases.ts';
import type { Completions, LintWarning, RulesAnalysis } from './analysis.ts';
import { boundsOf, possibleEffects } from '../kinds/kinds.ts';
import type { Qualifier } from '../schema/schema.ts';
import { listed } from '../schema/parts.ts';

/** The points that answers can come to. */
interface Reach {
  readonly least: number;
  readonly most: number;
}

export function verdictWarnings(analysis: RulesAnalysis): readonly LintWarning[] {
  const { qualifier, completions } = analysis;
  const free = analysis.unlimited.completions;
  const reach = free ? reachOf(free) : boundsOfPoints(qualifier);
  const beyond = outOfReach(qualifier, reach);
  const idle = beyond ?? alwaysReached(qualifier, reach) ?? missingMark(analysis, reach);
  const barriers = barrierWarnings(qualifier);
  const verdicts = new Set(completions?.all.map(({ result }) => result.verdict));
  const found = idle ? [idle] : [];
  if (completions && !beyond && !verdicts.has('qualified')) {
    if (free?.all.some(({ result }) => result.verdict === 'qualified'))
      found.push({
        path: 'maxQuestions',
        what: `is ${qualifier.maxQuestions}, and nobody can be qualified by so few answers`,
        mend: 'Write a higher number, or ask the questions that decide first.',
      });
    else if (barriers.length === 0)
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
  const between = idle || !free ? undefined : reviewWarning(qualifier, free);
  return [...found, ...barriers, ...(between ? [between] : [])];
}

function outOfReach({ pass = 0 }: Qualifier, { most }: Reach): LintWarning | undefined {
  if (most >= pass) return undefined;
  return {
    path: 'pass',
    what: `is out of reach: it is ${pass}, and the answers come to ${most} at most`,
    mend: `Write ${most} or less, or give the answers of a good client more points.`,
  };
}

/** A pass mark that all answers reach. */
function alwaysReached({ pass }: Qualifier, { least, most }: Reach): LintWarning | undefined {
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

/** No pass mark, and a question that would count only by its points. */
function missingMark(
  { qualifier: { pass, questions }, completions }: RulesAnalysis,
  { least, most }: Reach,
): LintWarning | undefined {
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
function reviewWarning(
  { pass = 0, review = pass }: Qualifier,
  { all }: Completions,
): LintWarning | undefined {
  if (review === pass || all.some(({ result: { points } }) => points >= review && points < pass))
    return undefined;
  return {
    path: 'review',
    what: `changes nothing: no answers come to ${review === pass - 1 ? review : `${review} to ${pass - 1}`} points`,
    mend: 'Remove it, or give some answers points between it and the pass mark.',
  };
}

/** Questions of which every answer has a ceiling: a visitor who is asked one cannot be qualified. */
function barrierWarnings(qualifier: Qualifier): readonly LintWarning[] {
  const named = namedValues(qualifier);
  return qualifier.questions.flatMap((question, index): LintWarning[] => {
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

/** The points by bounds, where there are too many answers to try: perhaps too wide, never too narrow. */
function boundsOfPoints({ questions }: Qualifier): Reach {
  let [least, most] = [0, 0];
  for (const question of questions) {
    const isSure = question.required !== false && !question.when;
    const bounds = boundsOf(question, !isSure);
    least += bounds.fewest;
    most += bounds.most;
  }
  return { least, most };
}
