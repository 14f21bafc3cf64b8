import type { AttributeProperties } from '../element/attributes.ts';
import type { LeadQualifier } from '../element/lead-qualifier.ts';

/** The attributes of the element, in camelCase. */
type Properties = AttributeProperties & Pick<LeadQualifier, 'qualifier'>;

/**
 * What the script tag may be told: by `data-*` attributes of the tag (`data-question-name`), or in camelCase
 * (`questionName`) by `window.leadQualifier`, set before the script runs: one object, or a list of them for several
 * forms.
 */
export interface LeadQualifierOptions extends Partial<Properties> {
  /**
   * The form to ask in: a CSS selector, or the form itself; of a selector that finds something else, the form in or
   * around it.
   * @default the form that the tag stands in, else the only form of the page that has an email field
   */
  form?: string | Element | undefined;
  /**
   * Where the element goes: a CSS selector, or an element. Within a form that is its place; elsewhere a small form of
   * our own is made there.
   * @default before the submit button of `form`
   */
  target?: string | Element | undefined;
  lang?: string | undefined;
  dir?: string | undefined;
}

declare global {
  interface Window {
    /** What the script tag is told; see `LeadQualifierOptions`. */
    leadQualifier?: LeadQualifierOptions | readonly LeadQualifierOptions[] | undefined;
  }
}
