import { onTestFinished, vi } from 'vitest';

/** What the page's console was told, about one element or in all. */
export interface OnConsole {
  errors: (about?: Element) => string[];
  warnings: (about?: Element) => string[];
}

/** Listens to the console until the test ends, and keeps it quiet. */
export function onConsole(): OnConsole {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    error.mockRestore();
    warn.mockRestore();
  });
  return {
    errors: (about) => texts(error.mock.calls, about),
    warnings: (about) => texts(warn.mock.calls, about),
  };
}

function texts(calls: unknown[][], about: Element | undefined): string[] {
  return calls
    .filter((call) => !about || call.includes(about))
    .map((call) => call.filter((part) => !(part instanceof Element)).join(' '));
}
