/** Names, options and bands that are in each other's way. */
import { emptyBands } from '../judging/answer-cases.ts';
import type { Option, Qualifier, Question } from '../schema/schema.ts';
import type { Suspicion } from './suspicion.ts';

export function answerSuspicions(
  { questions }: Qualifier,
  formFields: readonly string[],
): readonly Suspicion[] {
  return questions.flatMap((question, index) => {
    const path = `questions[${index}]`;
    return [
      ...(formFields.includes(question.name) ? [nameTaken(question, path)] : []),
      ...('options' in question ? optionSuspicions(question.options, path) : []),
      ...(question.kind === 'choice' && question.options.length === 1 ? [oneOption(path)] : []),
      ...bandSuspicions(question, path),
    ];
  });
}

const nameTaken = ({ name }: Question, path: string): Suspicion => ({
  path: `${path}.name`,
  what: `is "${name}", and the form has a field of that name already: its value and the answer get mixed up`,
  mend: `Choose another name, such as "our-${name}", or remove the field from the form.`,
});

const oneOption = (path: string): Suspicion => ({
  path: `${path}.options`,
  what: 'has one option only: the visitor has no choice, and no way on if it does not fit',
  mend: 'Add the other answers, such as "I am not sure yet".',
});

function optionSuspicions(options: readonly Option[], path: string): readonly Suspicion[] {
  return options.flatMap(({ value, label }, index): Suspicion[] => {
    const at = `${path}.options[${index}]`;
    const earlier = options.slice(0, index);
    const found: Suspicion[] = [];
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

function bandSuspicions(question: Question, path: string): readonly Suspicion[] {
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
