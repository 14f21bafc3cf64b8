/** `<lead-qualifier>` in Svelte 5: `import type {} from 'lead-qualifier/svelte'`, once. */
import type { HTMLAttributes } from 'svelte/elements';
import type { LeadQualifier } from '../element/lead-qualifier.ts';
import type { Props } from './markup.ts';

type Own = Props<HTMLAttributes<LeadQualifier>>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'lead-qualifier': Own;
  }
}
