/** What the pages load: ours before and after, and what is written by hand. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Files by their path below a subject's folder, such as `lead-qualifier.js`. */
export type Files = Map<string, Buffer>;

/** What the script tag loads of the working tree; built if it is not there. */
export async function filesAfter(): Promise<Files> {
  if (!existsSync(join(ROOT, 'dist/lead-qualifier.js'))) run('npm', ['run', 'build'], ROOT);
  return scriptFiles(join(ROOT, 'dist'));
}

/**
 * What the script tag loads of an earlier commit. It is built in the folder for temporary files, with the packages
 * and the build script of its own time, and stays there for the next run.
 */
export async function filesBefore(commit: string): Promise<Files> {
  const folder = join(tmpdir(), `lead-qualifier-bench-${commit}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}-unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    run('git', ['archive', '--output', join(unfinished, 'source.tar'), commit], ROOT);
    run('tar', ['-xf', 'source.tar'], unfinished);
    run('npm', ['ci'], unfinished);
    run('npm', ['run', 'build'], unfinished);
    await rename(unfinished, folder);
  }
  return scriptFiles(join(folder, 'dist'));
}

/** A file of this folder for the page, bundled and minified as its author would: a module, or a classic script. */
export async function bundle(file: string, format: 'es' | 'iife'): Promise<Buffer> {
  const results = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      copyPublicDir: false,
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), name: 'bundle', formats: [format] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [result] = [results].flat();
  if (!result || !('output' in result)) throw new Error(`${file} was not built.`);
  return Buffer.from(result.output[0].code);
}

/** `lead-qualifier.js` and the folder of what it loads later. */
async function scriptFiles(dist: string): Promise<Files> {
  const entries = await readdir(join(dist, 'lead-qualifier'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map(({ parentPath, name }) => join(parentPath, name));
  const files: Files = new Map();
  for (const path of [join(dist, 'lead-qualifier.js'), ...paths])
    files.set(path.slice(dist.length + 1).replaceAll('\\', '/'), await readFile(path));
  return files;
}

function run(program: string, args: string[], folder: string): void {
  console.error(`${program} ${args.join(' ')} (in ${folder}) …`);
  // `npm run bench` names its own package to the scripts below it: these belong to another one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  execFileSync(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
