import * as z from 'zod';
import type { Verdict } from '../../qualifier/verdict.ts';
import type { Cursor, PageOptions, SearchResult, Store, StoredLead } from '../store/store.ts';

/**
 * What of the leads is looked at, as the address says it. All links of the inbox are `?…` alone, so that they hold
 * at whatever path, host or proxy the inbox is seen.
 */
export interface Place {
  verdict?: Verdict;
  /** Words that are searched for. They stand in the address: a search is for going back to, and changes nothing. */
  text?: string;
  /** Only leads behind this one. */
  before?: Cursor;
}

const verdict = z.enum(['qualified', 'review', 'unqualified']);

/** Reads the address; what is not understood is the first page of all leads. */
export function placeOf(query: URLSearchParams): Place {
  const only = verdict.safeParse(query.get('verdict')).data;
  const text = query.get('q')?.trim();
  const before = cursorOf(query.get('before'));
  return { ...(only && { verdict: only }), ...(text && { text }), ...(before && { before }) };
}

/** The address of a place, with what else it is to say: a lead, an export. */
export function addressOf({ verdict: only, text, before }: Place, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  if (only) query.set('verdict', only);
  if (text) query.set('q', text);
  if (before) query.set('before', `${before.arrived}.${before.id}`);
  return `?${query.toString()}`;
}

/** The address of a lead, from which the way leads back to the place. */
export function leadAddress(id: string, place: Place = {}): string {
  return addressOf(place, { lead: id });
}

/** The place behind a lead. */
function behind(place: Place, { arrived, id }: StoredLead): Place & { before: Cursor } {
  return { ...place, before: { arrived, id } };
}

/**
 * The leads of a place, so many at most, and what follows. In a search that may be fewer than asked for, with more to
 * come: one call looks through a part of the leads only.
 * @param limit at most 499
 */
export async function leadsAt(
  store: Pick<Store, 'list' | 'search'>,
  place: Place,
  limit: number,
): Promise<Part> {
  const { leads, next } = await found(store, place, limit + 1);
  return partOf({ leads, ...(next && { next: { ...place, before: next } }) }, limit, place);
}

/** The same of leads that are read otherwise. */
export async function leadsBehind(
  read: (options: PageOptions) => Promise<readonly StoredLead[]>,
  before: Cursor | undefined,
  limit: number,
): Promise<Part> {
  return partOf({ leads: await read({ ...(before && { before }), limit: limit + 1 }) }, limit, {});
}

/** One more than wanted tells whether there is a further page. */
function partOf({ leads, next }: Part, limit: number, place: Place): Part {
  const shown = leads.slice(0, limit);
  const last = leads.length > limit ? shown.at(-1) : undefined;
  return { leads: shown, ...(last ? { next: behind(place, last) } : next && { next }) };
}

/** A part of the leads of a place. */
export interface Part {
  leads: readonly StoredLead[];
  /** What follows; absent where nothing does. */
  next?: Place & { before: Cursor };
}

function found(
  store: Pick<Store, 'list' | 'search'>,
  { text, ...place }: Place,
  limit: number,
): Promise<SearchResult> {
  if (text !== undefined) return store.search({ ...place, text, limit });
  return store.list({ ...place, limit }).then((leads) => ({ leads }));
}

function cursorOf(text: string | null): Cursor | undefined {
  const [, arrived, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return arrived !== undefined && id !== undefined ? { arrived: Number(arrived), id } : undefined;
}
