import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storedSecret } from '../../../src/receiver/command/data-files.ts';
import { temporaryFolder } from '../temporary.ts';

test('a secret is written into no file that somebody else has laid in its way', async () => {
  const folder = await temporaryFolder();
  const [file, theirs] = [join(folder, 'leads.db.token'), join(folder, 'theirs')];
  await writeFile(theirs, '');
  // The name that a draft could have by the number of the process.
  await symlink(theirs, `${file}.${process.pid}`);
  const secret = await storedSecret(file);
  expect(await readFile(theirs, 'utf8')).toBe('');
  expect(await readFile(file, 'utf8')).toBe(`${secret}\n`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
