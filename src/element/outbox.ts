import type { LeadEvent } from '../lead/lead-event.ts';
import { parts } from './parts.ts';

const pageOutbox = async () => (await parts.submission()).pageOutbox();

/** The leads that wait in this browser, on this site. */
export const outbox = () => waiting;

const waiting = {
  leads: async (): Promise<LeadEvent[]> => (await pageOutbox()).leads(),
  /** Sends those whose time has come; `isEager`: also those that got no answer, the network may be back. */
  flush: async (isEager?: boolean): Promise<void> => (await pageOutbox()).flush(isEager),
  /** Deletes them all. */
  forget: async (): Promise<void> => (await pageOutbox()).forget(),
};
