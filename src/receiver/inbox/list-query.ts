import * as z from 'zod';
import { type Verdict, VERDICTS } from '../../qualifier/verdict.ts';
import type { Cursor } from '../store/store.ts';

/**
 * Which leads are listed, as the address says. All links of the inbox are `?…` alone, so that they hold at whatever
 * path, host or proxy the inbox is seen.
 */
export interface ListQuery {
  verdict?: Verdict;
  /** Words that are searched for. They stand in the address, so that one can go back to a search. */
  text?: string;
  /** Only leads behind this one. */
  before?: Cursor;
}

const verdict = z.enum(VERDICTS);

/** Reads the address; whatever cannot be read is left out, down to the first page of all leads. */
export function parseListQuery(params: URLSearchParams): ListQuery {
  const only = verdict.safeParse(params.get('verdict')).data;
  const text = params.get('q')?.trim();
  const before = parseCursor(params.get('before'));
  return { ...(only && { verdict: only }), ...(text && { text }), ...(before && { before }) };
}

/** The address of a list, with more parameters where given: a lead, an export. */
export function listHref(
  { verdict: only, text, before }: ListQuery,
  more: Record<string, string> = {},
): string {
  const params = new URLSearchParams(more);
  if (only) params.set('verdict', only);
  if (text) params.set('q', text);
  if (before) params.set('before', `${before.arrived}.${before.id}`);
  return `?${params.toString()}`;
}

/** The address of a lead; its page links back to the list. */
export function leadHref(id: string, list: ListQuery = {}): string {
  return listHref(list, { lead: id });
}

function parseCursor(text: string | null): Cursor | undefined {
  const [, arrived, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return arrived !== undefined && id !== undefined ? { arrived: Number(arrived), id } : undefined;
}
