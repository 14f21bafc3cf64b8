import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A module of the package as a site's bundler makes it, with lit in it: its files, by their paths in a site. The first
 * is the module itself.
 */
export async function bundled(
  name: 'index' | 'define',
): Promise<[path: string, file: string | Uint8Array][]> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url)),
        formats: ['es'],
        fileName: name,
      },
    },
  });
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return files.map((file) => [`/bundled/${file.fileName}`, 'code' in file ? file.code : file.source]);
}
