/** Questions that are never asked, that never matter, or that one other question makes idle. */
import { answerCases, namedValues } from '../judging/answer-cases.ts';
import { possibleEffects } from '../judging/answer.ts';
import type { Question } from '../schema/schema.ts';
import { listed } from '../schema/words.ts';
import type { TriedRules } from '../judging/tried-rules.ts';
import type { Suspicion } from './suspicion.ts';

const MATTER =
  'Give its answers "points" or a "verdict". If you only want to know, write "always": true. Else remove it.';

export function questionSuspicions(tried: TriedRules): readonly Suspicion[] {
  const { completions, table } = tried;
  const { questions } = tried.qualifier;
  if (table?.ever.size === 0) return []; // Everything is certain from the start, and the verdicts' lint says why.
  const isAsked = (question: Question): boolean => table?.ever.has(question.name) ?? true;
  const unasked = questions.filter((question) => !isAsked(question));
  const deciding = questions.filter((question) => decides(question, tried));
  const idle = questions.filter(
    (question) => isAsked(question) && !deciding.includes(question) && !isTelling(question),
  );
  const found = unasked.map((question) => neverAsked(question, tried));
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
      mend: MATTER,
    })),
  ];
}

/** Whether its answer ever changes what follows; where that was not tried out: whether it has any effect at all. */
function decides(question: Question, { qualifier, completions }: TriedRules): boolean {
  return completions
    ? completions.influence(qualifier.questions.indexOf(question)) > 0
    : answerCases(question, namedValues(qualifier))?.length !== 1;
}

/** Asked for the owner's sake: the visitor's own words, a reason that travels with the lead, or `always`. */
function isTelling(question: Question): boolean {
  return (
    question.kind === 'text' ||
    question.always === true ||
    possibleEffects(question).some(({ reason }) => reason !== undefined)
  );
}

function neverAsked(question: Question, { qualifier, unlimited }: TriedRules): Suspicion {
  const { maxQuestions } = qualifier;
  const { name } = question;
  const path = `questions[${qualifier.questions.indexOf(question)}]`;
  if (unlimited.table?.ever.has(name))
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
