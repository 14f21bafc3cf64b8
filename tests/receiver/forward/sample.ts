import type { Outgoing } from '../../../src/receiver/forward/target.ts';
import type { LeadJudgement } from '../../../src/receiver/assess/judgement.ts';
import { leadEvent, NOW } from '../lead.ts';

type Data = Parameters<typeof leadEvent>[1];

/** A lead on its way to a target. */
export function outgoing(data: Data = {}, judgement: Partial<LeadJudgement> = {}): Outgoing {
  const event = leadEvent({ budget: '5k-plus' }, data);
  const judged = {
    verdict: 'qualified' as const,
    points: 2,
    pass: 2,
    reasons: [],
    route: 'proposal',
    ...judgement,
  };
  const { id, sequence } = event.data;
  return { id, sequence, lead: { event, judgement: judged, received: NOW }, at: Date.now() };
}

/** A signal that never comes. */
export const never = new AbortController().signal;

/** What a visitor may type who means no good. */
export const HOSTILE =
  '<img src=x onerror=alert(1)>\r\nBcc: all@example.com\r\n\r\n@everyone <!channel> [here](https://evil.example) &amp; \u202Eevil';
