/** Builds what is missing, or older than its sources. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Something that is built: by which script of package.json, from which folder into which files. */
export interface Build {
  script: string;
  /** What is said while it is built. */
  text: string;
  sources: string;
  built: readonly string[];
}

export const PACKAGE: Build = {
  script: 'build',
  text: 'Building lead-qualifier',
  sources: 'src',
  built: ['dist/lead-qualifier.js', 'dist/command.js'],
};

export const DOCS: Build = {
  script: 'build:docs',
  text: 'Building the docs',
  sources: 'demo/docs',
  built: ['demo/docs/.vitepress/dist/index.html'],
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders with what a build writes beside its sources. */
const WRITTEN = /[\\/]\.vitepress[\\/](?:dist|cache)(?:[\\/]|$)/;

/** @returns whether it is up to date now; false where its build failed */
export async function buildIfOlder(
  { script, text, sources, built }: Build,
  say: (text: string) => void,
): Promise<boolean> {
  const oldest = Math.min(...(await Promise.all(built.map((file) => changed(path.join(ROOT, file))))));
  if (oldest >= (await newestIn(path.join(ROOT, sources)))) return true;
  say(text);
  const program = spawn('npm', ['run', '--silent', script], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: process.platform === 'win32',
  });
  // Where all goes well, this is how far it has come.
  const [errors, [code]] = await Promise.all([readAll(program.stderr), once(program, 'exit')]);
  if (code === 0) return true;
  process.stderr.write(errors);
  return false;
}

/** When a file last changed, in milliseconds; 0 when there is none. */
async function changed(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found?.mtimeMs ?? 0;
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile() && !WRITTEN.test(path.join(entry.parentPath, entry.name)))
    .map((entry) => changed(path.join(entry.parentPath, entry.name)));
  return Math.max(0, ...(await Promise.all(times)));
}
