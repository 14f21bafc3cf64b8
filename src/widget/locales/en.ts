/** Everything the element says by itself, in one language. */
export interface Words {
  /** BCP 47 tag of these words. */
  language: string;
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
  /** `kept`: the lead outlives the page. */
  queued: (kept: boolean | undefined) => string;
  undelivered: string;
  /** Words of the mail link. */
  write: (address: string) => string;
  change: string;
}

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
    (kept ? ', and again when you come back on this device within three days.' : ': please do not close it.'),
  undelivered: 'Your message could not be sent.',
  write: (address) => `Write to ${address}`,
  change: 'Change my answer',
};
