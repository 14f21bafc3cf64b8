import { parseQualifier, QualifierError } from '../qualifier/parse-qualifier.ts';
import { isVisible, readableFields } from './form-fields.ts';
import { isShown } from './shown-kinds.ts';
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
  readonly takesPart: boolean;
  maxFields: string | number | null | undefined;
  webhook: string | null | undefined;
  format: string | null | undefined;
  send: string | null | undefined;
  whenQualified: string | null | undefined;
  whenUnqualified: string | null | undefined;
}

const NAME = '<lead-qualifier>:';
const UNJUDGED =
  'The form works without the question; its leads arrive as "review", with the reason "not judged".';

/** Says on the console what is wrong with an element and its rules, where, and how to mend it. */
export function explain(element: Explained, loaded: Loaded): void {
  for (const fault of rulesFaults(loaded)) console.error(NAME, fault, element);
  for (const warning of [...placeWarnings(element), ...attributeWarnings(element)])
    console.warn(NAME, warning, element);
  if (loaded.rules)
    for (const warning of budgetWarnings(element, loaded.rules.questions.length))
      console.warn(NAME, warning, element);
}

function rulesFaults({ rules, found, error }: Loaded): string[] {
  if (error)
    return [
      `the rules cannot be read: ${error instanceof Error ? `${error.name}: ${error.message}` : 'no reason given'}. ${UNJUDGED}`,
    ];
  if (found === undefined || found === null) {
    return [
      `there is nothing to ask. Give it a question="…", a qualifier, or a JSON script inside. ${UNJUDGED}`,
    ];
  }
  try {
    const parsed = parseQualifier(found);
    const unshown = parsed.questions.find((question) => !isShown(question));
    return unshown
      ? [`questions of the kind "${unshown.kind}" (${unshown.name}) cannot be shown yet. ${UNJUDGED}`]
      : [];
  } catch (fault) {
    if (!(fault instanceof QualifierError)) throw fault;
    const lines = fault.problems.map(
      ({ path, fault: what, mend }) => `  ${path || '(top)'}: ${what} ${mend}`,
    );
    return [
      `the rules have ${lines.length === 1 ? 'a fault' : 'faults'}.\n${lines.join('\n')}\n${rules ? '' : UNJUDGED}`,
    ];
  }
}

function placeWarnings({ form, takesPart }: Explained): string[] {
  if (!form) return ['it stands in no form. Put it inside your form, or name that form with form="its-id".'];
  if (!takesPart && !form.matches(':disabled')) {
    const others = [...form.elements].filter((element) => element.localName === 'lead-qualifier');
    if (others.length > 1)
      return ['one element a form: only the first of this form asks. Put all questions into its rules.'];
  }
  return form.querySelector('.g-recaptcha[data-callback]')
    ? [
        'this form is sent by a captcha callback, which browsers do not announce: such submits are not judged.',
      ]
    : [];
}

function attributeWarnings(element: Explained): string[] {
  const { webhook, format, send, whenQualified, whenUnqualified } = element;
  const warnings: string[] = [];
  const check = (name: string, value: string | null | undefined, known: string[]): void => {
    const odd = (value ?? '').split(/\s+/).filter((word) => word && !known.includes(word));
    if (odd.length)
      warnings.push(`${name}="${value}" is not understood and counts as not set. Use ${known.join(', ')}.`);
  };
  check('format', format, ['json', 'form']);
  check('send', send, ['qualified', 'review', 'unqualified', 'all']);
  check('when-qualified', whenQualified, ['auto', 'outcome', 'submit']);
  check('when-unqualified', whenUnqualified, ['decline', 'submit']);
  if (webhook && !URL.canParse(webhook, element.baseURI)) {
    warnings.push(
      `webhook="${webhook}" is not an address: no lead is posted. Write one like https://example.com/leads.`,
    );
  }
  return warnings;
}

function budgetWarnings({ form, maxFields }: Explained, questions: number): string[] {
  const limit = Number(maxFields ?? 4) || 4;
  const required = form
    ? readableFields(form).filter((field) => field.required && isVisible(field)).length
    : 0;
  if (required + questions <= limit) return [];
  return [
    `a visitor may have to fill ${required + questions} fields: ${required} of the form and up to ${questions} of ours; ` +
      `the budget is ${limit}. Each field costs leads (a form cut from 11 fields to 4 converted 120 % better in ` +
      'Imaginary Landscape’s test of its own form). Ask only what you need, or raise max-fields.',
  ];
}
