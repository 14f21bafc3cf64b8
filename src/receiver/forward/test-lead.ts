import { leadId } from '../../lead/id.ts';
import type { JudgedLead, LeadJudgement } from '../assess/judgement.ts';
import { attempt } from './deliver.ts';
import type { SendResult, Target } from './target.ts';

/** The time in the id of a test lead (RFC 9562, section 5.7). No real lead has it, so links to a test are recognised. */
const TEST_TIME = 0;
const TEST_ID = /^0{8}-0{4}-7/;

/** Whether this is the id of a made-up lead. */
export function isTestId(id: string): boolean {
  return TEST_ID.test(id);
}

/**
 * Sends a target a made-up lead marked `test`, once. Its id is new each time, so that no consumer drops it as a
 * duplicate.
 * @param at milliseconds since 1970
 */
export async function sendTest(target: Target, at: number): Promise<SendResult> {
  const judgement: LeadJudgement = { verdict: 'qualified', points: 0, pass: 0, reasons: [] };
  const today = new Date(at).toISOString().slice(0, 10);
  const id = leadId(TEST_TIME);
  const event: JudgedLead['event'] = {
    type: 'lead.qualified',
    timestamp: new Date(at).toISOString(),
    data: {
      id,
      sequence: 1,
      contact: {
        name: 'Test lead',
        message: 'A test of the forwarding, sent from the inbox. Nobody has filled in a form.',
      },
      answers: {},
      qualification: { verdict: 'qualified', points: 0, pass: 0, reasons: [] },
      source: { page: '' },
      visit: { locale: 'en', today, elapsedMs: 0, asked: 0, changes: 0 },
      test: true,
    },
  };
  const lead = { event, judgement, received: at };
  const result = await attempt(target, { id, sequence: 1, lead, at }, new AbortController().signal);
  return result ?? { kind: 'failed', why: 'the receiver stops' };
}
