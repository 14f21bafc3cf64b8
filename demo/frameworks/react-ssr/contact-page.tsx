import type { AnswerValue, LeadAnswerEvent, LeadQualifier } from 'lead-qualifier';
import type {} from 'lead-qualifier/react';
import { useEffect, useRef, useState } from 'react';
import { rulesFor } from '../rules.ts';

export interface ContactPageProps {
  webhook: string;
  /** An answer given beforehand, as by a link in a mail. */
  budget?: string | undefined;
}

/**
 * What server and page render alike. Rules travel as text: objects do not get into HTML. What stands inside the
 * element is its own, also what a quick visitor answers before React is there: React is told to leave it alone.
 */
export function ContactPage({ webhook, budget }: ContactPageProps) {
  const qualifier = useRef<LeadQualifier>(null);
  const [answer, setAnswer] = useState<AnswerValue>();

  // Not `onlead-answer`: React hears nothing of custom elements that it hydrates until it renders them again
  // (https://github.com/react/react/issues/35446).
  useEffect(() => {
    const element = qualifier.current;
    const hear = ({ value }: LeadAnswerEvent) => setAnswer(value);
    element?.addEventListener('lead-answer', hear);
    return () => element?.removeEventListener('lead-answer', hear);
  }, []);

  return (
    <form action="/subscribe" method="post">
      <label>
        Email <input name="email" type="email" autoComplete="email" required />
      </label>
      <lead-qualifier
        ref={qualifier}
        webhook={webhook}
        qualifier={JSON.stringify(rulesFor(5000))}
        dangerouslySetInnerHTML={{ __html: budget ? given : '' }}
        suppressHydrationWarning
      />
      {answer === 'enough' && <p>Good: we can start with a proposal.</p>}
      <button>Ask for a quote</button>
    </form>
  );
}

const given = '<input type="hidden" name="budget" value="enough" data-lead>';
