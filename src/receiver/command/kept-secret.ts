import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * A secret that is kept beside the database, so that it stays the same from start to start. The first start
 * makes it: 32 random characters, in a file that only its owner may read.
 * Two first starts at once agree on one: a hard link is made whole, and by one of them only.
 * @param file path of the secret's file
 */
export async function keptSecret(file: string): Promise<string> {
  const known = await read(file);
  if (known !== undefined) return known;
  // A file of our own: in a folder that others may write to, one under a foreseeable name could be theirs.
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}

async function read(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
