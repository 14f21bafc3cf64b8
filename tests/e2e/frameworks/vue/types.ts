/** What the types of `lead-qualifier/vue` give a template, and what not: `npm run types` fails where one is wrong. */
import type { LeadEvent } from 'lead-qualifier';
import type {} from 'lead-qualifier/vue';
import type { GlobalComponents } from 'vue';

/** What a template may say of the element: the editor's tools read it here. */
type Props = InstanceType<GlobalComponents['lead-qualifier']>['$props'];

export const right: Props = {
  'id': 'one',
  'class': 'wide',
  'question': 'Fit?',
  'question-name': 'decides',
  'questionName': 'decides',
  'webhook': undefined,
  'disabled': true,
  'form': 'contact',
  'qualifier': { version: 1, questions: [{ bank: 'budget', floor: 2000 }] },
  'onLeadAnswer': (event) => [event.question.name satisfies string, event.currentTarget.answers],
  'onLeadDelivered': (event) => event.lead satisfies LeadEvent,
};

export const wrong: Props[] = [
  // @ts-expect-error -- no attribute of ours
  { webhok: '/leads' },
  // @ts-expect-error -- a text
  { question: 1 },
  // @ts-expect-error -- questions have names
  { qualifier: { version: 1, questions: [{ kind: 'yes-no', label: 'Fit?' }] } },
  // @ts-expect-error -- an answer has no lead
  { onLeadAnswer: (event) => event.lead },
];
