import type { parts as bundledParts } from '../element/parts.ts';

// Here, while the script runs: later there is no current script. A module has none at all.
export const script = (document.currentScript ??
  document.querySelector('script[data-parts],script[src*=lead-qualifier]')) as HTMLScriptElement | null;

/** Where the tag says that the parts lie, for scripts that were moved. */
const moved = script?.dataset['parts'];
/** The folder of the parts: there, or beside the script. */
const folder = new URL(`${moved || 'lead-qualifier'}/`, (!moved && script?.src) || document.baseURI);

let failures = 0;

/** Loads a file of that folder, by its name without `.js`. */
export async function load<Part>(name: string): Promise<Part> {
  // After a failure under another address: browsers remember what did not load.
  const { href } = new URL(`${name}.js${'?'.repeat(failures)}`, folder);
  try {
    return (await import(/* @vite-ignore */ href)) as Part;
  } catch (error) {
    failures += 1;
    throw error;
  }
}

/** The parts of the element in the script bundle, by the names of their files; replaces `element/parts.ts` there. */
export const parts: typeof bundledParts = {
  submission: () => load('send'),
  lateViews: () => load('late-views'),
  slottedQuestions: () => load('slotted-questions'),
  labelRoles: () => load('label-roles'),
  ownForm: () => load('own-form'),
  bank: (language) => {
    // Its words along with it, rather than after it.
    load(`bank-${language.slice(0, 2).toLowerCase() || 'en'}`).catch(() => undefined);
    return load('bank');
  },
  words: (language) => load(language),
  diagnostics: () => load('diagnostics'),
  trace: () => load('trace'),
};
