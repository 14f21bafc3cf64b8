/** Script time from a trace of the browser. */

/** What a trace has to hold for `scriptTime`. */
export const CATEGORIES = ['devtools.timeline', 'v8', 'v8.execute', 'blink.user_timing'];

/** The part of a trace's event that is read here; times in microseconds, `tdur` is time on the processor. */
interface Event {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { url?: string } };
}

/** Events that name the file whose code runs in them, and those that cannot. */
const OF_A_FILE = ['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.compileModule'];
const OF_NO_FILE = ['RunMicrotasks', 'v8.evaluateModule'];

/**
 * How many milliseconds of the processor's time the page's thread spent on the files below an address, until a mark
 * and in all: compiling, running, and what the browser did for them meanwhile. Other programs on the machine do not
 * count, nor do the probe and Playwright, but for the few promises that Playwright waits for.
 */
export function scriptTime(
  trace: Buffer,
  address: string,
  mark: string,
): { untilMark: number; inAll: number } {
  const { traceEvents: events } = JSON.parse(String(trace)) as { traceEvents: Event[] };
  const marked = events.find(({ name }) => name === mark);
  if (!marked) throw new Error(`The trace has no mark "${mark}".`);
  const counted = events
    .filter(({ pid, tid }) => pid === marked.pid && tid === marked.tid)
    .filter(
      ({ name, args }) => OF_NO_FILE.includes(name) || (OF_A_FILE.includes(name) && isBelow(args, address)),
    )
    .sort((one, other) => one.ts - other.ts);

  let untilMark = 0;
  let inAll = 0;
  let end = 0;
  for (const { ts, dur = 0, tdur = 0 } of counted) {
    if (ts < end) continue; // within the one before
    end = ts + dur;
    inAll += tdur / 1_000;
    if (ts < marked.ts) untilMark += tdur / 1_000;
  }
  return { untilMark, inAll };
}

const isBelow = ({ data }: Event['args'], address: string): boolean => !!data?.url?.startsWith(address);
