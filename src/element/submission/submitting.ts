import type * as Submitted from './submitted.ts';

let part: typeof Submitted | undefined;

/**
 * Loads the part that is needed once the form is touched and submitted, and not before. Rejects where it does not
 * come.
 */
export const loadSubmitted = async (): Promise<typeof Submitted> => (part ??= await import('./submitted.ts'));

/** The same where it has come already. */
export const submitted = (): typeof Submitted | undefined => part;
