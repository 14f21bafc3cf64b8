/** `<lead-qualifier>` in templates of Vue 3: `import type {} from 'lead-qualifier/vue'`, once. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { LeadQualifier } from '../element/lead-qualifier.ts';
import type { Attributes, Events, Listener, Properties } from './markup.ts';

/** `lead-answer` → `onLeadAnswer`, which is what `@lead-answer` stands for. */
type Handler<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `on${Capitalize<First>}${Capitalize<Rest>}`
  : never;

type Handlers = { [Name in keyof Events as Handler<Name>]?: Listener<Name> | undefined };

/** The element as a template knows it; `$el` is the element itself. */
interface LeadQualifierElement {
  readonly $el: LeadQualifier;
  readonly $props: Omit<HTMLAttributes, keyof Attributes> & PublicProps & Properties & Attributes & Handlers;
}

declare module 'vue' {
  interface GlobalComponents {
    'lead-qualifier': new () => LeadQualifierElement;
  }
}
