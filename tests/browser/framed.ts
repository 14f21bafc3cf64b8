/** A frame with a history of its own, for what happens when a visitor leaves a page and comes back. */
import { aTimeout, fixture, html } from '@open-wc/testing';
import { serve, SERVED } from './network.ts';

/** A visitor in a frame. */
export interface FramedVisit {
  document(): Document;
  /** Goes to a page by its name. */
  open(page: string): Promise<void>;
  /** Goes back by the frame's own history. */
  back(): Promise<void>;
}

/** The test server has every dynamic import go through its runner, which a frame has none of. */
const RUNNER = '<script>window.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }</script>';

/** Serves these pages, by name, to a frame. */
export async function framed(pages: Record<string, string>): Promise<FramedVisit> {
  await serve(({ path }) => ({
    status: 200,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>${RUNNER}${pages[path.slice(SERVED.length + 1)] ?? ''}`,
  }));
  const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Visit"></iframe>`);
  const after = async (go: () => void): Promise<void> => {
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    go();
    await loaded;
    await aTimeout(0); // until the load is over, a further navigation takes the place of this one
  };
  return {
    document: () => frame.contentDocument!,
    open: (page) => after(() => frame.contentWindow!.location.assign(`${SERVED}/${page}`)),
    back: () => after(() => void frame.contentWindow!.navigation.back()),
  };
}
