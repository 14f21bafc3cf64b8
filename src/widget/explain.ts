import { fieldBudget } from '../qualifier/field-budget.ts';
import { lint, type FormFacts } from '../qualifier/lint.ts';
import { parseQualifier, parseQualifierText, QualifierError } from '../qualifier/parse-qualifier.ts';
import type { Sent } from '../delivery/outbox.ts';
import { type Field, isTick, isVisible, labelOf, readableFields } from './form-fields.ts';
import { pageKinds } from '../qualifier/kinds/page.ts';
import { givenRules, hasControls } from './load-qualifier.ts';
import type { Qualifier } from '../qualifier/schema.ts';

/** What loading came to: rules that can be used, or what was found instead. */
export interface Loaded {
  rules: Qualifier | undefined;
  found: unknown;
  error: unknown;
}

/** What the explanation looks at. */
interface Explained extends HTMLElement {
  readonly form: HTMLFormElement | null;
  qualifier: unknown;
  src: string | null | undefined;
  fields: string | null | undefined;
  maxFields: string | number | null | undefined;
  webhook: string | null | undefined;
  format: string | null | undefined;
  expect: string | null | undefined;
  consent: string | null | undefined;
  send: string | null | undefined;
  whenQualified: string | null | undefined;
  whenUnqualified: string | null | undefined;
  match: string | null | undefined;
  reveal: string | null | undefined;
  pass: string | number | null | undefined;
  review: string | number | null | undefined;
}

const NAME = '<lead-qualifier>:';
const UNJUDGED =
  'The form works without the question; its leads arrive as "review", with the reason "not judged".';

/** Says on the console what is wrong with an element and its rules, where, and how to mend it. */
export async function explain(element: Explained, loaded: Loaded): Promise<void> {
  const faults = await rulesFaults(element, loaded);
  if (!element.isConnected) return; // gone meanwhile: what could be said is no longer so
  const warnings = [
    ...placeWarnings(element),
    ...attributeWarnings(element),
    ...(await webhookWarnings(element)),
  ];
  if (loaded.rules && faults.length === 0) warnings.push(...rulesWarnings(element, loaded.rules));
  for (const fault of faults) console.error(NAME, fault, element);
  for (const warning of warnings) console.warn(NAME, warning, element);
}

/** Says on the console why a lead did not get through, and what its owner can do. */
export function explainDelivery(webhook: string, { delivery, status = 0, blocked, secret }: Sent): void {
  const { origin } = new URL(webhook);
  const why = blocked
    ? `this page’s Content-Security-Policy does not let it out. Add ${origin} to its connect-src.`
    : secret
      ? SECRET
      : status
        ? `it answers ${status}.`
        : isMixed(webhook)
          ? MIXED
          : 'no answer that this page may read: it is down, redirects, or does not allow this origin (CORS).';
  const next =
    delivery === 'queued' ? 'The lead is kept here and sent again.' : 'The lead is kept here for three days.';
  console.error(NAME, `the webhook ${webhook} did not take a lead: ${why} ${next}`);
}

const SECRET =
  'its address is a secret: whoever opens this page could read it and write there. Put the receiver between, which ' +
  'keeps it to itself: npx lead-qualifier receive.';
const MIXED = 'this page is on https, and browsers let nothing go from it to http. Give the webhook https.';

/** Whether the browser refuses an address as mixed content; to this machine it lets requests go. */
const isMixed = (webhook: string): boolean =>
  location.protocol === 'https:' && /^http:(?!\/\/(localhost|127\.|\[::1))/.test(webhook);

async function rulesFaults(element: Explained, { rules, found, error }: Loaded): Promise<string[]> {
  if (hasControls(element) && !givenRules(element)) {
    if (error) return [`the part that reads your markup, authored.js, did not come. ${UNJUDGED}`];
    const { markupFaults } = await import('./explain-markup.ts');
    const lines = markupFaults(element, !!rules);
    const end = rules ? '' : UNJUDGED;
    if (lines.length) return [`your markup has faults.\n  ${lines.join('\n  ')}\n${end}`];
  }
  if (!error && (found === undefined || found === null)) {
    return [
      `there is nothing to ask. Give it a question="…", a qualifier, or a JSON script inside. ${UNJUDGED}`,
    ];
  }
  if (error && element.qualifier === '[object Object]') {
    return [
      `qualifier="[object Object]" is an object that was written down as text, as React and Preact do before the element is defined. Import lead-qualifier/define before the first render, or give JSON.stringify(rules). ${UNJUDGED}`,
    ];
  }
  try {
    const parsed = error ? parseQualifierText(await rulesText(element)) : parseQualifier(asWritten(found));
    if (rules) return [];
    const unshown = parsed.questions.find(({ kind }) => !(kind in pageKinds));
    if (!unshown && error) throw error;
    if (!unshown) return [];
    return [
      `the part for questions of the kind "${unshown.kind}" (${unshown.name}) did not come. Check that the folder ` +
        `lead-qualifier stands beside the script, with more-kinds.js in it, and that this page may load it. ${UNJUDGED}`,
    ];
  } catch (fault) {
    const end = rules ? '' : UNJUDGED;
    if (fault instanceof QualifierError) {
      const lines = fault.problems.map(
        ({ path, fault: what, mend }) => `  ${path || '(top)'}: ${what}. ${mend}`,
      );
      return [`the rules have ${lines.length === 1 ? 'a fault' : 'faults'}.\n${lines.join('\n')}\n${end}`];
    }
    const why = fault instanceof Error ? fault.message : 'no reason given';
    return [
      `src="${element.src ?? ''}" does not bring the rules: ${why}. Check the address and the file. ${end}`,
    ];
  }
}

/** Rules as their owner wrote them: entries of the bank are not yet questions. */
const asWritten = (found: unknown): unknown => JSON.parse(JSON.stringify(found));

/** The text of rules that are no JSON, wherever they stand. */
async function rulesText(element: Explained): Promise<string> {
  if (typeof element.qualifier === 'string') return element.qualifier;
  const child = element.querySelector(':scope > script[type="application/json"]');
  if (child) return child.textContent;
  const response = await fetch(new URL(element.src ?? '', element.baseURI));
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  return response.text();
}

function placeWarnings(element: Explained): string[] {
  const { form } = element;
  if (!form && element.fields !== null) return []; // one of our own is on its way
  if (!form)
    return [
      'it stands in no form. Put it into yours, name that by form="its-id", or have one made: fields="email".',
    ];
  const others = [...form.elements].filter(({ localName }) => localName === 'lead-qualifier');
  if (others[0] !== element && others.length > 1) {
    return ['one element a form: only the first of this form asks. Put all questions into its rules.'];
  }
  return [...consentWarnings(element, form), ...captchaWarnings(form)];
}

function consentWarnings({ consent }: Explained, form: HTMLFormElement): string[] {
  if (!consent) return [];
  const fields = [...form.elements] as Field[];
  const box = fields.find(({ name, type }) => name === consent && type !== 'hidden');
  if (!box) {
    const names = fields.filter(isTick).map(({ name }) => `"${name}"`);
    return [
      `consent="${consent}" names no field of the form, so that no consent travels with a lead. ${
        names.length ? `Its checkboxes are ${names.join(', ')}.` : 'Give your checkbox that name.'
      }`,
    ];
  }
  if (!isTick(box)) return [`consent="${consent}" names a field that cannot be ticked. Name a checkbox.`];
  return labelOf(box)
    ? []
    : [`consent="${consent}" has no label: nobody can tell later what was agreed to. Give it a <label>.`];
}

function captchaWarnings(form: HTMLFormElement): string[] {
  return form.querySelector('.g-recaptcha[data-callback]')
    ? [
        'this form is sent by a captcha callback, which browsers do not announce: such submits are not judged.',
      ]
    : [];
}

function attributeWarnings(element: Explained): string[] {
  const { format, send, whenQualified, whenUnqualified, maxFields } = element;
  const warnings: string[] = [];
  const check = (name: string, value: string | null | undefined, known: string[]): void => {
    const odd = (value ?? '').split(/\s+/).filter((word) => word && !known.includes(word));
    if (odd.length)
      warnings.push(
        `${name}="${value}" is not understood and counts as not set. Use ${known.join(', ') || 'a number'}.`,
      );
  };
  check('format', format, ['json', 'form', 'text']);
  check('expect', element.expect, ['yes', 'no']);
  check('send', send, ['qualified', 'review', 'unqualified', 'all']);
  check('when-qualified', whenQualified, ['auto', 'outcome', 'submit']);
  check('when-unqualified', whenUnqualified, ['decline', 'submit']);
  check('match', element.match, ['form', 'none']);
  check('reveal', element.reveal, ['always', 'interaction']);
  for (const mark of ['pass', 'review'] as const) {
    const value = element[mark] ?? null;
    check(mark, value === null || /^\s*-?\d+\s*$/.test(String(value)) ? '' : String(value), []);
  }
  check('max-fields', maxFields === null || Number(maxFields) > 0 ? '' : String(maxFields), []);
  return warnings;
}

async function webhookWarnings({ webhook, baseURI }: Explained): Promise<string[]> {
  if (!webhook) return [];
  if (!URL.canParse(webhook, baseURI))
    return [
      `webhook="${webhook}" is not an address: no lead is posted. Write one like https://example.com/leads.`,
    ];
  const { href } = new URL(webhook, baseURI);
  const { isSecret } = await import('../delivery/hosts.ts');
  if (isSecret(href)) return [`no lead goes to the webhook ${href}: ${SECRET}`];
  return isMixed(href) ? [`no lead gets to the webhook ${href}: ${MIXED}`] : [];
}

/**
 * What the lint suspects, a line each. Gives the element the read-only property `fieldBudget` too, for tools: it
 * counts when it is read, and is there where rules are explained only (on localhost, or with `debug`).
 */
function rulesWarnings(element: Explained, qualifier: Qualifier): string[] {
  Object.defineProperty(element, 'fieldBudget', {
    configurable: true, // by the next rules
    get: () => fieldBudget({ required: formFacts(element).required, qualifier }),
  });
  return lint(qualifier, formFacts(element)).map(({ path, what, mend }) => `${path}: ${what}. ${mend}`);
}

function formFacts(element: Explained): FormFacts & { readonly required: number } {
  const { form, maxFields } = element;
  const isOwn = (field: Element): boolean =>
    !element.contains(field) || element.contains(field.closest('[data-lead-own]'));
  const required = (form ? readableFields(form) : []).filter(
    (field) => field.required && isOwn(field) && isVisible(field),
  );
  return {
    formFields: [...(form?.elements ?? [])]
      .filter(isOwn)
      .flatMap((field) => ('name' in field ? String(field.name) : [])),
    // The radio buttons of one name are one field.
    required: new Set(required.map((field) => (field.type === 'radio' ? field.name : field))).size,
    maxFields: Number(maxFields) > 0 ? Number(maxFields) : undefined,
  };
}
