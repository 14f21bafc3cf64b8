import type * as Explanation from './explain.ts';

/** Uses the part that says in words what is wrong. Where it does not come, the browser says so on the console. */
export function explaining(use: (chunk: typeof Explanation) => unknown): void {
  import('./explain.ts').then(use, () => undefined);
}
