/** A Chromium with a profile on disk, which can be killed as a machine that fails would: no goodbye, no clean-up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { LAUNCH, until } from './browser.ts';

export interface MortalBrowser {
  context: BrowserContext;
  /** Kills all its processes at once (SIGKILL). */
  kill: () => Promise<void>;
  /** Closes it as its user would. */
  close: () => Promise<void>;
}

/** Starts Chromium on a profile, in a process group of its own. */
export async function openProfile(profile: string): Promise<MortalBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true }); // of the browser before
  const child = spawn(
    LAUNCH.executablePath,
    [...LAUNCH.args, '--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const gone = once(child, 'exit');
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
    await gone;
  };
  try {
    const port = await until(async () => {
      const [line = '', path] = (await readFile(portFile, 'utf8')).split('\n');
      if (!path) throw new Error('It has not written its port yet.');
      return line;
    }, 30_000);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no profile.');
    const close = async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined); // it may be gone before it can answer
      await gone;
    };
    return { context, kill, close };
  } catch (error) {
    await kill();
    throw error;
  }
}
