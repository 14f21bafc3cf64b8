/// <reference types="vite/types/importMeta.d.ts" />
/**
 * Whether the long run was asked for (`npm run test:long`). It has all files that import this one: those with sizes of
 * their own for it, and those with tests that only it has.
 */
export const long = import.meta.env['LONG'] === '1';

/** A size for a test: small by default, the full one in the long run. */
export const sized = (short: number, full: number): number => (long ? full : short);
