/**
 * Whether a value can serve as a qualifier: the page's own quick look, without zod. It holds what `qualify` and
 * the view rely on; `parseQualifier` holds more and says what is wrong.
 */
import { isSafeHref } from './href.ts';
import type { Qualifier } from './schema.ts';

type Check = (value: unknown) => boolean;
type Checks = Readonly<Record<string, Check>>;

/** Everything `parseQualifier` accepts is usable. With a usable one `qualify` never throws. */
export function isUsable(value: unknown): value is Qualifier {
  return qualifier(value);
}

const text: Check = (value) => typeof value === 'string' && value.trim() !== '';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const whole: Check = Number.isSafeInteger;
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check, unique?: string): Check =>
  (value) =>
    Array.isArray(value) &&
    value.every(check) &&
    (!unique || (value.length > 0 && new Set(value.map((item) => item[unique])).size === value.length));
const shape =
  (checks: Checks): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(value[key]));

const ceiling = maybe(oneOf('review', 'unqualified'));
const effects = { points: maybe(whole), verdict: ceiling, reason: maybe(text), explain: maybe(text) };
const options = { options: list(shape({ value: text, label: text, ...effects }), 'value') };
const banded = {
  bands: maybe(list(shape({ value: text, below: maybe(number), ...effects }), 'value')),
  unsure: maybe(shape({ label: text, ...effects })),
};
const when = maybe(
  (value) => isObject(value) && Object.values(value).every((wanted) => [wanted].flat().every(text)),
);

const kinds: Readonly<Record<string, Checks>> = {
  'yes-no': { expect: maybe(oneOf('yes', 'no')), otherwise: ceiling, ...effects },
  'choice': { display: maybe(oneOf('radio', 'select')), ...options },
  'choices': { min: maybe(whole), max: maybe(whole), ...options },
  'amount': { currency: maybe(text), ...banded },
  'date': banded,
  'text': { points: maybe(whole), rows: maybe(whole), maxLength: maybe(whole) },
};
const question: Check = (value) =>
  isObject(value) &&
  Object.hasOwn(kinds, String(value.kind)) &&
  shape({
    name: (name) => typeof name === 'string' && /^[a-z][a-z0-9_-]*$/.test(name),
    label: text,
    hint: maybe(text),
    required: maybe(flag),
    always: maybe(flag),
    when,
    ...kinds[String(value.kind)],
  })(value);

const qualifier = shape({
  version: oneOf(1),
  id: maybe(text),
  pass: maybe(whole),
  review: maybe(whole),
  maxQuestions: maybe((value) => whole(value) && Number(value) > 0),
  questions: list(question, 'name'),
  outcomes: maybe(
    list(
      shape({
        verdict: oneOf('qualified', 'review', 'unqualified'),
        when,
        route: maybe(text),
        message: maybe(text),
        href: maybe((value) => typeof value === 'string' && isSafeHref(value)),
        action: maybe(text),
      }),
    ),
  ),
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
