/** What the element says while it asks, in one language. */
export interface Words {
  /** BCP 47 tag of these words. */
  language: string;
  /** BCP 47 tag of the page: by it numbers and dates are written. Not translated. */
  tag?: string;
  yes: string;
  no: string;
  optional: string;
  /** Why the form has to wait. */
  required: string;
  sending: string;
  /** A submit waits for the part that sends, which has not loaded so far. */
  waiting: string;
}

/** What is said once the visitor answers; loaded with what sends. */
export interface OutcomeWords {
  /** Read out when another question appears; `label` is that question. */
  next: (label: string) => string;
  qualified: string;
  review: string;
  unqualified: string;
  undelivered: string;
  /** `kept`: the lead outlives the page and the browser, though not a private window: no page knows that it is in one. */
  queued: (kept: boolean | undefined) => string;
  /** Words of the mail link. */
  write: (address: string) => string;
  change: string;
}

/** What selects, checkboxes and text fields say; loaded with them. */
export interface TypedWords {
  /** First line of a select without an answer. */
  choose: string;
  /** Stands behind a question with checkboxes that must be answered. */
  mandatory: string;
  /** Why the form has to wait: a field is empty. */
  fill: string;
  /** Fewer checkboxes may not be ticked; `count` is 2 or more. Stands beside the question too. */
  atLeast: (count: number) => string;
  /** More checkboxes may not be ticked; `count` is 1 or more. Stands beside the question too. */
  atMost: (count: number) => string;
  /** The text is no amount of money; `example` is one as people here write it. */
  notAmount: (example: string) => string;
  /** A date is half typed, or does not exist. */
  notDate: string;
}

/** All words of a language other than English. */
export type AllWords = Words & OutcomeWords & TypedWords;
