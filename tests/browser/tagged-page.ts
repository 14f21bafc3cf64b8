/** A page of its own in a frame, for what the script tag does to a page as long as that lives. */
import { fixture, html } from '@open-wc/testing';
import { vi } from 'vitest';
import type { LeadQualifierOptions } from '../../src/script/options.ts';
import type { LeadQualifier } from '../../src/element/lead-qualifier.ts';
import { until } from './in-form.ts';

type Told = LeadQualifierOptions | readonly LeadQualifierOptions[];

/** A page with the script on it, as soon as a tag says so. */
export interface TaggedPage {
  window: Window & typeof globalThis;
  document: Document;
  body: HTMLElement;
  /** Runs the script by a tag with these attributes, in this place. */
  tag(attributes?: Record<string, string>, place?: Element): void;
  /** The same with `window.leadQualifier` before it. */
  told(options: Told, attributes?: Record<string, string>): void;
  /** Runs the script without a tag, as a module. */
  asModule(): void;
  elements(): LeadQualifier[];
  /** The one element, once it is there. */
  element(): Promise<LeadQualifier>;
  /** What the page's console was told of the script. */
  heard(how: 'error' | 'warn'): string[];
}

const src = (path: string): string => `${location.origin}/src/${path}`;

/** Opens a page with this body. It has no address, so that nobody seems to be building it without `data-debug`. */
export async function taggedPage(body: string): Promise<TaggedPage> {
  const content = `<!doctype html><html lang="en"><body>${body}<script>
    // What the test runner makes of import() looks for the runner, which is not here.
    window.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };
  </script><script type="module">
    import '${src('define.ts')}';
    import { setUp } from '${src('script/set-up.ts')}';
    window.run = setUp;
  </script></body></html>`;
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="Page" width="400" height="600" .srcdoc=${content}></iframe>`,
  );
  await until(() => frame.contentWindow && 'run' in frame.contentWindow, 'the page does not load');
  const window = frame.contentWindow as Window &
    typeof globalThis & { run: (script: HTMLScriptElement | null) => void };
  const { document } = window;
  for (const script of document.querySelectorAll('script')) script.remove();
  const heard = { error: vi.spyOn(window.console, 'error'), warn: vi.spyOn(window.console, 'warn') };
  for (const spy of Object.values(heard)) spy.mockImplementation(() => undefined);
  const elements = (): LeadQualifier[] => [...document.querySelectorAll('lead-qualifier')];
  const page: TaggedPage = {
    window,
    document,
    body: document.body,
    elements,
    tag(attributes = {}, place) {
      const script = document.createElement('script');
      for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
      place?.append(script);
      window.run(script);
    },
    told(options, attributes) {
      window.leadQualifier = options;
      page.tag(attributes);
    },
    asModule: () => window.run(null),
    async element() {
      await until(() => elements().length === 1, 'there is not one element');
      return elements()[0]!;
    },
    heard: (how) =>
      heard[how].mock.calls
        .filter(([first]) => /lead-qualifier/.test(String(first)))
        .map((call) => call.join(' ')),
  };
  return page;
}
