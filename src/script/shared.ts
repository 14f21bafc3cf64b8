import { html, nothing } from 'lit';
import { describedBy, fieldTemplate, groupTemplate, isOptional } from '../element/templates/question.ts';

/**
 * What the script, a classic one that modules cannot import from, shares with its parts. In their build these modules
 * are replaced by `shared-in-parts.ts`: one lit for all, and no code twice.
 */
const shared = { html, nothing, describedBy, fieldTemplate, groupTemplate, isOptional };

export type Shared = typeof shared;

export function share(): void {
  Object.assign(globalThis, { [Symbol.for('lead-qualifier')]: shared });
}
