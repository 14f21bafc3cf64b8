import * as z from 'zod';
import type { ParsedLeadEvent } from '../../../lead/schema.ts';
import { VERDICTS } from '../../../qualifier/verdict.ts';
import { type JudgedLead, type LeadJudgement, capped } from '../judgement.ts';

/** Passed to a hook beside the lead. */
export interface EnrichContext {
  /** Aborted when the result is no longer waited for: give it to `fetch`. */
  signal: AbortSignal;
  /** The receiver's own judgement. */
  judgement: LeadJudgement;
}

/** The result of looking a lead up. */
export interface Enrichment {
  /** A ceiling for the verdict: it can lower the verdict, never raise it. */
  verdict?: 'review' | 'unqualified';
  /** Shown to the owner with the other reasons: at most 20, of 500 characters each. */
  reasons?: readonly (string | { text: string })[];
}

/**
 * Looks a lead up elsewhere, for example in a list of disposable addresses or at a credit agency. The lead is stored
 * by then, and its sender has been answered. A rejection, or no result in time, changes no verdict.
 * @returns undefined where there is nothing to add
 */
export type EnrichHook = (
  lead: ParsedLeadEvent['data'],
  context: EnrichContext,
) => Promise<Enrichment | undefined>;

const MAX_REASONS = 20;
const REASON_LENGTH = 500;

/** The result of a hook. A verdict of `qualified` is no ceiling. */
const enrichmentSchema = z
  .object({
    verdict: z.enum(VERDICTS).nullish(),
    reasons: z.array(z.union([z.string(), z.object({ text: z.string() })])).nullish(),
  })
  .nullish();

interface RunOptions {
  /** Time limit of the hook, in milliseconds. */
  timeout: number;
  /** Aborted when the program stops. */
  signal: AbortSignal;
  /** Called with problems that only the owner can fix. Nothing in them is about a visitor. */
  onTrouble: (text: string) => void;
}

/**
 * Runs the hook on a lead and applies the result to its judgement. Never rejects.
 * @returns undefined where it was aborted
 */
export async function enrichedJudgement(
  hook: EnrichHook,
  { event, judgement }: JudgedLead,
  { timeout, signal, onTrouble }: RunOptions,
): Promise<LeadJudgement | undefined> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeout);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  const ended = new Promise<typeof ending>((resolve) =>
    ending.signal.addEventListener('abort', () => resolve(ending), { once: true }),
  );
  try {
    if (signal.aborted) return undefined;
    // The hook gets copies, so that it can neither raise a verdict nor change the lead.
    const context = { signal: ending.signal, judgement: structuredClone(judgement) };
    const result = await Promise.race([hook(structuredClone(event.data), context), ended]);
    if (signal.aborted) return undefined;
    if (result === ending) {
      onTrouble(`A lead could not be looked up: enrich took longer than ${timeout} ms`);
      return capped(judgement, undefined, 'Could not be looked up in time');
    }
    return applyResult(judgement, result, onTrouble);
  } catch (error) {
    if (signal.aborted) return undefined;
    onTrouble(`A lead could not be looked up: enrich failed (${kindOf(error)})`);
    return capped(judgement, undefined, 'Could not be looked up');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    // The hook may still be running: it has nothing to wait for any more.
    end();
  }
}

function applyResult(
  judgement: LeadJudgement,
  result: unknown,
  onTrouble: (text: string) => void,
): LeadJudgement {
  const parsed = enrichmentSchema.safeParse(result);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path
      .filter((part) => typeof part === 'number' || isKey(part))
      .join('.');
    onTrouble(
      `What enrich returned cannot be read${where ? ` (${where})` : ''}: return { verdict?, reasons? }`,
    );
    return capped(judgement, undefined, 'Could not be looked up');
  }
  const ceiling = parsed.data?.verdict === 'qualified' ? undefined : (parsed.data?.verdict ?? undefined);
  const texts = (parsed.data?.reasons ?? [])
    .map((reason) => (typeof reason === 'string' ? reason : reason.text).trim().slice(0, REASON_LENGTH))
    .filter((text) => text !== '')
    .slice(0, MAX_REASONS);
  if (ceiling !== undefined && texts.length === 0) texts.push('Lowered when it was looked up');
  // The ceiling goes with the first reason.
  return texts.reduce(
    (lowered, text, index) => capped(lowered, index === 0 ? ceiling : undefined, text),
    judgement,
  );
}

const isKey = (part: PropertyKey) => part === 'verdict' || part === 'reasons' || part === 'text';

/** The name of an error; its message may repeat the lead. */
function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,60}$/.test(name) ? name : 'Error';
}
