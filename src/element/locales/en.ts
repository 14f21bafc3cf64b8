import type { Words } from './words.ts';

export const en: Words = {
  language: 'en',
  yes: 'Yes',
  no: 'No',
  optional: '(optional)',
  required: 'Please choose an answer.',
  sending: 'Sending…',
  waiting: 'Not sent yet: please keep this page open.',
};
