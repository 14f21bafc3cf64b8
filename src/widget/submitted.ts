/** What is needed once the form is touched and submitted, and not before: comes while the visitor fills it in. */
export { post } from '../delivery/transport.ts';
export { takeChallenge } from './challenge.ts';
export { touchedLook } from './touched-look.ts';
