/** Whether the long run was asked for (`npm run test:long`). */
export const long = process.env['LONG'] === '1';

/** A size for a test: small by default, the full one in the long run. */
export const sized = (short: number, full: number): number => (long ? full : short);
