import { onTestFinished, vi } from 'vitest';

/** What the page's console was told. */
export interface OnConsole {
  errors: () => string[];
  warnings: () => string[];
}

/** Listens to the console until the test ends, and keeps it quiet. */
export function onConsole(): OnConsole {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    error.mockRestore();
    warn.mockRestore();
  });
  return { errors: () => texts(error.mock.calls), warnings: () => texts(warn.mock.calls) };
}

function texts(calls: unknown[][]): string[] {
  return calls.map((call) => call.map(String).join(' '));
}
