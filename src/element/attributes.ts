import type { PropertyDeclaration, PropertyDeclarations } from 'lit';
import { FormControl } from './form-associated.ts';
import type { WrittenQualifier } from '../qualifier/schema/schema.ts';

/** Where lit hears of a changed attribute, the property that reads it has changed already. */
const hasChanged = (): boolean => true;
/** A text, in an attribute of that name. */
const text = (attribute: string): PropertyDeclaration => ({ attribute, hasChanged });
/** An attribute that is there or not. */
const flag = (attribute: string): PropertyDeclaration => ({ attribute, hasChanged, type: Boolean });

/**
 * The attributes of `<lead-qualifier>` as properties. Like those of native elements they are one and the same
 * thing: the property reads the attribute, and setting it to null or undefined takes the attribute away. Only
 * rules given as an object stay a property.
 */
export abstract class LeadQualifierAttributes extends FormControl {
  static override properties: PropertyDeclarations = {
    qualifier: { hasChanged },
    src: text('src'),
    bank: text('bank'),
    question: text('question'),
    expect: text('expect'),
    questionName: text('question-name'),
    webhook: text('webhook'),
    format: text('format'),
    send: text('send'),
    whenQualified: text('when-qualified'),
    whenUnqualified: text('when-unqualified'),
    contactEmail: text('contact-email'),
    maxFields: text('max-fields'),
    match: text('match'),
    reveal: text('reveal'),
    pass: text('pass'),
    review: text('review'),
    consent: text('consent'),
    fields: text('fields'),
    submitLabel: text('submit-label'),
    challenge: flag('challenge'),
    debug: flag('debug'),
    disabled: flag('disabled'),
  };

  /** Address of a qualifier's JSON. */
  declare src: string | null | undefined;
  /** Questions from the bank, by their keys, in this order: `budget timeline`. */
  declare bank: string | null | undefined;
  /** The whole qualifier in one line: one yes/no question. */
  declare question: string | null | undefined;
  /** The answer of a good client to `question`: `yes` (the default) or `no`. */
  declare expect: string | null | undefined;
  /** The form field that carries the answer to `question`; default `fit`. */
  declare questionName: string | null | undefined;
  /** Where leads are posted. Without it there are only events. */
  declare webhook: string | null | undefined;
  /** `json`, `form` or `text`; default by the webhook's host, else `json`. */
  declare format: string | null | undefined;
  /** Which verdicts are posted: words of `qualified review unqualified`, or `all`. Default `qualified review`. */
  declare send: string | null | undefined;
  /** What follows for qualified and review: `auto` (the default), `outcome` or `submit`. */
  declare whenQualified: string | null | undefined;
  /** What follows for unqualified: `decline` (the default) or `submit`. */
  declare whenUnqualified: string | null | undefined;
  /** Shown as a prefilled mail link when a lead could not be delivered. */
  declare contactEmail: string | null | undefined;
  /** Fields a visitor may have to fill before the console warns; default 4. */
  declare maxFields: string | number | null | undefined;
  /** `form` (the default): takes the look of the form's own fields; or `none`. */
  declare match: string | null | undefined;
  /** `always` (the default), or `interaction`: the question opens when the visitor first touches the form. */
  declare reveal: string | null | undefined;
  /** Points from which a lead is qualified, for questions of the bank or in your own markup; default 0. */
  declare pass: string | number | null | undefined;
  /** Points from which a lead is for review, for questions of the bank or in your own markup; default: as `pass`. */
  declare review: string | number | null | undefined;
  /**
   * The webhook is our receiver and wants the token of the form's captcha. It is sent where the site does not submit
   * the form itself, for a token counts once.
   */
  declare challenge: boolean;
  /** The name of the form's consent checkbox: its label, state and time travel with the lead. */
  declare consent: string | null | undefined;
  /**
   * A small form of our own, where the element stands in none: words of `name email phone company website message`,
   * in this order; default `email`. All are required, but for those with a question mark: `phone?`.
   */
  declare fields: string | null | undefined;
  /** The words on the button of that form; default "Send" in the language of the page. */
  declare submitLabel: string | null | undefined;
  /** Explains the rules on the console, also away from localhost. */
  declare debug: boolean;
  /** Steps out wholly: its question is greyed out; it holds nothing and sends nothing. */
  declare disabled: boolean;

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
}

// Accessors that lit finds, and makes reactive.
for (const [name, { attribute, type }] of Object.entries(LeadQualifierAttributes.properties)) {
  if (name === 'qualifier') continue;
  const at = String(attribute);
  Object.defineProperty(LeadQualifierAttributes.prototype, name, {
    configurable: true,
    get(this: HTMLElement) {
      return type ? this.hasAttribute(at) : this.getAttribute(at);
    },
    set(this: LeadQualifierAttributes & Record<string, unknown>, value: unknown) {
      // Lit sets it as well where the attribute has changed: set again, it would change again without an end.
      if (value === this[name]) return;
      if (type ? !value : (value ?? null) === null) this.removeAttribute(at);
      else this.setAttribute(at, type ? '' : String(value));
    },
  });
}
