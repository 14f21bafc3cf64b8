/** Builds the examples as their readers would, with Vite; what comes out stays in memory. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Built files by their paths from the root of a site. */
export type Files = Map<string, string | Uint8Array>;

/** An example's page (`/index.html`) and stage (`/stage.js`), or `/client.js`, in the framework's development mode. */
export async function buildExample(name: string): Promise<Files> {
  const root = here(`../../../demo/frameworks/${name}`);
  const stage = ['tsx', 'ts'].map((type) => here(`./${name}/stage.${type}`)).find(existsSync);
  const result = await build({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: {
        // A site that renders on its server has no page to build, only what takes it over.
        input: stage ? { index: `${root}/index.html`, stage } : `${root}/client.tsx`,
        output: { entryFileNames: '[name].js' },
        checks: { pluginTimings: false },
      },
    },
  });
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}
