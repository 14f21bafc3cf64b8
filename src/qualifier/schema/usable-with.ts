/**
 * Whether a value can serve as a qualifier: a quick look, without zod. It holds what `qualify` and the view rely
 * on; `parseQualifier` holds more and says what is wrong.
 */
import { isSafeHref } from './href.ts';
import {
  isObject,
  isText,
  isVerdict,
  isWhole,
  list,
  maybe,
  object,
  oneOf,
  type Checks,
} from '../kinds/checks.ts';
import type { Kinds } from '../kinds/kind.ts';
import type { Qualifier } from './schema.ts';

/** Usable are rules that the schema accepts, or nearly, and whose questions are all of these kinds. */
export const usableWith = (kinds: Kinds): ((value: unknown) => value is Qualifier) => {
  const isQuestion = Object.entries(kinds).map(([name, { checks }]) =>
    object({ ...question, ...checks, kind: oneOf(name) }),
  );
  const isQualifier = object({
    version: oneOf(1),
    id: maybe(isText),
    pass: maybe(isWhole),
    review: maybe(isWhole),
    maxQuestions: maybe((value) => isWhole(value) && Number(value) > 0),
    questions: list((value) => isQuestion.some((fits) => fits(value)), 'name'),
    outcomes: maybe(list(object(outcome))),
  });
  return (value): value is Qualifier => isQualifier(value);
};

const when = maybe((value) => isObject(value) && Object.values(value).flat().every(isText));

/** What every question has. */
const question: Checks = {
  name: (value) => isText(value) && /^[a-z][a-z0-9_-]*$/.test(value),
  label: isText,
  hint: maybe(isText),
  when,
};

const outcome: Checks = {
  verdict: isVerdict,
  when,
  href: maybe((value) => isText(value) && isSafeHref(value)),
  message: maybe(isText),
  explain: maybe(isText),
  action: maybe(isText),
  route: maybe(isText),
};
