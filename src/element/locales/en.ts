import type { Words } from './words.ts';

export const en: Words = {
  language: 'en',
  yes: 'Yes',
  no: 'No',
  choose: 'Please choose',
  optional: '(optional)',
  required: 'Please choose an answer.',
  next: (label) => `One more question: ${label}`,
  sending: 'Sending…',
  queued: (kept) =>
    'Your message could not be sent yet. We keep trying while this page is open' +
    (kept
      ? ', and again when you come back in this browser within three days, unless this is a private window.'
      : ': please do not close it.'),
};
