/** Every question and outcome that a visitor may come to see, in English and Arabic: for the page and for the tests. */
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import type { Question } from '../../src/qualifier/schema/questions.ts';

/** What a text reads in each language. */
type Text = readonly [en: string, ar: string];
type Say = (text: Text) => string;

/** Each direction with a language that is written that way. */
export const DIRECTIONS = { ltr: 'en', rtl: 'ar' } as const;
export type Direction = keyof typeof DIRECTIONS;

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** How the element is brought into a state: by what a page or a visitor does, and by nothing else. */
export interface Cell {
  state: string;
  qualifier: Qualifier;
  /** Attributes of the element. */
  attributes?: Readonly<Record<string, string>>;
  /** Answers that are given to it. */
  answers?: Readonly<Record<string, unknown>>;
  /** What is then done: ask it for its validity, send the form, or click the form's own field. */
  act?: 'report' | 'submit' | 'touch';
  /** How the webhook answers: a status, or `hang` for never. */
  webhook?: string;
  /** Selector that the element matches once the state is reached: outcomes take the focus. */
  until?: string;
}

/** Cells that belong together. */
export interface Group {
  name: string;
  cells: readonly Cell[];
}

/** One kind of question, as one who answers it would write it. */
interface Kind {
  name: string;
  question: (say: Say) => Question;
  answer: unknown;
  /** Words of the longest answer, where there are words to choose from. */
  withLongWords?: (question: Question, long: string) => Question;
}

const options = (say: Say) => [
  { value: 'small', label: say(['Under $2,000', 'أقل من 2000 دولار']) },
  { value: 'middle', label: say(['$2,000 to $5,000', 'من 2000 إلى 5000 دولار']) },
  { value: 'large', label: say(['More than $5,000', 'أكثر من 5000 دولار']) },
];
const budget: Text = ['What have you set aside for this project?', 'ما الميزانية التي خصصتها لهذا المشروع؟'];
const unsure: Text = ['I am not sure yet', 'لست متأكدًا بعد'];
const hint: Text = ['A rough figure is enough.', 'يكفي رقم تقريبي.'];
const long: Text = [
  'Work like this takes two months and usually costs $5,000 to $8,000, Donaudampfschifffahrtsgesellschaftskapitänsmützen included',
  'يستغرق عمل كهذا شهرين ويكلّف عادةً من 5000 إلى 8000 دولار، والاتفاق على التفاصيل يكون في مكالمة واحدة قبل أن نبدأ معًا',
];
const bands = [{ value: 'small', below: 2000 }, { value: 'large' }];

/** An option, the last one, with more words than fit into a line. */
const lengthened = (question: Question, words: string): Question =>
  'options' in question
    ? { ...question, options: question.options.map((one, at) => (at === 1 ? { ...one, label: words } : one)) }
    : question;

export const KINDS: readonly Kind[] = [
  {
    name: 'yes-no',
    question: (say) => ({
      kind: 'yes-no',
      name: 'fit',
      label: say(['Do you have at least $5,000 set aside?', 'هل خصصت 5000 دولار على الأقل؟']),
    }),
    answer: 'yes',
  },
  {
    name: 'choice',
    question: (say) => ({ kind: 'choice', name: 'budget', label: say(budget), options: options(say) }),
    answer: 'middle',
    withLongWords: lengthened,
  },
  {
    name: 'select',
    question: (say) => ({
      kind: 'choice',
      display: 'select',
      name: 'budget',
      label: say(budget),
      options: options(say),
    }),
    answer: 'middle',
    withLongWords: lengthened,
  },
  {
    name: 'choices',
    question: (say) => ({
      kind: 'choices',
      name: 'services',
      label: say(['What do you need?', 'ما الذي تحتاج إليه؟']),
      min: 2,
      options: [
        { value: 'logo', label: say(['A logo', 'شعار']) },
        { value: 'site', label: say(['A website', 'موقع إلكتروني']) },
        { value: 'shop', label: say(['A shop', 'متجر']) },
      ],
    }),
    answer: ['logo', 'shop'],
    withLongWords: lengthened,
  },
  {
    name: 'amount',
    question: (say) => ({ kind: 'amount', name: 'sum', currency: 'USD', label: say(budget), bands }),
    answer: 5000,
  },
  {
    name: 'amount-unsure',
    question: (say) => ({
      kind: 'amount',
      name: 'sum',
      currency: 'EUR',
      label: say(budget),
      bands,
      unsure: { label: say(unsure) },
    }),
    answer: 'unsure',
  },
  {
    name: 'date',
    question: (say) => ({
      kind: 'date',
      name: 'start',
      label: say(['When shall it start?', 'متى تريد أن نبدأ؟']),
      bands: [{ value: 'soon', below: 14 }, { value: 'later' }],
      unsure: { label: say(unsure) },
    }),
    answer: '2030-03-15',
  },
  {
    name: 'text',
    question: (say) => ({
      kind: 'text',
      name: 'goal',
      label: say(['What shall it achieve?', 'ما الهدف منه؟']),
    }),
    answer: 'Öl & Wein',
  },
  {
    name: 'text-rows',
    question: (say) => ({
      kind: 'text',
      name: 'goal',
      rows: 4,
      label: say(['What shall it achieve?', 'ما الهدف منه؟']),
    }),
    answer: 'Öl\n& Wein',
  },
];

/** All groups of cells, in the language of a direction. */
export function groupsFor(direction: Direction): readonly Group[] {
  const say: Say = ([en, ar]) => ({ en, ar })[DIRECTIONS[direction]];
  return [...KINDS.map((kind) => ({ name: kind.name, cells: asked(kind, say) })), outcomes(say)];
}

function asked({ question: write, answer, withLongWords }: Kind, say: Say): Cell[] {
  // Asked whatever it decides: these rules are for looking at.
  const question: Question = { ...write(say), always: true };
  const answers = { [question.name]: answer };
  const rules = (changes: Partial<Pick<Question, 'hint' | 'label' | 'required'>> = {}): Qualifier => ({
    version: 1,
    questions: [{ ...question, ...changes }],
  });
  const wordy = { ...question, label: say(long), hint: say(long) };
  return [
    { state: 'unanswered', qualifier: rules() },
    { state: 'answered', qualifier: rules(), answers },
    { state: 'hint', qualifier: rules({ hint: say(hint) }) },
    { state: 'error', qualifier: rules({ hint: say(hint) }), act: 'report' },
    { state: 'optional', qualifier: rules({ required: false }) },
    { state: 'disabled', qualifier: rules(), answers, attributes: { disabled: '' } },
    {
      state: 'long-words',
      qualifier: { version: 1, questions: [withLongWords?.(wordy, say(long)) ?? wordy] },
      act: 'report',
    },
  ];
}

function outcomes(say: Say): Group {
  const question: Question = {
    kind: 'choice',
    name: 'budget',
    label: say(budget),
    options: [
      { value: 'small', label: say(['Under $2,000', 'أقل من 2000 دولار']), verdict: 'unqualified' },
      {
        value: 'middle',
        label: say(['$2,000 to $5,000', 'من 2000 إلى 5000 دولار']),
        verdict: 'review',
        explain: say([
          'This is below our usual range: we look for what can be left out.',
          'هذا أقل من نطاقنا المعتاد، وسنبحث عمّا يمكن الاستغناء عنه.',
        ]),
      },
      { value: 'large', label: say(['More than $5,000', 'أكثر من 5000 دولار']) },
    ],
  };
  const plain: Qualifier = { version: 1, questions: [question] };
  const withLink: Qualifier = {
    ...plain,
    outcomes: [
      {
        verdict: 'qualified',
        message: say([
          'Thank you. Shall we talk? Pick a time that suits you.',
          'شكرًا لك. هل نتحدث؟ اختر الوقت الذي يناسبك.',
        ]),
        href: 'https://cal.example/rim',
        action: say(['Book a call', 'احجز مكالمة']),
      },
      { verdict: 'unqualified', href: 'https://example.com/guide', action: say(['Our guide', 'دليلنا']) },
    ],
  };
  const submitted = (
    state: string,
    value: string,
    until = `:state(${state}):focus-within`,
    more: Partial<Cell> = {},
  ): Cell => ({ state, qualifier: plain, answers: { budget: value }, act: 'submit', until, ...more });
  return {
    name: 'outcomes',
    cells: [
      submitted('qualified', 'large', told('qualified')),
      submitted('with-link', 'large', told('qualified'), { qualifier: withLink }),
      submitted('review', 'middle', told('review')),
      submitted('unqualified', 'small', told('unqualified')),
      submitted('unqualified-with-link', 'small', told('unqualified'), { qualifier: withLink }),
      submitted('queued', 'large', undefined, { webhook: '503' }),
      submitted('undelivered', 'large', undefined, { webhook: '400' }),
      { state: 'closed', qualifier: plain, attributes: { reveal: 'interaction' } },
      { state: 'opened', qualifier: plain, attributes: { reveal: 'interaction' }, act: 'touch' },
      // The last one: after fifteen seconds without an answer it is no longer sending.
      submitted('sending', 'large', ':state(sending)', { webhook: 'hang' }),
    ],
  };
}

const told = (verdict: string): string => `form[data-lead-outcome=${verdict}] :focus-within`;
