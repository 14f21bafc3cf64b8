import type * as Explanation from './explain.ts';

/** Uses the part that says in words what is wrong. Where it does not come, the browser says so on the console. */
export function explaining(use: (chunk: typeof Explanation) => unknown): void {
  import('./explain.ts').then(use, () => undefined);
}

/** Whether somebody is building this page: on their own machine, or by the flag `debug`. */
export const isBuilding = (debug: unknown): boolean =>
  !!debug || /^(localhost|127\.|\[::1)/.test(location.hostname);
