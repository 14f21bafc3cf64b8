/**
 * What the stages of all frameworks share. A stage puts the contact form of an example where the test can get at
 * it: it takes it away, gives it other rules, makes it anew, and has a second form with attributes alone.
 */
const parameters = new URLSearchParams(location.search);

/** Where the leads of a test go. */
export const webhook = parameters.get('webhook') ?? '';

const define = (): Promise<unknown> => import('lead-qualifier/define');

/** Renders a stage once the element is defined; with `?late`, at once, and the test calls `define()`. */
export async function stage(render: (app: HTMLElement) => unknown): Promise<void> {
  Object.assign(globalThis, { define });
  if (!parameters.has('late')) await define();
  const app = document.getElementById('app');
  if (app) render(app);
}
