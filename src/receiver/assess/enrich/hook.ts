import * as z from 'zod';
import type { ParsedLeadEvent } from '../../../lead/schema.ts';
import { capped } from '../cap.ts';
import type { JudgedLead, LeadJudgement } from '../../store/store.ts';

/** What is known of a lead when it is looked up. */
export interface EnrichContext {
  /** Aborted when the answer is no longer waited for: give it to `fetch`. */
  signal: AbortSignal;
  /** What the receiver itself judged. */
  judgement: LeadJudgement;
}

/** What looking a lead up has brought to light. */
export interface Enrichment {
  /** A ceiling for the verdict; it lowers a verdict, and never raises one. */
  verdict?: 'review' | 'unqualified';
  /** For the owner, who reads them beside the other reasons: 20 of them at most, of 500 characters. */
  reasons?: readonly (string | { text: string })[];
}

/**
 * Looks a lead up elsewhere, as in a list of disposable addresses or at a credit agency. The lead is stored, and
 * its sender answered. What it throws, or does not say in time, changes no verdict.
 * @returns undefined where there is nothing to say
 */
export type EnrichHook = (
  lead: ParsedLeadEvent['data'],
  context: EnrichContext,
) => Promise<Enrichment | undefined>;

const MOST_REASONS = 20;
const REASON_LENGTH = 500;

/** What a hook may return. A verdict of `qualified` is no ceiling. */
const said = z
  .object({
    verdict: z.enum(['qualified', 'review', 'unqualified']).nullish(),
    reasons: z.array(z.union([z.string(), z.object({ text: z.string() })])).nullish(),
  })
  .nullish();

/** How the asking of a hook goes on. */
interface Asking {
  /** For how long it is waited for, in milliseconds. */
  timeout: number;
  /** Ends it: the program stops. */
  cut: AbortSignal;
  /** Hears of what only the owner can mend; nothing in it is of a visitor. */
  onTrouble: (text: string) => void;
}

/**
 * Has a lead looked up, and judges it by what is found. Never rejects.
 * @returns undefined where the program's end came first
 */
export async function enrichedJudgement(
  hook: EnrichHook,
  { event, judgement }: JudgedLead,
  { timeout, cut, onTrouble }: Asking,
): Promise<LeadJudgement | undefined> {
  const over = new AbortController();
  const end = () => over.abort();
  const timer = setTimeout(end, timeout);
  cut.addEventListener('abort', end);
  if (cut.aborted) end();
  const ended = new Promise<typeof over>((resolve) =>
    over.signal.addEventListener('abort', () => resolve(over), { once: true }),
  );
  try {
    if (cut.aborted) return undefined;
    // Copies: whatever it does to them, it can neither raise a verdict nor change the lead.
    const context = { signal: over.signal, judgement: structuredClone(judgement) };
    const answer = await Promise.race([hook(structuredClone(event.data), context), ended]);
    if (cut.aborted) return undefined;
    if (answer === over) {
      onTrouble(`A lead could not be looked up: enrich took longer than ${timeout} ms`);
      return capped(judgement, undefined, 'Could not be looked up in time');
    }
    return judgedBy(judgement, answer, onTrouble);
  } catch (error) {
    if (cut.aborted) return undefined;
    onTrouble(`A lead could not be looked up: enrich failed (${kindOf(error)})`);
    return capped(judgement, undefined, 'Could not be looked up');
  } finally {
    clearTimeout(timer);
    cut.removeEventListener('abort', end);
    // Who still listens has nothing to wait for.
    end();
  }
}

function judgedBy(
  judgement: LeadJudgement,
  answer: unknown,
  onTrouble: (text: string) => void,
): LeadJudgement {
  const read = said.safeParse(answer);
  if (!read.success) {
    const where = read.error.issues[0]?.path
      .filter((part) => typeof part === 'number' || isKey(part))
      .join('.');
    onTrouble(
      `What enrich returned cannot be read${where ? ` (${where})` : ''}: return { verdict?, reasons? }`,
    );
    return capped(judgement, undefined, 'Could not be looked up');
  }
  const ceiling = read.data?.verdict === 'qualified' ? undefined : (read.data?.verdict ?? undefined);
  const texts = (read.data?.reasons ?? [])
    .map((reason) => (typeof reason === 'string' ? reason : reason.text).trim().slice(0, REASON_LENGTH))
    .filter((text) => text !== '')
    .slice(0, MOST_REASONS);
  if (ceiling !== undefined && texts.length === 0) texts.push('Lowered when it was looked up');
  let result = judgement;
  // The first one stands for the ceiling.
  for (const [index, text] of texts.entries())
    result = capped(result, index === 0 ? ceiling : undefined, text);
  return result;
}

const isKey = (part: PropertyKey) => part === 'verdict' || part === 'reasons' || part === 'text';

/** The kind of an error; its message may repeat the lead. */
function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,60}$/.test(name) ? name : 'Error';
}
