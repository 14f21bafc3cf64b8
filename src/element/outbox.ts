import type { LeadEvent } from '../lead/lead-event.ts';
import { parts } from './parts.ts';

/** The leads that wait in this browser, on this site. */
export interface WaitingLeads {
  leads(): Promise<LeadEvent[]>;
  /** Sends those whose time has come; `isEager`: also those that got no answer, the network may be back. */
  flush(isEager?: boolean): Promise<void>;
  /** Deletes them all. */
  forget(): Promise<void>;
}

const pageOutbox = async () => (await parts.submission()).pageOutbox();

const waiting: WaitingLeads = {
  leads: async () => (await pageOutbox()).leads(),
  flush: async (isEager) => (await pageOutbox()).flush(isEager),
  forget: async () => (await pageOutbox()).forget(),
};

export const outbox = (): WaitingLeads => waiting;
