/** Lint: questions that are never asked, that never matter, or that are idle beside one that decides alone. */
import { answerCases, namedValues } from './answer-cases.ts';
import { possibleEffects } from '../kinds/kinds.ts';
import type { Question } from '../schema/questions.ts';
import { listed } from '../schema/parts.ts';
import type { LintWarning, RulesAnalysis } from './analysis.ts';

const MEND_IDLE =
  'Give its answers "points" or a "verdict". If you only want to know, write "always": true. Else remove it.';

export function questionWarnings(analysis: RulesAnalysis): readonly LintWarning[] {
  const { askable, completions } = analysis;
  const { questions } = analysis.qualifier;
  if (askable?.names.size === 0) return []; // The verdict is certain from the start; the lint of verdicts says why.
  const isAsked = (question: Question): boolean => askable?.names.has(question.name) ?? true;
  const unasked = questions.filter((question) => !isAsked(question));
  const deciding = questions.filter((question) => decides(question, analysis));
  const idle = questions.filter(
    (question) => isAsked(question) && !deciding.includes(question) && !isForOwner(question),
  );
  const found = unasked.map((question) => neverAsked(question, analysis));
  const pathOf = (question: Question): string => `questions[${questions.indexOf(question)}]`;
  const [alone, another] = deciding;
  if (completions && alone && !another && idle.length > 0)
    return [
      ...found,
      {
        path: pathOf(alone),
        what: `"${alone.name}" alone decides, and ${listed(idle.map(({ name }) => name))} ${idle.length > 1 ? 'are' : 'is'} asked for nothing`,
        mend: 'Ask it alone, or let the answers to the others count.',
      },
    ];
  return [
    ...found,
    ...idle.map((question) => ({
      path: pathOf(question),
      what: `never matters: no answer to "${question.name}" changes the verdict or the outcome`,
      mend: MEND_IDLE,
    })),
  ];
}

/** Whether its answer ever changes the result; where that was not tried out: whether it has any effect at all. */
function decides(question: Question, { qualifier, completions }: RulesAnalysis): boolean {
  return completions
    ? completions.influence(qualifier.questions.indexOf(question)) > 0
    : answerCases(question, namedValues(qualifier))?.length !== 1;
}

/** Asked for the owner's sake: the visitor's own words, a reason that travels with the lead, or `always`. */
function isForOwner(question: Question): boolean {
  return (
    question.kind === 'text' ||
    question.always === true ||
    possibleEffects(question).some(({ reason }) => reason !== undefined)
  );
}

function neverAsked(question: Question, { qualifier, unlimited }: RulesAnalysis): LintWarning {
  const { maxQuestions } = qualifier;
  const { name } = question;
  const path = `questions[${qualifier.questions.indexOf(question)}]`;
  if (unlimited.askable?.names.has(name))
    return {
      path,
      what: `"${name}" is never asked: "maxQuestions" (${maxQuestions}) is reached before it`,
      mend: 'Write a higher "maxQuestions", move the question up, or remove it.',
    };
  const isVisible = unlimited.completions?.all.some(({ result }) => result.asked.includes(question));
  if (question.when && isVisible === false)
    return {
      path: `${path}.when`,
      what: `can never hold, so that "${name}" is never asked`,
      mend: 'All its conditions must hold at once, each for an answer that can be given. Remove one.',
    };
  return {
    path,
    what: `"${name}" is never asked: the verdict is always certain before it`,
    mend: 'Write "always": true to ask it all the same, let the answers before it decide less, or remove it.',
  };
}
