import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Built files by their paths from the root of a site. */
export type Files = Map<string, string | Uint8Array>;

/**
 * Builds an example with Vite, in memory: its page (`/index.html`), or what takes over the pages of its server
 * (`/client.js`). Nothing comes of an example that has no build.
 * @param more other files to build with it, by the names they get
 */
export async function buildExample(name: string, more: Record<string, string> = {}): Promise<Files> {
  const root = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const configFile = `${root}/vite.config.ts`;
  if (!existsSync(configFile)) return new Map();
  const [input] = ['index.html', 'client.tsx'].filter((file) => existsSync(`${root}/${file}`));
  const result = await build({
    root,
    configFile,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: {
        input: { ...more, [input?.split('.')[0] ?? '']: `${root}/${input}` },
        output: { entryFileNames: '[name].js' },
        checks: { pluginTimings: false },
      },
    },
  });
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(files.map((file) => [`/${file.fileName}`, 'code' in file ? file.code : file.source]));
}
