import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };
import { CHROMIUM_ARGS, findChromium } from './tests/setup/chromium.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Names that only our own files call each other by: in the script bundle they are one letter. None of them may be one
 * that a chunk knows as well, such as the parts of a kind of question.
 */
const INTERNAL = new RegExp(
  `^(${[
    'adopt|address|answered|asks|compose|complain|connect|consentName|edited|elapsed|faultOf|give|heard|identity',
    'internals|isAwaited|isDisabled|isJudged|isSending|isSlotted|judged|mark|onChoose|hear|renew|restart|settle',
    'takesPart|tell|tellLater|told|touch|upgradeProperties|watch',
  ].join('|')})$`,
);

/** `vite build --mode …` builds one of these. */
const builds: Record<string, UserConfig['build']> = {
  /** For bundlers and Node: readable, with the dependencies left outside. */
  'package': {
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        define: 'src/define.ts',
        qualifier: 'src/qualifier/index.ts',
        receiver: 'src/receiver/index.ts',
        command: 'src/receiver/command/command.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [
        /^node:/,
        ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map(
          (name) => new RegExp(`^${name}(/|$)`),
        ),
      ],
      output: { chunkFileNames: 'shared/[name].js' },
    },
  },
  /** For the script tag: one classic file with all that a one-question page needs. */
  'script': {
    outDir: 'dist',
    emptyOutDir: false,
    // A second minifier after rolldown's own: 3 % of the bundle.
    minify: 'terser',
    terserOptions: {
      ecma: 2022,
      compress: {
        passes: 3,
        keep_fargs: false,
        pure_getters: true,
        unsafe: true,
        unsafe_arrows: true,
        unsafe_comps: true,
        unsafe_methods: true,
      },
      format: { ecma: 2022 },
      // `builtins`: also where some object of the browser has such a name; we do not use it there.
      mangle: { properties: { regex: INTERNAL, builtins: true } },
    },
    lib: {
      entry: 'src/script/script.ts',
      name: 'LeadQualifier',
      formats: ['iife'],
      fileName: () => 'lead-qualifier.js',
    },
    rolldownOptions: { output: { minify: true } },
  },
  /** What the script loads only where it is needed, beside it. */
  'chunks': {
    outDir: 'dist/lead-qualifier',
    emptyOutDir: false,
    lib: {
      entry: {
        ...chunksOf('src/qualifier/bank', /^bank-/),
        ...chunksOf('src/widget/locales/other'),
        'explain': 'src/element/diagnostics/explain.ts',
        'explain-setup': 'src/script/explain-set-up.ts',
        'load-bank': 'src/element/controllers/load-bank.ts',
        'narrate': 'src/element/diagnostics/trace.ts',
        'own-form': 'src/element/templates/own-form.ts',
        'set-up': 'src/script/set-up.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { output: { minify: true, chunkFileNames: '[name].js' } },
  },
  'more-kinds': alone('more-kinds', 'src/element/templates/late-views.ts'),
  'submitted': alone('submitted', 'src/element/submission/submitted.ts'),
  'authored': alone('authored', 'src/element/slotted/slotted-questions.ts'),
  'label-roles': alone('label-roles', 'src/element/contact/label-roles.ts'),
};

/** One more of those, built by itself: what it has in common with others would be one more file to wait for. */
function alone(name: string, file: string): UserConfig['build'] {
  return {
    outDir: 'dist/lead-qualifier',
    emptyOutDir: false,
    lib: { entry: { [name]: file }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, chunkFileNames: '[name].js' } },
  };
}

/**
 * The script bundle is one classic file: what it imports only now and then, it loads from the folder beside
 * itself. Its style sheet loses the white space that only readers need.
 */
const scriptBundle: Plugin = {
  name: 'script-bundle',
  enforce: 'pre',
  transform(code, id) {
    // `map: null`: nothing moves to another line, so that the source map stays right.
    if (id.endsWith('/styles.ts'))
      return {
        code: code.replace(/`[^`]*`/g, (css) =>
          css.replace(/\s*([{};,])\s*|(:) +/g, '$1$2').replaceAll(';}', '}'),
        ),
        map: null,
      };
    const loaded = code
      .replace(/\bimport\('[./\w-]*\/([\w-]+)\.ts'\)/g, "loadChunk('$1')")
      .replace(/\bimport\(`[./\w-]*\/(\$\{\w+\})\.ts`\)/g, 'loadChunk(`$1`)');
    if (loaded === code) return null;
    return { code: `${loaded}\nimport { loadChunk } from '${here('./src/script-chunks.ts')}';\n`, map: null };
  },
};

/** In the page nobody reads what only `qualifier.schema.json` says. */
const withoutDescriptions: Plugin = {
  name: 'without-descriptions',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/schema[\w-]*\.ts$/.test(id)) return null;
    return { code: code.replace(/(described\(|description: )\s*'[^']*'/g, "$1''"), map: null };
  },
};

/** Words, a chunk for each language: the files of a folder, under their own names. */
function chunksOf(folder: string, names = /./): Record<string, string> {
  const files = readdirSync(here(folder)).filter((file) => names.test(file));
  return Object.fromEntries(files.map((file) => [file.replace('.ts', ''), `${folder}/${file}`]));
}

function buildSettings(mode: string): UserConfig {
  return {
    build: { target: 'es2022', sourcemap: mode === 'package', copyPublicDir: false, ...builds[mode] },
    plugins: mode === 'script' ? [scriptBundle] : mode === 'chunks' ? [withoutDescriptions] : [],
  };
}

function testSettings(): object {
  return {
    test: {
      projects: [
        {
          test: {
            name: 'node',
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/browser/**', 'tests/e2e/**'],
            testTimeout: 60_000,
          },
        },
        {
          test: {
            name: 'e2e',
            // After the others: what waits for real processes and browsers must not starve beside them.
            sequence: { groupOrder: 2 },
            include: ['tests/e2e/**/*.test.ts'],
            testTimeout: 120_000,
            hookTimeout: 120_000,
            fileParallelism: false,
          },
        },
        {
          resolve: { alias: { '@web/test-runner-commands': here('./tests/setup/wtr-commands.ts') } },
          optimizeDeps: {
            include: ['@open-wc/testing', 'zod/mini', 'axe-core', 'react', 'react-dom/client'],
          },
          test: {
            name: 'browser',
            sequence: { groupOrder: 1 },
            include: ['tests/browser/**/*.test.ts'],
            setupFiles: ['./tests/setup/browser.ts'],
            testTimeout: 20_000,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  };
}

export default defineConfig(({ mode }) => (mode in builds ? buildSettings(mode) : testSettings()));
