/** Whether the long tests run in full, as `LONG=1` asks for. Otherwise they are short, and show the same facts. */
export const long = process.env.LONG === '1';

/** The size of a test: how often something is killed, how many requests are made up. */
export function sized(short: number, full: number): number {
  return long ? full : short;
}
