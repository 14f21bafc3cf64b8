/** Pictures that are kept, and what is drawn now compared with them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const KEPT = fileURLToPath(new URL('./pictures', import.meta.url));
const SEEN = fileURLToPath(new URL('../../.vitest-attachments/pictures', import.meta.url));
const UPDATE = 'UPDATE_SCREENSHOTS=1 LONG=1 npx vitest run --project e2e tests/e2e/states.long.test.ts';
/** Pixels that may differ: the edge of a radio button is not drawn quite alike by every Chromium. */
const TOLERANCE = 30;

/**
 * Compares a picture with the one that is kept under its name; with `UPDATE_SCREENSHOTS=1`, keeps it.
 * @param version of the browser that drew it
 * @returns what is wrong, and how to mend it; undefined when they are alike
 */
export function differenceOf(name: string, drawn: Buffer, version: string): string | undefined {
  const kept = `${KEPT}/${name}.png`;
  const image = PNG.sync.read(drawn);
  if (process.env.UPDATE_SCREENSHOTS) {
    writeFileSync(kept, smallPng(image));
    writeFileSync(`${KEPT}/drawn-by.txt`, `Chromium ${version}\n`);
    return undefined;
  }
  if (!existsSync(kept)) return `${name}: no picture is kept. Look at the page and run ${UPDATE}`;
  const before = PNG.sync.read(readFileSync(kept));
  const { width, height } = image;
  const isSameSize = width === before.width && height === before.height;
  const marked = new PNG({ width, height });
  const count = isSameSize
    ? pixelmatch(before.data, image.data, marked.data, width, height, { threshold: 0.1 })
    : Infinity;
  if (count <= TOLERANCE) return undefined;
  mkdirSync(SEEN, { recursive: true });
  writeFileSync(`${SEEN}/${name}.png`, drawn);
  if (isSameSize) writeFileSync(`${SEEN}/${name}-marked.png`, PNG.sync.write(marked));
  const what = isSameSize
    ? `differs in ${count} pixels`
    : `is ${width} × ${height} pixels, and was ${before.width} × ${before.height}`;
  const drawnBy = readFileSync(`${KEPT}/drawn-by.txt`, 'utf8').trim();
  return (
    `${name} ${what}: see ${SEEN}/${name}*.png. It was drawn by ${drawnBy}, and now by Chromium ${version}. ` +
    `Where the change is meant, or the browser's own: ${UPDATE}`
  );
}

/** A PNG of a picture with 256 colours at most: half the size of what pngjs writes, which knows no palette. */
function smallPng({ width, height, data }: PNG): Buffer {
  const palette = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height); // before each row stands its filter: 0, none
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = data.readUIntBE(4 * pixel, 3);
    const index = palette.get(colour) ?? palette.size;
    palette.set(colour, index);
    rows[pixel + Math.floor(pixel / width) + 1] = index;
  }
  if (palette.size > 256) throw new Error(`A picture has ${palette.size} colours: more than a palette holds`);
  const header = Buffer.from([...long(width), ...long(height), 8, 3, 0, 0, 0]);
  const colours = Buffer.from([...palette.keys()].flatMap((colour) => [...long(colour)].slice(1)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), body]);
  return Buffer.concat([long(body.length), content, long(crc32(content))]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
