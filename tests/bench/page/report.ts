/** The tables that the benchmark prints. */
import { printTable } from '../measure.ts';
import type { Figure, Figures } from './visit.ts';

/** What a row says, which visits it is taken from, and how its numbers are written. */
interface Row {
  title: string;
  visits: Visits;
  figure: Figure;
  digits: number;
  /** How many of the measured units make one of those written. */
  unit?: number;
}

/** Visits of one kind. */
export type Visits = 'fast' | 'slow' | 'traced' | 'resting';

const ROWS: readonly Row[] = [
  { title: 'Question painted, ms', visits: 'fast', figure: 'painted', digits: 0 },
  { title: 'Question painted on slow 4G, ms', visits: 'slow', figure: 'painted', digits: 0 },
  { title: 'Files asked for before it', visits: 'slow', figure: 'requests', digits: 0 },
  { title: 'of them one after another', visits: 'slow', figure: 'inARow', digits: 0 },
  { title: 'Bytes before it, brotli', visits: 'slow', figure: 'bytes', digits: 0 },
  { title: 'Bytes until the lead is posted', visits: 'slow', figure: 'bytesInAll', digits: 0 },
  { title: 'Script until it is painted, CPU ms', visits: 'traced', figure: 'scriptUntilPainted', digits: 1 },
  { title: 'Script in all, CPU ms', visits: 'traced', figure: 'scriptInAll', digits: 1 },
  { title: 'Heap over the bare page, kB', visits: 'resting', figure: 'heap', digits: 0, unit: 1_000 },
  { title: 'Layout shift', visits: 'slow', figure: 'shift', digits: 4 },
  { title: 'Click until lead posted, ms', visits: 'fast', figure: 'posted', digits: 0 },
  { title: 'Click until lead posted on slow 4G, ms', visits: 'slow', figure: 'posted', digits: 0 },
];

/** Ratios of medians: the first subject's to the second's. */
const RATIOS = [
  ['after', 'before'],
  ['after', 'lit'],
  ['after', 'plain'],
] as const;

/** The figures of all visits of one way, by subject and kind of visit. */
export type Measurements = Map<string, Record<Visits, Figures[]>>;

/** Prints the median and the quartiles of each figure, and how the medians compare. */
export function printWay(title: string, measurements: Measurements): void {
  const header = ['', ...measurements.keys(), ...RATIOS.map(([one, other]) => `${one}/${other}`)];
  const rows = ROWS.map((row) => {
    const { visits: kind, figure, digits, unit = 1 } = row;
    const values = new Map(
      [...measurements].map(([subject, visits]) => [
        subject,
        visits[kind].map((figures) => (figures[figure] ?? Number.NaN) / unit),
      ]),
    );
    const ratios = RATIOS.map(([one, other]) => {
      const [above, below] = [one, other].map((subject) => quantile(values.get(subject) ?? [], 0.5));
      return above && below ? (above / below).toFixed(2) : '–';
    });
    return [row.title, ...[...values.values()].map((all) => spread(all, digits)), ...ratios];
  });
  console.log(`\n## ${title}\n`);
  printTable([header, ...rows]);
}

/** `median (first quartile–third)`; only the median where all are the same. */
function spread(values: readonly number[], digits: number): string {
  const write = (share: number): string =>
    quantile(values, share).toLocaleString('en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  return write(0.25) === write(0.75) ? write(0.5) : `${write(0.5)} (${write(0.25)}–${write(0.75)})`;
}

/** The value that a share of all lie below, between two neighbours where it falls between them. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
}
