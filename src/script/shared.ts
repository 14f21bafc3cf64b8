import { html, nothing } from 'lit';
import { adoptStyles } from '../element/adopt-styles.ts';
import { attributes } from '../element/attributes.ts';
import { localDate } from '../element/local-date.ts';
import { hasAction, hold, submitAgain } from '../element/submission/site-form.ts';
import {
  describedBy,
  errorTemplate,
  groupTemplate,
  hintTemplate,
  isOptional,
  labelText,
} from '../element/templates/question.ts';
import { parts } from './parts.ts';

/**
 * What the script, a classic one that modules cannot import from, shares with its parts. In their build these modules
 * are replaced by `shared-in-parts.ts`: there is one lit, and no code twice.
 */
const shared = {
  html,
  nothing,
  adoptStyles,
  attributes,
  describedBy,
  errorTemplate,
  groupTemplate,
  hasAction,
  hintTemplate,
  hold,
  isOptional,
  labelText,
  localDate,
  parts,
  submitAgain,
};

export type Shared = typeof shared;

export function share(): void {
  Object.assign(globalThis, { [Symbol.for('lead-qualifier')]: shared });
}
