/** Lint: outcomes that never follow, that leave some leads without a route, or whose words and link are faulty. */
import type { Completions, LintWarning } from './analysis.ts';
import { placeholderMend, unknownPlaceholders } from '../schema/links.ts';
import type { When } from '../schema/questions.ts';
import type { Outcome, Qualifier } from '../schema/schema.ts';
import { VERDICTS } from '../verdict.ts';
import { listed } from '../schema/parts.ts';

export function outcomeWarnings(
  qualifier: Qualifier,
  completions: Completions | undefined,
): readonly LintWarning[] {
  const { outcomes = [] } = qualifier;
  return [
    ...outcomes.flatMap((outcome, index) => {
      const path = `outcomes[${index}]`;
      const unmet = unmetWarning(outcome, index, outcomes, completions);
      return [...(unmet ? [{ path, ...unmet }] : []), ...wordWarnings(outcome, path)];
    }),
    ...routeWarnings(outcomes, completions),
  ];
}

function unmetWarning(
  outcome: Outcome,
  index: number,
  outcomes: readonly Outcome[],
  completions: Completions | undefined,
): Omit<LintWarning, 'path'> | undefined {
  const { verdict, when } = outcome;
  const before = outcomes
    .slice(0, index)
    .findIndex((one) => one.verdict === verdict && covers(one.when, when));
  if (before >= 0)
    return {
      what: `never follows: outcomes[${before}] fits whenever this one does, and comes first`,
      mend: 'Move this one before it, or give that one a narrower "when".',
    };
  if (!completions || completions.all.some(({ result }) => result.outcome === outcome)) return undefined;
  if (completions.all.some(({ result }) => result.verdict === verdict))
    return {
      what: `never follows: no answers that lead to "${verdict}" reach it`,
      mend: when
        ? 'Check its "when" and its "verdict", and the outcomes before it.'
        : 'The outcomes before it take all of them: remove it, or narrow their "when".',
    };
  // A lead that could not be judged is for review, so this outcome may follow all the same.
  if (verdict === 'review') return undefined;
  return {
    what: `never follows: no answers lead to "${verdict}"`,
    mend: 'Correct its "verdict", or remove it.',
  };
}

/** Whether `wide` holds wherever `narrow` does. */
function covers(wide: When = {}, narrow: When = {}): boolean {
  return Object.entries(wide).every(([name, values]) => {
    const wanted = Object.hasOwn(narrow, name) ? narrow[name] : undefined;
    return wanted !== undefined && [wanted].flat().every((value) => [values].flat().includes(value));
  });
}

function wordWarnings(
  { message = '', explain = '', href, action }: Outcome,
  path: string,
): readonly LintWarning[] {
  const found: LintWarning[] = [];
  if (action !== undefined && href === undefined)
    found.push({
      path: `${path}.action`,
      what: `is "${action}", the words of a link, and there is no link: nobody sees them`,
      mend: 'Add "href", or remove "action".',
    });
  // Braces in words may be meant as braces, so they are only a warning; in an address the schema refuses them.
  for (const [key, words] of Object.entries({ message, explain }))
    for (const word of unknownPlaceholders(words))
      found.push({
        path: `${path}.${key}`,
        what: `has {${word}}, which nothing is put in for`,
        mend: placeholderMend(word),
      });
  return found;
}

/** Verdicts whose leads have routes, except some: those are easily lost by a webhook that sorts by route. */
function routeWarnings(
  outcomes: readonly Outcome[],
  completions: Completions | undefined,
): readonly LintWarning[] {
  return VERDICTS.flatMap((verdict): LintWarning[] => {
    const own = outcomes.filter((outcome) => outcome.verdict === verdict && outcome.route !== undefined);
    const routes = [...new Set(own.flatMap(({ route }) => route ?? []))];
    const lost = completions?.all.find(
      ({ result }) => result.verdict === verdict && result.outcome?.route === undefined,
    );
    if (!lost || routes.length < 2) return [];
    const asked = lost.result.asked.map(({ name }) => `${name}: ${JSON.stringify(lost.answers[name])}`);
    return [
      {
        path: 'outcomes',
        what: `some "${verdict}" leads get none of the routes ${listed(routes)}, such as that with ${asked.join(', ')}`,
        mend: `Add a last outcome for "${verdict}" without "when", with a route.`,
      },
    ];
  });
}
