/** What is needed once the form is touched and submitted, and not before: comes while the visitor fills it in. */
export { takeChallenge } from './challenge.ts';
export { touchedLook } from './accent.ts';
