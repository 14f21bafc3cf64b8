import { expect, test } from 'vitest';
import { boundsOf } from '../../../src/qualifier/kinds/kinds.ts';
import type { Effects, Question } from '../../../src/qualifier/schema/questions.ts';

const base = { name: 'q', label: 'Q?' };
const options = (...all: readonly Effects[]) =>
  all.map((one, i) => ({ value: `v${i}`, label: `V${i}`, ...one }));
const points = (...all: readonly number[]) => options(...all.map((one) => ({ points: one })));

test.each<[string, Question, [number, number], [number, number]]>([
  ['yes-no', { ...base, kind: 'yes-no', points: 2 }, [0, 2], [0, 2]],
  ['yes-no for review', { ...base, kind: 'yes-no', points: -1, otherwise: 'review' }, [-1, 0], [1, 2]],
  ['choice', { ...base, kind: 'choice', options: points(1, 3, 2) }, [1, 3], [2, 2]],
  [
    'choice, all with a ceiling',
    { ...base, kind: 'choice', options: options({ verdict: 'review' }, { verdict: 'unqualified' }) },
    [0, 0],
    [0, 1],
  ],
  ['choices', { ...base, kind: 'choices', options: points(1, 3, 2) }, [1, 6], [2, 2]],
  ['choices with losses', { ...base, kind: 'choices', options: points(1, -3, -2) }, [-5, 1], [2, 2]],
  ['choices up to 2', { ...base, kind: 'choices', max: 2, options: points(1, 3, 2) }, [1, 5], [2, 2]],
  ['choices from 2', { ...base, kind: 'choices', min: 2, options: points(-1, -3, 2) }, [-4, 1], [2, 2]],
  ['amount without bands', { ...base, kind: 'amount' }, [0, 0], [2, 2]],
  [
    'amount',
    {
      ...base,
      kind: 'amount',
      bands: [
        { value: 'a', below: 5, points: 1 },
        { value: 'b', points: 2 },
      ],
    },
    [1, 2],
    [2, 2],
  ],
  [
    'date with an end',
    { ...base, kind: 'date', bands: [{ value: 'a', below: 5, points: 1, verdict: 'review' }] },
    [0, 1],
    [1, 2],
  ],
  [
    'unsure amount',
    { ...base, kind: 'amount', bands: [{ value: 'a', points: 1 }], unsure: { label: '?', points: -1 } },
    [-1, 1],
    [2, 2],
  ],
  ['text', { ...base, kind: 'text', points: 2 }, [2, 2], [2, 2]],
])('%s', (_, question, [fewest, most], [lowest, highest]) => {
  expect(boundsOf(question, false)).toEqual({ fewest, most, lowest, highest });
  const blank = { fewest: Math.min(fewest, 0), most: Math.max(most, 0), lowest, highest: 2 };
  // A blank `choices` needs not pick at least `min`.
  if (question.kind !== 'choices' || !question.min) expect(boundsOf(question, true)).toEqual(blank);
});
