import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import type { Question } from '../../src/qualifier/schema/questions.ts';
import { long } from '../setup/long.ts';
import { choose, fillIn } from './answer.ts';
import { type ControlDescription, testFormConformance } from './form-conformance.ts';
import {
  amountOrUnsure,
  amountQuestion,
  asked,
  checkboxMarkup,
  choice,
  choiceMarkup,
  choicesQuestion,
  dateQuestion,
  followUp,
  followUpMarkup,
  optional,
  select,
  selectMarkup,
  textQuestion,
  yesNo,
  yesNoMarkup,
} from './qualifiers.ts';

interface Control extends ControlDescription {
  /** Tested in each run, not in the long one alone. */
  isBrief?: boolean;
}

function testControl({ isBrief, ...description }: Control): void {
  if (long || isBrief) testFormConformance(description);
}

/** The same rules in other words: as valid, and not equal. */
function reworded(qualifier: Qualifier): Qualifier {
  const questions = qualifier.questions.map((question): Question => ({
    ...question,
    label: 'In other words?',
  }));
  return { ...qualifier, questions };
}

/** Markup as it is written, in other words, and another one. */
function rewritten(written: string, replaced: string) {
  return { written, changed: written.replace(/What|Do/, 'In other words, $&'), replaced };
}

testControl({
  title: 'yes-no',
  isBrief: true,
  qualifier: yesNo,
  answer: (element) => choose(element, 'yes'),
  answers: { fit: 'yes' },
  entries: [
    ['fit', 'yes'],
    ['lead-verdict', 'qualified'],
    ['lead-points', '0'],
  ],
  inputs: 2,
  isRequired: true,
  changed: reworded(yesNo),
  replaced: choice,
});

testControl({
  title: 'choice as radio buttons',
  qualifier: choice,
  answer: (element) => choose(element, 'middle'),
  answers: { budget: 'middle' },
  entries: [
    ['budget', 'middle'],
    ['lead-verdict', 'review'],
    ['lead-points', '0'],
  ],
  inputs: 3,
  isRequired: true,
  changed: reworded(choice),
  replaced: yesNo,
});

testControl({
  title: 'choice as a select',
  isBrief: true,
  qualifier: select,
  answer: (element) => choose(element, 'large'),
  answers: { budget: 'large' },
  entries: [
    ['budget', 'large'],
    ['lead-verdict', 'qualified'],
    ['lead-points', '0'],
  ],
  inputs: 1,
  isRequired: true,
  changed: reworded(select),
  replaced: yesNo,
});

testControl({
  title: 'optional choice',
  qualifier: optional,
  answer: (element) => choose(element, 'small'),
  answers: { budget: 'small' },
  entries: [
    ['budget', 'small'],
    ['lead-verdict', 'unqualified'],
    ['lead-points', '0'],
  ],
  inputs: 3,
  isRequired: false,
  changed: reworded(optional),
  replaced: yesNo,
});

testControl({
  title: 'two questions',
  isBrief: true,
  qualifier: followUp,
  answer: async (element) => {
    await choose(element, 'unsure');
    await choose(element, 'fits');
  },
  answers: { budget: 'unsure', range: 'fits' },
  entries: [
    ['budget', 'unsure'],
    ['range', 'fits'],
    ['lead-verdict', 'qualified'],
    ['lead-points', '2'],
  ],
  inputs: 4,
  isRequired: true,
  changed: reworded(followUp),
  replaced: yesNo,
});

// The same questions as their author wrote them in HTML.

testControl({
  title: 'markup with radio buttons',
  isBrief: true,
  qualifier: choice,
  markup: rewritten(choiceMarkup, yesNoMarkup),
  answer: (element) => choose(element, 'middle'),
  answers: { budget: 'middle' },
  entries: [
    ['budget', 'middle'],
    ['lead-verdict', 'review'],
    ['lead-points', '0'],
  ],
  inputs: 3,
  isRequired: true,
  changed: reworded(choice),
  replaced: yesNo,
});

testControl({
  title: 'markup with required radio buttons',
  qualifier: yesNo,
  markup: rewritten(yesNoMarkup, choiceMarkup),
  saidBy: 'control',
  answer: (element) => choose(element, 'yes'),
  answers: { fit: 'yes' },
  entries: [
    ['fit', 'yes'],
    ['lead-verdict', 'qualified'],
    ['lead-points', '0'],
  ],
  inputs: 2,
  isRequired: true,
  changed: reworded(yesNo),
  replaced: choice,
});

testControl({
  title: 'markup with a select',
  isBrief: true,
  qualifier: select,
  markup: rewritten(selectMarkup, yesNoMarkup),
  saidBy: 'control',
  isCopied: false,
  blank: [['budget', '']],
  answer: (element) => choose(element, 'large'),
  answers: { budget: 'large' },
  entries: [
    ['budget', 'large'],
    ['lead-verdict', 'qualified'],
    ['lead-points', '0'],
  ],
  inputs: 1,
  isRequired: true,
  changed: reworded(select),
  replaced: yesNo,
});

testControl({
  title: 'markup that may be passed over',
  qualifier: optional,
  markup: rewritten(choiceMarkup.replace('<fieldset', '<fieldset data-required="false"'), yesNoMarkup),
  answer: (element) => choose(element, 'small'),
  answers: { budget: 'small' },
  entries: [
    ['budget', 'small'],
    ['lead-verdict', 'unqualified'],
    ['lead-points', '0'],
  ],
  inputs: 3,
  isRequired: false,
  changed: reworded(optional),
  replaced: yesNo,
});

testControl({
  title: 'markup with two questions',
  qualifier: followUp,
  markup: rewritten(followUpMarkup, yesNoMarkup),
  answer: async (element) => {
    await choose(element, 'unsure');
    await choose(element, 'fits');
  },
  answers: { budget: 'unsure', range: 'fits' },
  entries: [
    ['budget', 'unsure'],
    ['range', 'fits'],
    ['lead-verdict', 'qualified'],
    ['lead-points', '2'],
  ],
  inputs: 4,
  isRequired: true,
  changed: reworded(followUp),
  replaced: yesNo,
});

/** A description of a kind by one of its questions, as required and as optional. */
function testRequiredAndOptional(
  question: Question,
  { verdict = 'qualified', points = 0, ...rest }: Described,
): void {
  for (const isRequired of [true, false]) {
    const qualifier = asked(isRequired ? question : { ...question, required: false });
    const values = Object.entries(rest.answers).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    );
    testControl({
      ...rest,
      title: isRequired ? rest.title : `optional ${rest.title}`,
      isBrief: isRequired && !!rest.isBrief,
      qualifier,
      entries: [...values, ['lead-verdict', verdict], ['lead-points', `${points}`]],
      isRequired,
      changed: reworded(qualifier),
      replaced: yesNo,
    });
  }
}

type Described = Pick<Control, 'title' | 'isBrief' | 'answer' | 'answers' | 'inputs' | 'message'> & {
  verdict?: string;
  points?: number;
};

testRequiredAndOptional(choicesQuestion, {
  title: 'choices',
  isBrief: true,
  answer: async (element) => {
    await choose(element, 'shop');
    await choose(element, 'site');
  },
  answers: { services: ['site', 'shop'] },
  points: 3,
  inputs: 4,
  message: 'Please choose at least 2.',
});

testRequiredAndOptional(amountQuestion, {
  title: 'amount',
  isBrief: true,
  answer: (element) => fillIn(element, '5,000'),
  answers: { sum: 5000 },
  inputs: 1,
  message: 'Please fill in an answer.',
});

testRequiredAndOptional(amountOrUnsure, {
  title: 'amount that is known, where one may be unsure',
  answer: (element) => fillIn(element, '$1.5k'),
  answers: { sum: 1500 },
  verdict: 'unqualified',
  inputs: 2,
  message: 'Please fill in an answer.',
});

testRequiredAndOptional(amountOrUnsure, {
  title: 'amount that one is not sure of',
  answer: (element) => choose(element, 'unsure'),
  answers: { sum: 'unsure' },
  verdict: 'review',
  inputs: 2,
  message: 'Please fill in an answer.',
});

testRequiredAndOptional(dateQuestion, {
  title: 'date',
  answer: (element) => fillIn(element, '2031-04-05'),
  answers: { start: '2031-04-05' },
  inputs: 1,
  message: 'Please fill in an answer.',
});

testRequiredAndOptional(
  { ...dateQuestion, unsure: { label: 'I am not sure yet' } },
  {
    title: 'date that one is not sure of',
    answer: (element) => choose(element, 'unsure'),
    answers: { start: 'unsure' },
    inputs: 2,
    message: 'Please fill in an answer.',
  },
);

testRequiredAndOptional(textQuestion, {
  title: 'text',
  isBrief: true,
  answer: (element) => fillIn(element, 'More guests in winter'),
  answers: { goal: 'More guests in winter' },
  points: 1,
  inputs: 1,
  message: 'Please fill in an answer.',
});

testRequiredAndOptional(
  { ...textQuestion, rows: 4 },
  {
    title: 'text of several lines',
    answer: (element) => fillIn(element, 'More guests\nin winter'),
    answers: { goal: 'More guests\nin winter' },
    points: 1,
    inputs: 1,
    message: 'Please fill in an answer.',
  },
);

const verdict = (points: string): [string, string][] => [
  ['lead-verdict', 'qualified'],
  ['lead-points', points],
];

testControl({
  title: 'markup with checkboxes',
  qualifier: asked(choicesQuestion),
  markup: rewritten(checkboxMarkup, yesNoMarkup),
  answer: async (element) => {
    await choose(element, 'logo');
    await choose(element, 'shop');
  },
  answers: { goals: ['logo', 'shop'] },
  entries: [['goals[]', 'logo'], ['goals[]', 'shop'], ...verdict('2')],
  inputs: 3,
  isRequired: true,
  changed: reworded(asked(choicesQuestion)),
  replaced: yesNo,
});

testControl({
  title: 'markup with a number',
  qualifier: asked(amountQuestion),
  markup: rewritten(
    `<label>What have you set aside? <input type="number" name="sum" required data-currency="EUR"
      data-bands='[{"value":"small","below":2000,"verdict":"unqualified"}]'></label>`,
    yesNoMarkup,
  ),
  saidBy: 'control',
  blank: [['sum', '']],
  answer: (element) => fillIn(element, '5000'),
  answers: { sum: 5000 },
  entries: [['sum', '5000'], ...verdict('0')],
  inputs: 1,
  isRequired: true,
  changed: reworded(asked(amountQuestion)),
  replaced: yesNo,
});

testControl({
  title: 'markup with a date',
  qualifier: asked(dateQuestion),
  markup: rewritten(
    '<label>What day? <input type="date" name="start" required data-always></label>',
    yesNoMarkup,
  ),
  saidBy: 'control',
  blank: [['start', '']],
  answer: (element) => fillIn(element, '2030-05-01'),
  answers: { start: '2030-05-01' },
  entries: [['start', '2030-05-01'], ...verdict('0')],
  inputs: 1,
  isRequired: true,
  changed: reworded(asked(dateQuestion)),
  replaced: yesNo,
});

testControl({
  title: 'markup with a text that may be left blank',
  qualifier: asked(textQuestion),
  markup: rewritten(
    '<label>What else? <textarea name="else" data-points="1" data-always></textarea></label>',
    yesNoMarkup,
  ),
  blank: [['else', '']],
  answer: (element) => fillIn(element, 'A sailing school'),
  answers: { else: 'A sailing school' },
  entries: [['else', 'A sailing school'], ...verdict('1')],
  inputs: 1,
  isRequired: false,
  changed: reworded(asked(textQuestion)),
  replaced: yesNo,
});
