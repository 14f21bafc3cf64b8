import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google/Chrome/Application/chrome.exe'),
];

/**
 * The path of a Chromium to test in: the environment variable `CHROMIUM_BIN`, else an installed
 * Chromium or Chrome, else one that is installed now (Debian's package when run as root there,
 * Playwright's own download elsewhere). Says on the console what it installs.
 * @throws when none is found and none can be installed; the message says how to mend it.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_BIN;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_BIN names ${named}, which is no program. Correct it or unset it.`);
  }
  return installed() ?? install();
}

/** The switches that keep a test browser quiet, and running as root in a container. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function installed(): string | undefined {
  return [...PLACES, chromium.executablePath()].find(isProgram);
}

function install(): string {
  if (process.getuid?.() === 0 && isProgram('/usr/bin/apt-get')) {
    console.log('No Chromium found: installing the package "chromium" with apt-get …');
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core']);
  } else {
    console.log("No Chromium found: downloading Playwright's own (npx playwright install chromium) …");
    run(process.execPath, [
      createRequire(import.meta.url).resolve('playwright/cli.js'),
      'install',
      'chromium',
    ]);
  }
  const found = installed();
  if (found) return found;
  throw new Error(
    'No Chromium could be installed. Install Chrome or Chromium, or set CHROMIUM_BIN to its path.',
  );
}

function run(program: string, args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: the next place is tried
  }
}
