// Taken while the script runs: later there is no current script, and a module has none at all.
const script = (document.currentScript ??
  document.querySelector('script[src*=lead-qualifier]')) as HTMLScriptElement | null;
const base = script?.src || document.baseURI;

/** How many parts failed to come. */
let failures = 0;

/**
 * Loads a part that is needed only now and then, from the folder beside the script. In the script bundle this
 * stands for every `import('./….ts')` of the source; see vite.config.ts. After a failure it asks under another
 * address: some browsers remember that one did not come.
 */
export const loadChunk = (name: string): Promise<unknown> =>
  import(/* @vite-ignore */ new URL(`lead-qualifier/${name}.js${'?'.repeat(failures)}`, base).href).catch(
    (error: unknown) => {
      failures += 1;
      throw error;
    },
  );
