import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { TestProjectConfiguration } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The tests, by what they run in. They run one project after another: none must starve beside the others. */
export const testProjects: TestProjectConfiguration[] = [
  {
    test: {
      name: 'node',
      include: ['tests/**/*.test.ts'],
      exclude: ['tests/browser/**', 'tests/e2e/**'],
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
  {
    test: {
      name: 'e2e',
      sequence: { groupOrder: 2 },
      include: ['tests/e2e/**/*.test.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      fileParallelism: false,
    },
  },
];
