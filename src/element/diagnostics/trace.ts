/** A live test, for whoever sets a form up: opened with `#lead-debug`, the page says on the console what happens. */
import type { Qualification } from '../../qualifier/judging/qualify.ts';
import type { LeadEvents } from '../events.ts';

/** What is said of each event. */
const LINES: { [Type in keyof LeadEvents]: (event: LeadEvents[Type]) => unknown[] } = {
  'lead-start': () => ['the visitor touches the form'],
  'lead-ask': ({ question }) => [`asks "${question.label}"`],
  'lead-answer': ({ question, value }) => [`the answer to "${question.name}" is`, value],
  'lead-verdict': ({ qualification, lead }) => [
    `the verdict is "${lead.data.qualification.verdict}"`,
    qualification ?? 'not judged: there are no rules',
    lead,
  ],
  'lead-delivered': ({ lead }) => [`the webhook took lead ${lead.data.id}`],
  'lead-queued': ({ kept }) => [
    kept ? 'not sent yet: kept for three days' : 'not sent yet: kept until the page is closed',
  ],
  'lead-undelivered': ({ status }) => [
    status ? `the webhook did not take the lead: it answers ${status}` : 'nothing was sent to the webhook',
  ],
};

/** The element, as far as it is told of. */
interface TracedElement extends HTMLElement {
  readonly qualification: Qualification | undefined;
}

const traced = new WeakSet<HTMLElement>();

/** Tells each step of an element on the console. What people type stays on their own screen: nothing is sent. */
export function trace(element: TracedElement): void {
  if (traced.has(element)) return;
  traced.add(element);
  log('leads from this page are marked as tests', element);
  // This part comes after the first question, as a rule.
  for (const { label } of element.qualification?.asked ?? []) log(`asks "${label}"`);
  for (const type of Object.keys(LINES) as (keyof LeadEvents)[])
    element.addEventListener(type, (event) => log(...(LINES[type] as (event: Event) => unknown[])(event)));
}

const log = (...words: unknown[]): void => console.info('lead-qualifier, live test:', ...words);
