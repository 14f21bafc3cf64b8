/** The element, as its custom-elements manifest describes it. */
import { readFileSync } from 'node:fs';
import type { Described } from './markdown.ts';

interface Attribute extends Described {
  /** The property that stands for it. */
  fieldName?: string;
}

/** A property or a method. */
export interface Member extends Described {
  kind: 'field' | 'method';
  static?: boolean;
  readonly?: boolean;
  type?: { text: string };
  parameters?: { name: string; optional?: boolean }[];
}

interface Element extends Described {
  attributes: Attribute[];
  members: Member[];
  events: Described[];
  slots: Described[];
  cssParts: Described[];
  cssProperties: Described[];
  cssStates: Described[];
}

interface Manifest {
  modules: { declarations: Element[] }[];
}

const MANIFEST = new URL('../../../dist/custom-elements.json', import.meta.url);

/** Reads the manifest of the last build. */
export function readElement(): Element {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
  const element = manifest.modules[0]?.declarations[0];
  if (!element) throw new Error('dist/custom-elements.json describes no element: npm run build');
  return element;
}
