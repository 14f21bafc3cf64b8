/// <reference types="vite/types/importMeta.d.ts" />
/**
 * Whether this is the long run (`npm run test:long`). It has the files that are called `.long.test.ts`, and those that
 * import this one, with sizes of their own for it.
 */
export const long = import.meta.env['LONG'] === '1';

/** A size for a test: small by default, the full one in the long run. */
export const sized = (short: number, full: number): number => (long ? full : short);
