import type { Shared } from './shared.ts';

/** In a part of the script bundle this stands for the modules that the script shares; see `shared.ts`. */
export const {
  html,
  nothing,
  adoptStyles,
  attributes,
  describedBy,
  errorTemplate,
  groupTemplate,
  hintTemplate,
  isOptional,
  labelText,
  parts,
} = Reflect.get(globalThis, Symbol.for('lead-qualifier')) as Shared;
