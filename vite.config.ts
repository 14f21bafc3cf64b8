import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EnvironmentOptions, Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { testProjects } from './tests/setup/projects.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** For what browsers load: terser and the bundler's own minifier, one after the other, for the last two percent. */
const MINIFIED = {
  emptyOutDir: false,
  minify: 'terser',
  terserOptions: { ecma: 2020, compress: { passes: 3 } },
  rolldownOptions: {
    treeshake: { propertyReadSideEffects: false },
    output: { minify: true, comments: { annotation: false }, chunkFileNames: '[name].js' },
  },
} as const;

/** The modules that the script shares with its parts, instead of a second copy in them; see `src/script/shared.ts`. */
const SHARED = 'adopt-styles attributes local-date parts submission/site-form templates/question'
  .split(' ')
  .map((name) => `element/${name}`);

/** Puts one module of `src` in the place of others, and of a package. */
function replacing(modules: readonly string[], replacement: string, packageName?: string): Plugin {
  const files = modules.map((name) => here(`./src/${name}.ts`));
  return {
    name: `replacing-by-${replacement}`,
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source === packageName) return here(`./src/${replacement}.ts`);
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && files.includes(resolved.id) ? here(`./src/${replacement}.ts`) : null;
    },
  };
}

/** What the script loads when it is needed, by the names of the files. */
const PARTS: Readonly<Record<string, string>> = {
  'send': 'src/element/submission/submission.ts',
  'late-views': 'src/element/templates/late-views.ts',
  'slotted-questions': 'src/element/slotted/slotted-questions.ts',
  'label-roles': 'src/element/contact/label-roles.ts',
  'own-form': 'src/element/templates/own-form.ts',
  'bank': 'src/element/bank/load-bank.ts',
  'diagnostics': 'src/element/diagnostics/explain.ts',
  'trace': 'src/element/diagnostics/trace.ts',
  'set-up': 'src/script/set-up.ts',
};

/** The words of each language, which share nothing. */
const WORDS = {
  ...filesOf('src/element/locales/other', /./),
  ...filesOf('src/qualifier/bank', /^bank-/),
};

/** `npm run build` makes these, one after another. */
const builds: Record<string, UserConfig> = {
  /** For bundlers and Node: readable, with the dependencies left outside. */
  package: {
    build: {
      minify: false,
      sourcemap: true,
      lib: {
        entry: {
          index: './src/index.ts',
          define: './src/define.ts',
          qualifier: './src/qualifier/index.ts',
          receiver: './src/receiver/index.ts',
          command: './src/receiver/command/command.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: {
        external: /^[@a-z]/i, // packages, and the modules of Node
        output: { chunkFileNames: 'shared/[name].js' },
      },
    },
  },
  /** For the script tag: one classic file with all that it takes to ask. It finds its parts by address. */
  script: {
    plugins: [replacing(['element/parts'], 'script/parts')],
    build: {
      ...MINIFIED,
      lib: {
        entry: 'src/script/script.ts',
        name: 'LeadQualifier',
        formats: ['iife'],
        fileName: () => 'lead-qualifier.js',
      },
    },
  },
  /** What the script loads when it is needed, each in one file beside it. */
  parts: {
    plugins: [replacing(SHARED, 'script/shared-in-parts', 'lit')],
    // An environment for each part: what two of them need stands in both, so that none waits for another's file.
    builder: {},
    build: { ...MINIFIED, outDir: 'dist/lead-qualifier' },
    environments: {
      client: library(WORDS),
      ...Object.fromEntries(
        Object.entries(PARTS).map(([name, file]) => [name.replaceAll('-', '_'), library({ [name]: file })]),
      ),
    },
  },
};

function library(entry: Record<string, string>): EnvironmentOptions {
  return { consumer: 'client', build: { lib: { entry, formats: ['es'] } } };
}

/** The files of a folder as entries, under their own names. */
function filesOf(folder: string, names: RegExp): Record<string, string> {
  const files = readdirSync(here(folder)).filter((file) => names.test(file));
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), `${folder}/${file}`]));
}

export default defineConfig(({ mode }) => {
  const settings = builds[mode];
  if (!settings) return { test: { projects: testProjects() } };
  // Whatever the environment says: lit has another build for development, heavier and with words on the console.
  process.env['NODE_ENV'] = 'production';
  return { ...settings, build: { target: 'es2022', copyPublicDir: false, ...settings.build } };
});
