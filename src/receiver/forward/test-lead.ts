import { leadId } from '../../lead/id.ts';
import type { JudgedLead, LeadJudgement } from '../store/store.ts';
import { attempt } from './lane.ts';
import type { SendResult, Target } from './target.ts';

/** A time that no lead was made at, and ids of it begin with: what leads to a test is so known as one. */
const NEVER = 0;
const OF_A_TEST = /^0{8}-0{4}-7/;

/** Whether this is the id of a made-up lead. */
export function isTestId(id: string): boolean {
  return OF_A_TEST.test(id);
}

/**
 * Tells a target of a made-up lead marked `test`, once; it is a new one each time, so that nobody takes it for a double.
 * @param at milliseconds since 1970
 */
export async function tellOfTest(target: Target, at: number): Promise<SendResult> {
  const judgement: LeadJudgement = { verdict: 'qualified', points: 0, pass: 0, reasons: [] };
  const today = new Date(at).toISOString().slice(0, 10);
  const id = leadId(NEVER);
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
