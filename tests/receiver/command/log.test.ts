import { expect, test } from 'vitest';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { refusalLog } from '../../../src/receiver/command/log.ts';
import { openLibsqlStore } from '../../../src/receiver/store/libsql/libsql-store.ts';
import { RULES } from '../lead.ts';

/** What the owner is told when requests of these origins come. */
async function told(origins: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const store = await openLibsqlStore(':memory:');
  const receive = createReceiver({
    qualifiers: RULES,
    store,
    origins: ['https://site.example'],
    onRefusal: refusalLog((line) => lines.push(line)),
  });
  for (const origin of origins) {
    const response = await receive(
      new Request('http://localhost/leads', { method: 'POST', headers: { origin } }),
    );
    expect(response.status).toBe(403);
  }
  await store.close();
  return lines;
}

test('the owner is told once of each page that may not send', async () => {
  const [one, two] = ['https://one.example', 'http://two.example:8080'];
  expect(await told([one, two, one])).toEqual([
    `A page of ${one} may not send leads. To allow it, add --origin ${one}`,
    `A page of ${two} may not send leads. To allow it, add --origin ${two}`,
  ]);
});

test('the owner is told of a page without an origin', async () => {
  expect(await told(['null'])).toEqual([
    'A file, or a frame without an origin, may not send leads. To allow it, add --origin null',
  ]);
});

test('nothing that a program made up gets into the log', async () => {
  expect(await told(['x', 'https://a.example/path', 'https://A.example', 'javascript:alert(1)', ''])).toEqual(
    [],
  );
});

test('twenty pages are told of at most', async () => {
  const many = Array.from({ length: 30 }, (_, number) => `https://${number}.example`);
  expect(await told(many)).toHaveLength(20);
});
