/** Everything the element says by itself, in one language. */
export interface Words {
  /** BCP 47 tag of these words. */
  language: string;
  /** BCP 47 tag of the page: by it numbers and dates are written. Not translated. */
  tag?: string;
  yes: string;
  no: string;
  /** First line of a select without an answer. */
  choose: string;
  optional: string;
  /** Why the form does not go on. */
  required: string;
  /** Read out when another question appears; `label` is that question. */
  next: (label: string) => string;
  sending: string;
  qualified: string;
  review: string;
  unqualified: string;
  /** `kept`: the lead outlives the page and the browser, though not a private window: no page knows that it is in one. */
  queued: (kept: boolean | undefined) => string;
  undelivered: string;
  /** Words of the mail link. */
  write: (address: string) => string;
  change: string;
}

/** What only the questions with checkboxes or a field to type in say; comes with them. */
export interface MoreWords {
  /** Stands behind a question with checkboxes that must be answered. */
  mandatory: string;
  /** Why the form does not go on: a field is empty. */
  fill: string;
  /** Fewer checkboxes may not be ticked; `count` is 2 or more. Stands beside the question too. */
  atLeast: (count: number) => string;
  /** More checkboxes may not be ticked; `count` is 1 or more. Stands beside the question too. */
  atMost: (count: number) => string;
  /** What was typed is no amount of money; `example` is one as people here write it. */
  notAmount: (example: string) => string;
  /** A date is half typed, or does not exist. */
  notDate: string;
}

/** All words of a language other than English. */
export type AllWords = Words & MoreWords;

export const en: Words = {
  language: 'en',
  yes: 'Yes',
  no: 'No',
  choose: 'Please choose',
  optional: '(optional)',
  required: 'Please choose an answer.',
  next: (label) => `One more question: ${label}`,
  sending: 'Sending…',
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

const notAmount: MoreWords['notAmount'] = (example) =>
  `Please write one amount in digits, such as ${example}.`;

const more: MoreWords = {
  mandatory: '(required)',
  fill: 'Please fill in an answer.',
  atLeast: (count) => `Please choose at least ${count}.`,
  atMost: (count) => `Please choose ${count} at most.`,
  notAmount,
  notDate: 'Please fill in the whole date.',
};

/** The further words of a language; the English ones come from here. */
export const moreWordsOf = (words: Words & Partial<MoreWords>): MoreWords => ({ ...more, ...words });

/** One of them, for those who need no other. */
export const notAmountOf = (words: Words & Partial<MoreWords>): MoreWords['notAmount'] =>
  words.notAmount ?? notAmount;
