import type { PropertyDeclaration } from 'lit';

/** How a property stands in markup. `Value` is what the property may be set to. */
export interface Attribute<Value> extends PropertyDeclaration<Value> {
  readonly attribute: string;
}

/** A text; `null` where the attribute is absent. Setting it to `null` or `undefined` removes the attribute. */
const text = (attribute: string): Attribute<string | null | undefined> => ({ attribute });

/** The same, where a number may be given as well. */
const number = (attribute: string): Attribute<string | number | null | undefined> => ({ attribute });

/** An attribute that is there or not. */
const flag = (attribute: string): Attribute<boolean> => ({ attribute, type: Boolean });

/** The attributes of `<lead-qualifier>` by the names of their properties. */
export const attributes = {
  /** Address of a qualifier's JSON. */
  src: text('src'),
  /** Questions from the bank, by their keys, in this order: `budget timeline`. */
  bank: text('bank'),
  /** The whole qualifier in one line: one yes/no question. */
  question: text('question'),
  /** The answer of a good client to `question`: `yes` (the default) or `no`. */
  expect: text('expect'),
  /** The form field that carries the answer to `question`; default `fit`. */
  questionName: text('question-name'),
  /** Where leads are posted. Without it there are only events. */
  webhook: text('webhook'),
  /** `json`, `form` or `text`; default by the webhook's host, else `json`. */
  format: text('format'),
  /** Which verdicts are posted: words of `qualified review unqualified`, or `all`. Default `qualified review`. */
  send: text('send'),
  /** What follows for qualified and review: `auto` (the default), `outcome` or `submit`. */
  whenQualified: text('when-qualified'),
  /** What follows for unqualified: `decline` (the default) or `submit`. */
  whenUnqualified: text('when-unqualified'),
  /** Shown as a prefilled mail link when a lead could not be delivered. */
  contactEmail: text('contact-email'),
  /** Fields a visitor may have to fill before the console warns; default 4. */
  maxFields: number('max-fields'),
  /** `form` (the default): takes the look of the form's own fields; or `none`. */
  match: text('match'),
  /** `always` (the default), or `interaction`: the question opens when the visitor first touches the form. */
  reveal: text('reveal'),
  /** Points from which a lead is qualified, for questions of the bank or in your own markup; default 0. */
  pass: number('pass'),
  /** Points from which a lead is for review, for questions of the bank or in your own markup; default: as `pass`. */
  review: number('review'),
  /**
   * The webhook is our receiver and wants the token of the form's captcha. It is sent where the site does not submit
   * the form itself, for a token counts once.
   */
  challenge: flag('challenge'),
  /** The name of the form's consent checkbox: its label, state and time travel with the lead. */
  consent: text('consent'),
  /**
   * A small form of our own, where the element stands in none: words of `name email phone company website message`,
   * in this order; default `email`. All are required, but for those with a question mark: `phone?`.
   */
  fields: text('fields'),
  /** The words on the button of that form; default "Send" in the language of the page. */
  submitLabel: text('submit-label'),
  /** Explains the rules on the console, also away from localhost. */
  debug: flag('debug'),
  /** Steps out wholly: its question is greyed out; it holds nothing and sends nothing. */
  disabled: flag('disabled'),
};

/** The properties that these attributes are. */
export type AttributeProperties = {
  [Name in keyof typeof attributes]: (typeof attributes)[Name] extends Attribute<infer Value> ? Value : never;
};
