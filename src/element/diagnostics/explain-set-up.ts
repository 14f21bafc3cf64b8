import { nearest } from '../../qualifier/nearest.ts';

/** The settings of a script tag, and what they lead to. */
export interface SetUp {
  options: Readonly<Record<string, unknown>>;
  /** The names of all settings. */
  known: readonly string[];
  /** Somebody is building this page. */
  isInDevelopment: boolean;
  /** The form or target; throws where it is not clear which. */
  find: () => Element | null | undefined;
  /** The forms with an email field. */
  candidates: () => HTMLFormElement[];
  /** `questionName` → `question-name`; undefined for `form` and `target`, which are no attributes. */
  attributeOf: (name: string) => string | undefined;
}

/** How long a form may take to appear before the console says what is waited for, in milliseconds. */
const WAIT_MS = 3_000;

/** No message is logged twice, however often a page changes. */
const logged = new Set<string>();

/**
 * Says on the console what is wrong with what the script tag was told, and how to mend it. What may only be late is
 * said after a while, and only to those who are building the page.
 */
export function explainSetUp(setup: SetUp): void {
  for (const name of Object.keys(setup.options)) {
    if (!setup.known.includes(name)) log('warn', unknownName(name, setup));
  }
  if (document.readyState !== 'loading') log('error', unclearPlace(setup));
  if (!setup.isInDevelopment) return;
  setTimeout(() => {
    log('error', unclearPlace(setup));
    log('warn', absence(setup) ?? otherSettings(setup));
  }, WAIT_MS);
}

function log(how: 'warn' | 'error', message: string | undefined): void {
  if (!message || logged.has(message)) return;
  logged.add(message);
  console[how]('lead-qualifier.js:', message);
}

/**
 * What to say of a name that is none: nothing where it is like none of ours, as other tools mark scripts too
 * (`data-cfasync`); in our own object it is meant for us whatever it is.
 */
function unknownName(name: string, { known, attributeOf }: SetUp): string | undefined {
  const likest = nearest(plain(name), known.map(plain), Math.min(2, name.length / 3));
  const meant = known.find((one) => plain(one) === likest);
  if (meant)
    return (
      `there is no data-${hyphenated(name)}. Is it data-${attributeOf(meant) ?? meant} that you mean ` +
      `(in window.leadQualifier: ${meant})?`
    );
  const isOurs = [window.leadQualifier].flat().some((one) => Object.hasOwn(Object(one) as object, name));
  return isOurs ? `there is no ${name} in window.leadQualifier. There are: ${known.join(', ')}.` : undefined;
}

/** Why it is not clear where the element goes. */
function unclearPlace({ options, find, candidates }: SetUp): string | undefined {
  try {
    find();
    return undefined;
  } catch {
    const named = selectorIn(options);
    if (named) return `${named} is no CSS selector. Write one like #contact, or form.contact.`;
    const forms = candidates();
    // Who asks for a quote writes a message; who subscribes to a newsletter does not.
    const likeliest = [...forms].sort((one, other) => wordiness(other) - wordiness(one)).map(selectorOf);
    const example = likeliest.find((one) => one !== NAMELESS) ?? '#contact';
    return (
      `${forms.length} forms of this page have an email field: ${forms.map(selectorOf).join(', ')}. ` +
      `Say which one is meant: data-form="${example}". For several forms, use a tag for each.`
    );
  }
}

/** What is waited for. */
function absence(setup: SetUp): string | undefined {
  if (unclearPlace(setup) || setup.find()) return undefined;
  const forms = [...document.forms].map(selectorOf).join(', ') || 'none';
  return (
    `${selectorIn(setup.options) ?? 'a form with an email field'} is not on this page so far. The question goes in ` +
    `as soon as it is. Forms of this page: ${forms}. Forms inside an iframe or a shadow root cannot be reached. ` +
    `To have a small form made, name a place for it: data-target="#place".`
  );
}

/** Where another element is in the place, which was told something else. */
function otherSettings(setup: SetUp): string | undefined {
  const place = findOrNothing(setup);
  const element = (place?.closest('form') ?? place)?.querySelector('lead-qualifier');
  const others = Object.entries(setup.options).filter(
    ([name, value]) =>
      setup.known.includes(name) &&
      !/^(form|target|debug)$/.test(name) &&
      typeof value === 'string' &&
      element?.getAttribute(setup.attributeOf(name) ?? name) !== value,
  );
  return element && others.length
    ? `the form already has a <lead-qualifier> with other settings (${others.map(([name]) => name).join(', ')}), and ` +
        'that one stays: one element a form. Is the tag on the page twice?'
    : undefined;
}

/** The place, where that is clear. */
const findOrNothing = (setup: SetUp): Element | null | undefined =>
  unclearPlace(setup) ? undefined : setup.find();

/** The selector given for the form or the target, as its owner wrote it. */
function selectorIn({ form, target }: SetUp['options']): string | undefined {
  if (typeof target === 'string') return `data-target="${target}"`;
  return typeof form === 'string' && target === undefined ? `data-form="${form}"` : undefined;
}

const NAMELESS = 'a form without a name (give it an id)';

/** A selector that finds this form alone. */
function selectorOf(form: HTMLFormElement): string {
  const text = (name: string): string | null => form.getAttribute(name);
  const selectors = [
    text('id') && `#${CSS.escape(text('id') ?? '')}`,
    // In single quotes, and without what would have to be escaped there: it is copied into an attribute.
    ...['name', 'action'].map(
      (name) => /^[^'"\\<>&\n]+$/.test(text(name) ?? '') && `form[${name}='${text(name)}']`,
    ),
    ...[...form.classList].map((name) => `form.${CSS.escape(name)}`),
  ];
  return selectors.find((one) => one && document.querySelectorAll(one).length === 1) || NAMELESS;
}

/** How much a form asks for; a message counts for much. */
const wordiness = (form: HTMLFormElement): number =>
  form.elements.length + 9 * form.querySelectorAll('textarea').length;

const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/** How a name of `dataset` stands in the tag. */
const hyphenated = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
