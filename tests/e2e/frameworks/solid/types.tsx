/** What the types of `lead-qualifier/solid` take, and what not: `npm run types` fails where one of these is wrong. */
import type { LeadEvent, LeadQualifier, Verdict } from 'lead-qualifier';
import type {} from 'lead-qualifier/solid';

export const right = () => [
  <lead-qualifier
    id="one"
    class="wide"
    ref={(element: LeadQualifier) => element.reset()}
    question="Fit?"
    question-name="decides"
    prop:questionName="decides"
    webhook={undefined}
    disabled
    form="contact"
    prop:qualifier={{ version: 1, questions: [{ bank: 'budget', floor: 2000 }] }}
    on:lead-answer={(event) => [event.question.name satisfies string, event.currentTarget.answers]}
    on:lead-verdict={(event) => event.qualification?.verdict satisfies Verdict | undefined}
    on:lead-delivered={(event) => event.lead satisfies LeadEvent}
  >
    <p slot="qualified">Thank you!</p>
  </lead-qualifier>,
];

/** Not wrong to TypeScript are unknown names with a hyphen: JSX lets them all pass. */
export const wrong = () => [
  // @ts-expect-error -- no attribute of ours
  <lead-qualifier webhok="/leads" />,
  // @ts-expect-error -- a text
  <lead-qualifier question={1} />,
  // @ts-expect-error -- questions have names
  <lead-qualifier prop:qualifier={{ version: 1, questions: [{ kind: 'yes-no', label: 'Fit?' }] }} />,
  // @ts-expect-error -- an answer has no lead
  <lead-qualifier on:lead-answer={(event) => event.lead} />,
];
