import type { Cursor, SearchResult, StoredLead } from './store.ts';

/**
 * One page of a search.
 * @param found up to one lead more than `limit`
 * @param rest the last lead that was looked at and the one behind it, where there are so many
 */
export function foundPage(
  found: readonly StoredLead[],
  rest: readonly Cursor[],
  limit: number,
): SearchResult {
  const leads = found.slice(0, limit);
  const last = leads.at(-1);
  const [looked, behind] = rest;
  if (found.length > limit && last !== undefined)
    return { leads, next: { arrived: last.arrived, id: last.id } };
  return looked !== undefined && behind !== undefined ? { leads, next: looked } : { leads };
}
