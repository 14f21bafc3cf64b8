import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from 'lit';
import type { WrittenQualifier } from '../qualifier/schema/schema.ts';
import { type AttributeProperties, attributes } from './attributes.ts';
import { FormAssociated } from './form-associated.ts';

// Lit defines these properties, from `attributes`.
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export interface LeadQualifierAttributes extends AttributeProperties {}

/**
 * The attributes as properties. As with native elements the two are one: the property reads and writes the attribute,
 * at once, also before the element is in the page. Only rules that are given as an object have no attribute.
 */
export abstract class LeadQualifierAttributes extends FormAssociated(LitElement) {
  static override properties: PropertyDeclarations = {
    // Where lit hears of a changed attribute, the property that reads it has changed already.
    qualifier: { hasChanged: () => true },
    ...attributes,
  };

  declare readonly renderRoot: ShadowRoot;

  #rules: WrittenQualifier | null | undefined;

  /** The rules: an object, or their JSON as text (which survives server rendering). */
  get qualifier(): WrittenQualifier | string | null | undefined {
    return this.#rules ?? this.getAttribute('qualifier');
  }
  set qualifier(rules: WrittenQualifier | string | null | undefined) {
    this.#rules = typeof rules === 'string' ? undefined : rules;
    if (typeof rules === 'string' && rules !== this.getAttribute('qualifier'))
      this.setAttribute('qualifier', rules);
  }

  static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    const { attribute, type } = options;
    if (typeof attribute !== 'string') return super.getPropertyDescriptor(name, key, options);
    const isFlag = type === Boolean;
    return {
      configurable: true,
      enumerable: true,
      get(this: LitElement) {
        return isFlag ? this.hasAttribute(attribute) : this.getAttribute(attribute);
      },
      set(this: LitElement, value: unknown) {
        const written = isFlag ? '' : String(value);
        if ((value ?? false) === false) this.removeAttribute(attribute);
        else if (written !== this.getAttribute(attribute)) this.setAttribute(attribute, written);
        this.requestUpdate(name, undefined, options);
      },
    };
  }
}
