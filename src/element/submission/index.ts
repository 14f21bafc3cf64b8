/** The second file of a page: what sends a lead, and shows what became of it. */
export { pageOutbox } from './page-outbox.ts';
export { Submission } from './submission.ts';
