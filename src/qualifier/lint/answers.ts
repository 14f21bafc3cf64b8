/** Lint: names, options and bands that conflict with others or are never used. */
import type { Option, Question } from '../schema/questions.ts';
import type { Qualifier } from '../schema/schema.ts';
import type { LintWarning } from './analysis.ts';
import { emptyBands } from './answer-cases.ts';

export function answerWarnings(
  { questions }: Qualifier,
  formFields: readonly string[],
): readonly LintWarning[] {
  return questions.flatMap((question, index) => {
    const path = `questions[${index}]`;
    return [
      ...(formFields.includes(question.name) ? [nameTaken(question, path)] : []),
      ...('options' in question ? optionWarnings(question.options, path) : []),
      ...(question.kind === 'choice' && question.options.length === 1 ? [oneOption(path)] : []),
      ...bandWarnings(question, path),
    ];
  });
}

const nameTaken = ({ name }: Question, path: string): LintWarning => ({
  path: `${path}.name`,
  what: `is "${name}", and the form has a field of that name already: its value and the answer get mixed up`,
  mend: `Choose another name, such as "our-${name}", or remove the field from the form.`,
});

const oneOption = (path: string): LintWarning => ({
  path: `${path}.options`,
  what: 'has one option only: the visitor has no choice, and no way on if it does not fit',
  mend: 'Add the other answers, such as "I am not sure yet".',
});

function optionWarnings(options: readonly Option[], path: string): readonly LintWarning[] {
  return options.flatMap(({ value, label }, index): LintWarning[] => {
    const at = `${path}.options[${index}]`;
    const earlier = options.slice(0, index);
    const found: LintWarning[] = [];
    if (earlier.some((option) => plain(option.label) === plain(label)))
      found.push({
        path: `${at}.label`,
        what: `is "${label}", as that of an earlier option: visitors cannot tell them apart`,
        mend: 'Give every option its own words.',
      });
    const alike = earlier.find((option) => plain(option.value) === plain(value));
    if (alike)
      found.push({
        path: `${at}.value`,
        what: `is "${value}", and an earlier one is "${alike.value}": many tools take them for the same`,
        mend: 'Make them differ in more than capitals and spaces.',
      });
    if (value === label && /\s/.test(value))
      found.push({
        path: `${at}.value`,
        what: `is the label, "${label}": who edits the words later edits the value too, and rules that name it break`,
        mend: 'Write a short value of its own, such as "small", and keep it when the words change.',
      });
    return found;
  });
}

function bandWarnings(question: Question, path: string): readonly LintWarning[] {
  const bands = 'bands' in question ? (question.bands ?? []) : [];
  const answers = question.kind === 'date' ? 'day' : 'amount';
  return emptyBands(question).map((band) => ({
    path: `${path}.bands[${bands.indexOf(band)}]`,
    what: `"${band.value}" is never used: no ${answers} falls in it`,
    mend:
      question.kind === 'date'
        ? '"below" counts whole days from today; leave at least one between two bands.'
        : 'Amounts are 0 or more: write a higher "below", or remove the band.',
  }));
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
