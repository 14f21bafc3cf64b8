import * as z from 'zod';
import type { Verdict } from '../../qualifier/schema.ts';
import type { Cursor, StoredLead } from '../store.ts';

/**
 * What of the leads is looked at, as the address says it. All links of the inbox are `?…` alone, so that they hold
 * at whatever path, host or proxy the inbox is seen.
 */
export interface Place {
  verdict?: Verdict;
  /** Only leads behind this one. */
  before?: Cursor;
}

const verdict = z.enum(['qualified', 'review', 'unqualified']);

/** Reads the address; what is not understood is the first page of all leads. */
export function placeOf(query: URLSearchParams): Place {
  const only = verdict.safeParse(query.get('verdict')).data;
  const before = cursorOf(query.get('before'));
  return { ...(only && { verdict: only }), ...(before && { before }) };
}

/** The address of a place, with what else it is to say: a lead, an export. */
export function addressOf({ verdict: only, before }: Place, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  if (only) query.set('verdict', only);
  if (before) query.set('before', `${before.arrived}.${before.id}`);
  return `?${query.toString()}`;
}

/** The address of a lead, from which the way leads back to the place. */
export function leadAddress(id: string, place: Place = {}): string {
  return addressOf(place, { lead: id });
}

/** The place behind a lead. */
export function behind(place: Place, { arrived, id }: StoredLead): Place {
  return { ...place, before: { arrived, id } };
}

function cursorOf(text: string | null): Cursor | undefined {
  const [, arrived, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return arrived !== undefined && id !== undefined ? { arrived: Number(arrived), id } : undefined;
}
