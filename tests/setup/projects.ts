import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { TestProjectConfiguration } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';

/** Whether this is the long run; see `long.ts`. */
const LONG = process.env['LONG'] === '1';
const env = { LONG: LONG ? '1' : '' };

/** The test files in a folder that belong to this run. */
const testsIn = (folder: string): string[] =>
  readdirSync(`tests/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((file) => join('tests', folder, file))
    .filter((file) => file.endsWith('.test.ts') && belongsTo(file));

function belongsTo(file: string): boolean {
  const isOfLong = file.endsWith('.long.test.ts');
  return LONG ? isOfLong || readFileSync(file, 'utf8').includes('/setup/long.ts') : !isOfLong;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The tests, by what they run in. They run one project after another: none must starve beside the others. */
export const testProjects = (): TestProjectConfiguration[] => [
  {
    test: {
      name: 'node',
      env,
      include: testsIn('.').filter((file) => !/^tests\/(browser|e2e)\//.test(file)),
      testTimeout: 60_000,
    },
  },
  {
    resolve: { alias: { '@web/test-runner-commands': here('./wtr-commands.ts') } },
    optimizeDeps: {
      include: ['@open-wc/testing', 'zod/mini', 'axe-core', 'react', 'react-dom/client'],
    },
    test: {
      name: 'browser',
      sequence: { groupOrder: 1 },
      env,
      include: testsIn('browser'),
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
  {
    test: {
      name: 'e2e',
      sequence: { groupOrder: 2 },
      env,
      include: testsIn('e2e'),
      testTimeout: 120_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    },
  },
];
