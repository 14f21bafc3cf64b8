/** A quick check of the rules without zod, for the page. */
import {
  isListOf,
  isObject,
  isObjectWith,
  isOneOf,
  isText,
  isVerdict,
  isWhole,
  maybe,
} from '../kinds/checks.ts';
import { kinds } from '../kinds/kinds.ts';
import { isSafeHref } from './links.ts';
import type { Qualifier } from './schema.ts';

/**
 * Whether a value can serve as a qualifier: it holds all that `qualify` and the questions on the page rely on.
 * Everything `parseQualifier` accepts is usable; `parseQualifier` checks more, and says what is wrong.
 */
export const isUsable = (value: unknown): value is Qualifier => isQualifier(value);

const when = maybe((value) => isObject(value) && Object.values(value).flat().every(isText));

const questions = Object.entries(kinds).map(([kind, { checks }]) =>
  isObjectWith({
    kind: isOneOf(kind),
    name: (value) => isText(value) && /^[a-z][a-z0-9_-]*$/.test(value),
    label: isText,
    hint: maybe(isText),
    when,
    ...checks,
  }),
);

const outcome = isObjectWith({
  verdict: isVerdict,
  when,
  href: maybe((value) => isText(value) && isSafeHref(value)),
  message: maybe(isText),
  explain: maybe(isText),
  action: maybe(isText),
  route: maybe(isText),
});

const isQualifier = isObjectWith({
  version: isOneOf(1),
  id: maybe(isText),
  pass: maybe(isWhole),
  review: maybe(isWhole),
  maxQuestions: maybe((value) => isWhole(value) && Number(value) > 0),
  questions: isListOf((value) => questions.some((isQuestion) => isQuestion(value)), 'name'),
  outcomes: maybe(isListOf(outcome)),
});
