import type { chunks as packageChunks } from './chunks.ts';

// Taken while the script runs: later there is no current script, and a module has none at all.
const script = document.currentScript ?? document.querySelector('script[src*="lead-qualifier.js"]');
const address = script instanceof HTMLScriptElement ? script.src : document.baseURI;

function load<T>(name: string): Promise<T> {
  return import(/* @vite-ignore */ new URL(`lead-qualifier/${name}.js`, address).href) as Promise<T>;
}

/** The same table as chunks.ts, for the script bundle: absolute addresses beside the script itself. */
export const chunks: typeof packageChunks = {
  ar: () => load('ar'),
  fr: () => load('fr'),
  explain: () => load('explain'),
};
