/** What the types of `lead-qualifier/react` take, and what not: `npm run types` fails where one of these is wrong. */
import type { LeadEvent, LeadQualifier, Verdict } from 'lead-qualifier';
import type {} from 'lead-qualifier/react';

export const right = [
  <lead-qualifier
    key="one"
    id="one"
    className="wide"
    ref={(element: LeadQualifier | null) => element?.reset()}
    question="Fit?"
    question-name="decides"
    questionName="decides"
    webhook={undefined}
    disabled
    form="contact"
    qualifier={{ version: 1, questions: [{ bank: 'budget', floor: 2000 }] }}
    answers={{ decides: 'yes' }}
    onlead-answer={(event) => [event.question.name satisfies string, event.currentTarget.answers]}
    onlead-verdict={(event) => event.qualification?.verdict satisfies Verdict | undefined}
    onlead-delivered={(event) => event.lead satisfies LeadEvent}
  >
    <p slot="qualified">Thank you!</p>
  </lead-qualifier>,
  <lead-qualifier qualifier='{"version":1}' max-fields={3} maxFields="3" />,
];

/** Not wrong to TypeScript are unknown names with a hyphen: JSX lets them all pass. */
export const wrong = [
  // @ts-expect-error -- no attribute of ours
  <lead-qualifier webhok="/leads" />,
  // @ts-expect-error -- a text
  <lead-qualifier question={1} />,
  // @ts-expect-error -- a flag
  <lead-qualifier disabled="yes" />,
  // @ts-expect-error -- questions have names
  <lead-qualifier qualifier={{ version: 1, questions: [{ kind: 'yes-no', label: 'Fit?' }] }} />,
  // @ts-expect-error -- an answer has no lead
  <lead-qualifier onlead-answer={(event) => event.lead} />,
];
