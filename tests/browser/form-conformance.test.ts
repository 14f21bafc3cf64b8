import type { Qualifier, Question } from '../../src/qualifier/schema.ts';
import { choose } from './answer.ts';
import { testFormConformance } from './form-conformance.ts';
import { choice, followUp, optional, select, yesNo } from './qualifiers.ts';

/** The same rules in other words: as valid, and not equal. */
function reworded(qualifier: Qualifier): Qualifier {
  const questions = qualifier.questions.map((question): Question => ({
    ...question,
    label: 'In other words?',
  }));
  return { ...qualifier, questions };
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
