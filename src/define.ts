import { LeadQualifier } from './element/lead-qualifier.ts';

export { LeadQualifier };

// Loading twice is harmless: the first definition stands. In Node there is nothing to register with.
if (globalThis.customElements && !customElements.get('lead-qualifier')) {
  customElements.define('lead-qualifier', LeadQualifier);
}
