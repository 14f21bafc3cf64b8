/**
 * `<lead-qualifier>` in JSX of Solid, with `prop:qualifier` and `on:lead-answer`:
 * `import type {} from 'lead-qualifier/solid'`, once.
 */
import type { JSX as Markup } from 'solid-js';
import type { LeadQualifier } from '../element/lead-qualifier.ts';
import type { Attributes, Events, Properties } from './markup.ts';

type Own = Omit<Markup.HTMLAttributes<LeadQualifier>, keyof Attributes> & Attributes;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'lead-qualifier': Own;
    }
    interface ExplicitProperties extends Required<Properties> {}
    interface CustomEvents extends Events {}
  }
}
