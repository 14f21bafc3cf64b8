/** How long something took, each time, and how often it was done in a second. */
export interface Measured {
  perSecond: number;
  /** Milliseconds that half of the times stayed below. */
  p50: number;
  /** Milliseconds that 99 of 100 times stayed below. */
  p99: number;
}

/** Slices of each way's time, so that whatever else the machine does, it does to all of them. */
const SLICES = 8;

/** Does several things by turns, over and over, so many at once, each for some milliseconds in all. */
export async function byTurns(
  ms: number,
  atOnce: number,
  ways: readonly (() => Promise<void>)[],
): Promise<Measured[]> {
  const all = ways.map((once) => ({ once, times: new Array<number>(), ms: 0 }));
  for (const { once } of all) await round(ms / SLICES, atOnce, once); // to warm up
  for (let slice = 0; slice < SLICES; slice++) {
    for (const way of all) {
      const begin = performance.now();
      way.times.push(...(await round(ms / SLICES, atOnce, way.once)));
      way.ms += performance.now() - begin;
    }
  }
  return all.map((way) => summary(way.times, way.ms));
}

async function round(ms: number, atOnce: number, once: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + ms;
  async function worker(): Promise<void> {
    while (performance.now() < end) {
      const begin = performance.now();
      await once();
      times.push(performance.now() - begin);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
}

/** The times of a thing done so many times, one after another. */
export async function repeated(count: number, once: () => Promise<void>): Promise<Measured> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const begin = performance.now();
    await once();
    times.push(performance.now() - begin);
  }
  return summary(
    times,
    times.reduce((sum, time) => sum + time, 0),
  );
}

function summary(times: number[], ms: number): Measured {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (times.length / ms) * 1_000, p50: at(0.5), p99: at(0.99) };
}

/** Prints a table as Markdown, as wide as its cells need. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '')[column === 0 ? 'padEnd' : 'padStart'](width)).join(' | ')} |`;
  const [header = [], ...rest] = rows;
  const rule = `|${widths.map((width, column) => (column === 0 ? `-${'-'.repeat(width)}-` : `-${'-'.repeat(width)}:`)).join('|')}|`;
  console.log([line(header), rule, ...rest.map(line)].join('\n'));
}

/** With thousands set apart. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Milliseconds, three digits that say something. */
export const ms = (value: number): string => (value < 10 ? value.toFixed(1) : whole(value));
