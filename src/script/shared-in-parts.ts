import type { Shared } from './shared.ts';

const shared = Reflect.get(globalThis, Symbol.for('lead-qualifier')) as Shared;

// In a part of the script bundle these stand for the modules that the script shares; see `shared.ts`. One by one, so
// that each part has those alone which it uses.
export const html = shared.html;
export const nothing = shared.nothing;
export const adoptStyles = shared.adoptStyles;
export const attributes = shared.attributes;
export const describedBy = shared.describedBy;
export const errorTemplate = shared.errorTemplate;
export const groupTemplate = shared.groupTemplate;
export const hasAction = shared.hasAction;
export const hintTemplate = shared.hintTemplate;
export const hold = shared.hold;
export const isOptional = shared.isOptional;
export const labelText = shared.labelText;
export const localDate = shared.localDate;
export const parts = shared.parts;
export const submitAgain = shared.submitAgain;
