import type { Qualifier, Question } from '../../src/qualifier/schema.ts';
import { choose } from './answer.ts';
import { testFormConformance } from './form-conformance.ts';
import {
  choice,
  choiceMarkup,
  followUp,
  followUpMarkup,
  optional,
  select,
  selectMarkup,
  yesNo,
  yesNoMarkup,
} from './qualifiers.ts';

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

testFormConformance({
  title: 'yes-no',
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

testFormConformance({
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

testFormConformance({
  title: 'choice as a select',
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

testFormConformance({
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

testFormConformance({
  title: 'two questions',
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

testFormConformance({
  title: 'markup with radio buttons',
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

testFormConformance({
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

testFormConformance({
  title: 'markup with a select',
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

testFormConformance({
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

testFormConformance({
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
