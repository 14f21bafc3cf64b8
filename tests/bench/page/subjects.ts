/** The four subjects, and the page of each in each of the three ways. */
import { Script } from 'node:vm';
import { bundle, type Files, filesAfter, filesBefore } from './builds.ts';

/** The commit that ours is compared with: the last one before the element was put on lit. */
const BEFORE = process.env['BEFORE'] ?? '94731dd';

/** How the question gets into the page. */
export const WAYS = {
  'tag': 'Script tag, into the form of the page',
  'own-form': 'Script tag with a target, small form of its own',
  'json': 'Element with JSON, one choice of four options',
} as const;

export type Way = keyof typeof WAYS;

export interface Subject {
  /** Heads the column; names the folder that its files are served from. */
  name: string;
  files: Files;
  /** The markup that asks in a way: what stands in the form (or in its place), and the script tag behind it. */
  asks: (way: Way, webhook: string) => { element: string; tag: string };
}

const QUESTION = 'Do you have at least $5,000 set aside for this project?';
const CHOICE = 'What have you set aside for this project?';
const OPTIONS = ['$2,000 to $5,000', 'More than $5,000', 'Under $2,000', 'I am not sure yet'];
const RULES = {
  version: 1,
  id: 'portfolio',
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: CHOICE,
      options: OPTIONS.map((label, index) => ({
        value: `option-${index}`,
        label,
        ...(index === 2 && { verdict: 'unqualified' }),
      })),
    },
  ],
};

export async function subjects(): Promise<Subject[]> {
  const before = await filesBefore(BEFORE);
  const after = await filesAfter();
  const afterTag = process.env['AFTER_TAG'] ?? tagFor(after);
  const lit = new Map([
    ['in-form.js', await bundle('by-hand/lit-in-form.ts', 'es')],
    ['own-form.js', await bundle('by-hand/lit-own-form.ts', 'es')],
  ]);
  const plain = new Map([['plain.js', await bundle('by-hand/plain.ts', 'iife')]]);
  return [
    { name: 'before', files: before, asks: ours('/before/lead-qualifier.js', tagFor(before)) },
    { name: 'after', files: after, asks: ours('/after/lead-qualifier.js', afterTag) },
    { name: 'lit', files: lit, asks: litByHand },
    { name: 'plain', files: plain, asks: plainByHand },
  ];
}

/**
 * The one place that decides how our script is loaded: as a module where it can be nothing else (`AFTER_TAG` says
 * otherwise for the working tree, such as `AFTER_TAG='type="module" async'`).
 */
function tagFor(files: Files): string {
  try {
    void new Script(String(files.get('lead-qualifier.js')));
    return 'async';
  } catch {
    return 'type="module" async'; // `import`, `export` and `import.meta` are syntax errors in a classic script
  }
}

function ours(src: string, tag: string): Subject['asks'] {
  const script = (data = '') => `<script ${tag} src="${src}" ${data}></script>`;
  return (way, webhook) => {
    const data = `data-webhook="${webhook}" data-question="${QUESTION}"`;
    if (way === 'tag') return { element: '', tag: script(data) };
    if (way === 'own-form') {
      const place = 'data-target="#sign-up" data-fields="email name" data-submit-label="Send"';
      return { element: '<div id="sign-up"></div>', tag: script(`${place} ${data}`) };
    }
    const rules = `<script type="application/json">${JSON.stringify(RULES)}</script>`;
    return { element: `<lead-qualifier webhook="${webhook}">${rules}</lead-qualifier>`, tag: script() };
  };
}

function litByHand(way: Way, webhook: string): { element: string; tag: string } {
  const attributes = `name="fit" webhook="${webhook}" question="${way === 'json' ? CHOICE : QUESTION}"`;
  const options = way === 'json' ? `options='${JSON.stringify(OPTIONS)}'` : '';
  const [name, file] = way === 'own-form' ? ['lit-own-form', 'own-form'] : ['lit-question', 'in-form'];
  return {
    element: `<${name} ${attributes} ${options}></${name}>`,
    tag: `<script type="module" async src="/lit/${file}.js"></script>`,
  };
}

function plainByHand(way: Way, webhook: string): { element: string; tag: string } {
  const data = `data-webhook="${webhook}" data-question="${way === 'json' ? CHOICE : QUESTION}"`;
  const options = way === 'json' ? `data-options='${JSON.stringify(OPTIONS)}'` : '';
  const target = way === 'own-form' ? 'data-target="#sign-up"' : '';
  return {
    element: way === 'own-form' ? '<div id="sign-up"></div>' : '',
    tag: `<script async src="/plain/plain.js" ${data} ${options} ${target}></script>`,
  };
}

/** A page with a contact form (or a place for one), things below it, and what a subject puts there. */
export function pageOf(way: Way, { element, tag }: { element: string; tag: string }): string {
  const form = `<form>
        <label>Name <input name="name" autocomplete="name" required></label>
        <label>Email <input name="email" type="email" autocomplete="email" required></label>
        <label>Message <textarea name="message" rows="4"></textarea></label>
        ${element}
        <button>Send</button>
      </form>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Contact</title>
    <link rel="icon" href="data:,">
    <style>
      body { font: 16px/1.5 Arial, sans-serif; max-width: 40em; margin: 2em auto }
      form > label, form > button, fieldset { display: block; margin: 0 0 1em }
      form > label > input, textarea { display: block; width: 100%; box-sizing: border-box; font: inherit }
    </style>
  </head>
  <body>
    <h1>Tell me about your project</h1>
    <main>
      ${way === 'own-form' ? element : form}
    </main>
    ${tag}
    <footer><h2>Work</h2><p>Signs, books and web sites since 2009.</p></footer>
  </body>
</html>`;
}
