/** What markup may say of `<lead-qualifier>`, read off the class: the types of the frameworks cannot drift from it. */
import type { AttributeProperties } from '../element/attributes.ts';
import type { LeadQualifier } from '../element/lead-qualifier.ts';

type Own = AttributeProperties & Pick<LeadQualifier, 'qualifier'>;

/** `whenQualified` → `when-qualified`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

/** What can be set as a property, by its name in scripts. */
export type Properties = { [Name in keyof Own]?: Own[Name] | undefined } & {
  /** Answers given beforehand: question name → value. */
  answers?: LeadQualifier['answers'] | undefined;
};

/** What can be set as an attribute, by its name in HTML. */
export type Attributes = { [Name in keyof Own as Kebab<Name>]?: Own[Name] | undefined } & {
  /** The id of a form elsewhere on the page; default: the form around the element. */
  form?: string | undefined;
};

/** The element's events by their names. */
export type Events = Pick<
  GlobalEventHandlersEventMap,
  Extract<keyof GlobalEventHandlersEventMap, `lead-${string}`>
>;

/** A listener to one of them, set on the element itself. */
export type Listener<Name extends keyof Events> = (
  event: Events[Name] & { readonly currentTarget: LeadQualifier },
) => void;

/** `onlead-answer` and the like. */
export type Listeners = { [Name in keyof Events as `on${Name}`]?: Listener<Name> | undefined };

/** What JSX may say: properties, attributes and listeners in place of a framework's own of the same name. */
export type Props<Native> = Omit<Native, keyof Properties | keyof Attributes | keyof Listeners> &
  Properties &
  Attributes &
  Listeners;
