/**
 * A font in which every letter is the same block, and every space is empty. What is drawn with it looks alike on
 * every machine, whichever fonts are installed there.
 * The tables follow the OpenType specification, chapter "Font tables": all numbers are big-endian.
 */

/** Units of one em. */
const EM = 1000;
const ASCENT = 800;
const DESCENT = 200;
const ADVANCE = 500;
/** Left, lower, right and upper edge of the block. */
const BLOCK = [60, 0, 440, 560] as const;
/** `head`, up to the dates of making and changing. */
const HEAD = [1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, EM];
const DATES = [0, 0, 0, 0, 0, 0, 0, 0];
/** `OS/2`, in four pieces. */
const METRICS = [4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0];
const PANOSE = [0, 0, 0, 0, 0];
const RANGES = [0, 0, 0, 0, 0, 0, 0, 0];
const SELECTION = [
  0,
  0,
  0x40,
  0x20,
  0xffff,
  ASCENT,
  -DESCENT,
  0,
  ASCENT,
  DESCENT,
  0,
  0,
  0,
  0,
  500,
  700,
  0,
  0x20,
  1,
];

/** The font as a TrueType file. */
export function blockFont(): Buffer {
  const [left, low, right, high] = BLOCK;
  // One contour of four corners, each two steps from the one before; nothing is hinted.
  const block = words(
    1,
    ...BLOCK,
    3,
    0,
    0x0101,
    0x0101,
    left,
    0,
    right - left,
    0,
    low,
    high - low,
    0,
    low - high,
  );
  const half = block.length / 2;
  const tables: Record<string, Buffer> = {
    'OS/2': words(...METRICS, ...PANOSE, ...RANGES, ...SELECTION),
    'cmap': characterMap(),
    // Glyph 0 and 1 are the block, glyph 2 is empty.
    'glyf': Buffer.concat([block, block]),
    'head': words(...HEAD, ...DATES, ...BLOCK, 0, 8, 2, 0, 0),
    'hhea': words(
      1,
      0,
      ASCENT,
      -DESCENT,
      0,
      ADVANCE,
      left,
      ADVANCE - right,
      right,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      3,
    ),
    'hmtx': words(ADVANCE, left, ADVANCE, left, ADVANCE, 0),
    'loca': words(0, half, 2 * half, 2 * half),
    'maxp': words(1, 0, 3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    'name': words(0, 0, 6),
    'post': words(3, 0, 0, 0, -75, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  };
  return fileOf(tables);
}

/** Which glyph stands for which character: format 13, whole ranges for one glyph. */
function characterMap(): Buffer {
  const ranges = [
    [0x20, 0x20, 2],
    [0x21, 0x9f, 1],
    [0xa0, 0xa0, 2],
    [0xa1, 0x1fff, 1],
    [0x2000, 0x200f, 2],
    [0x2010, 0x2027, 1],
    [0x2028, 0x202f, 2],
    [0x2030, 0x205f, 1],
    [0x2060, 0x206f, 2],
    [0x2070, 0xd7ff, 1],
    // Not the shapes of Arabic letters: with them, a browser would draw a whole word as one ligature.
    [0xe000, 0xfb4f, 1],
    [0xfe00, 0xfe6f, 1],
    [0xff00, 0x10ffff, 1],
  ];
  const groups = longs(...ranges.flat());
  // One table for Windows, all of Unicode; it begins behind these 12 bytes.
  return Buffer.concat([
    words(0, 1, 3, 10, 0, 12, 13, 0),
    longs(16 + groups.length, 0, ranges.length),
    groups,
  ]);
}

function fileOf(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const range = 16 * 2 ** power;
  const records: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = 12 + 16 * names.length;
  for (const name of names) {
    const table = tables[name]!;
    const body = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    records.push(Buffer.from(name), longs(sumOf(body), offset, table.length));
    bodies.push(body);
    offset += body.length;
  }
  const header = words(1, 0, names.length, range, power, 16 * names.length - range);
  return Buffer.concat([header, ...records, ...bodies]);
}

function sumOf(body: Buffer): number {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
  return sum;
}

const words = (...values: number[]): Buffer =>
  Buffer.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));

const longs = (...values: number[]): Buffer =>
  words(...values.flatMap((value) => [value >>> 16, value & 0xffff]));
