/** `<lead-qualifier>` in JSX of Preact: `import type {} from 'lead-qualifier/preact'`, once. */
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { LeadQualifier } from '../element/lead-qualifier.ts';
import type { Props } from './markup.ts';

type Own = Props<HTMLAttributes<LeadQualifier> & ClassAttributes<LeadQualifier>>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'lead-qualifier': Own;
    }
  }
}
