import type { OutcomeWords, Words } from './words.ts';

export const enOutcome: OutcomeWords = {
  next: (label) => `One more question: ${label}`,
  qualified: 'Thank you. Your message has arrived, and you will hear from us soon.',
  review: 'Thank you. Your message has arrived. We will read it with care and write back to you.',
  unqualified: 'Thank you for asking. From what you tell us, we are not the right people for this project.',
  queued: (kept) =>
    'Your message could not be sent yet. We keep trying while this page is open' +
    (kept
      ? ', and again when you come back in this browser within three days, unless this is a private window.'
      : ': please do not close it.'),
  undelivered: 'Your message could not be sent.',
  write: (address) => `Write to ${address}`,
  change: 'Change my answer',
};

/** The words of the outcome in the language of other words: theirs, else the English ones. */
export const outcomeWordsOf = (words: Words & Partial<OutcomeWords>): Words & OutcomeWords => ({
  ...enOutcome,
  ...words,
});
