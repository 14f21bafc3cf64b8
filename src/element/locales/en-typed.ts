import type { TypedWords, Words } from './words.ts';

export const enTyped: TypedWords = {
  choose: 'Please choose',
  mandatory: '(required)',
  fill: 'Please fill in an answer.',
  atLeast: (count) => `Please choose at least ${count}.`,
  atMost: (count) => `Please choose ${count} at most.`,
  notAmount: (example) => `Please write one amount in digits, such as ${example}.`,
  notDate: 'Please fill in the whole date.',
};

/** The words of typed questions in the language of other words: theirs, else the English ones. */
export const typedWordsOf = (words: Words & Partial<TypedWords>): Words & TypedWords => ({
  ...enTyped,
  ...words,
});
