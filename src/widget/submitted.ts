/** What is needed once the form is touched and submitted, and not before: comes while the visitor fills it in. */
export { outcomeView } from './outcome-view.ts';
export { takeChallenge } from './challenge.ts';
export { touchedLook } from './touched-look.ts';
