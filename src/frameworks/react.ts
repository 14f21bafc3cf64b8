/** `<lead-qualifier>` in JSX of React 19: `import type {} from 'lead-qualifier/react'`, once. */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { LeadQualifier } from '../element/lead-qualifier.ts';
import type { Props } from './markup.ts';

type Own = Props<HTMLAttributes<LeadQualifier> & ClassAttributes<LeadQualifier>>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'lead-qualifier': Own;
    }
  }
}
