/** Rules to test with. */
import type {
  AmountQuestion,
  ChoicesQuestion,
  DateQuestion,
  Question,
  TextQuestion,
} from '../../src/qualifier/schema/questions.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';

/** One yes/no question. */
export const yesNo: Qualifier = {
  version: 1,
  questions: [{ kind: 'yes-no', name: 'fit', label: 'Do you have a budget?' }],
};

/** One question with three answers, one for each verdict. */
export const choice: Qualifier = {
  version: 1,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: 'What have you set aside?',
      hint: 'A rough figure is enough.',
      options: [
        { value: 'small', label: 'Under $2,000', verdict: 'unqualified', reason: 'Too small' },
        { value: 'middle', label: '$2,000 to $5,000', verdict: 'review' },
        { value: 'large', label: 'More than $5,000' },
      ],
    },
  ],
};

/** The same in a select. */
export const select = withQuestion({ display: 'select' });

/** The same, and it may be passed over. */
export const optional = withQuestion({ required: false });

/** The budget, and for those who are not sure of it the usual range. */
export const followUp: Qualifier = {
  version: 1,
  id: 'portfolio',
  pass: 2,
  review: 1,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: 'What have you set aside?',
      options: [
        {
          value: 'small',
          label: 'Under $2,000',
          verdict: 'unqualified',
          reason: 'Budget below our smallest project',
        },
        { value: 'middle', label: '$2,000 to $5,000', points: 1 },
        { value: 'large', label: 'More than $5,000', points: 2 },
        { value: 'unsure', label: 'I am not sure yet' },
      ],
    },
    {
      kind: 'choice',
      name: 'range',
      when: { budget: 'unsure' },
      label: 'Work like this usually costs $5,000 to $8,000. How does that sound?',
      options: [
        { value: 'fits', label: 'About what I had in mind', points: 2 },
        {
          value: 'too-much',
          label: 'More than I can spend',
          verdict: 'unqualified',
          reason: 'Cannot meet the usual range',
        },
      ],
    },
  ],
  outcomes: [{ verdict: 'qualified', route: 'proposal' }],
};

/** The question of `choice`, and that of `followUp`, as their author may write them in HTML. */
export const choiceMarkup = `
  <fieldset>
    <legend>What have you set aside?</legend>
    <p id="budget-hint">A rough figure is enough.</p>
    <label><input type="radio" name="budget" value="small" data-verdict="unqualified" data-reason="Too small"> Under $2,000</label>
    <label><input type="radio" name="budget" value="middle" data-verdict="review"> $2,000 to $5,000</label>
    <label><input type="radio" name="budget" value="large"> More than $5,000</label>
  </fieldset>`;

export const selectMarkup = `
  <label for="budget">What have you set aside?</label>
  <select id="budget" name="budget" required>
    <option value="">Please choose</option>
    <option value="small" data-verdict="unqualified" data-reason="Too small">Under $2,000</option>
    <option value="middle" data-verdict="review">$2,000 to $5,000</option>
    <option value="large">More than $5,000</option>
  </select>`;

export const yesNoMarkup = `
  <fieldset data-expect="yes">
    <legend>Do you have a budget?</legend>
    <label><input type="radio" name="fit" value="yes" required> Yes</label>
    <label><input type="radio" name="fit" value="no" required> No</label>
  </fieldset>`;

export const checkboxMarkup = `
  <fieldset data-required data-always>
    <legend>What do you need?</legend>
    <label><input type="checkbox" name="goals[]" value="logo" data-points="1"> A logo</label>
    <label><input type="checkbox" name="goals[]" value="site" data-points="1"> A site</label>
    <label><input type="checkbox" name="goals[]" value="shop" data-points="1"> A shop</label>
  </fieldset>`;

export const followUpMarkup = `
  <fieldset>
    <legend>What have you set aside?</legend>
    <label><input type="radio" name="budget" value="small" data-verdict="unqualified" data-reason="Budget below our smallest project"> Under $2,000</label>
    <label><input type="radio" name="budget" value="middle" data-points="1"> $2,000 to $5,000</label>
    <label><input type="radio" name="budget" value="large" data-points="2"> More than $5,000</label>
    <label><input type="radio" name="budget" value="unsure"> I am not sure yet</label>
  </fieldset>
  <fieldset data-when="budget=unsure">
    <legend>Work like this usually costs $5,000 to $8,000. How does that sound?</legend>
    <label><input type="radio" name="range" value="fits" data-points="2"> About what I had in mind</label>
    <label><input type="radio" name="range" value="too-much" data-verdict="unqualified" data-reason="Cannot meet the usual range"> More than I can spend</label>
  </fieldset>`;
/** Rules with one question. */
export const asked = (question: Question): Qualifier => ({ version: 1, questions: [question] });

/** Any of four answers, two or three of them. */
export const choicesQuestion: ChoicesQuestion = {
  kind: 'choices',
  name: 'services',
  label: 'What do you need?',
  min: 2,
  max: 3,
  options: [
    { value: 'logo', label: 'A logo' },
    { value: 'site', label: 'A website', points: 1 },
    { value: 'shop', label: 'A shop', points: 2 },
    { value: 'seo', label: 'To be found', verdict: 'review' },
  ],
};

/** An amount of money. */
export const amountQuestion: AmountQuestion = {
  kind: 'amount',
  name: 'sum',
  label: 'What have you set aside?',
  currency: 'USD',
  bands: [{ value: 'small', below: 2000, verdict: 'unqualified' }, { value: 'large' }],
};

/** The same, for people who cannot say. */
export const amountOrUnsure: AmountQuestion = {
  ...amountQuestion,
  unsure: { label: 'I am not sure yet', verdict: 'review' },
};

/** A calendar date. */
export const dateQuestion: DateQuestion = {
  kind: 'date',
  name: 'start',
  label: 'When shall it start?',
  bands: [{ value: 'rush', below: 14, verdict: 'review' }, { value: 'later' }],
};

/** The visitor's own words, in one line; asked although they turn nobody away. */
export const textQuestion: TextQuestion = {
  kind: 'text',
  name: 'goal',
  label: 'What shall it achieve?',
  points: 1,
  always: true,
};

function withQuestion(changes: object): Qualifier {
  return { ...choice, questions: choice.questions.map((question) => ({ ...question, ...changes })) };
}
