import type { Verdict } from '../qualifier/verdict.ts';

/** What the owner asked for, by the attributes of an element. */
export interface Wishes {
  readonly webhook: string | null | undefined;
  readonly send: string | null | undefined;
  readonly whenQualified: string | null | undefined;
  readonly whenUnqualified: string | null | undefined;
  readonly baseURI: string;
  /** Undefined when there are no rules to judge by. */
  readonly qualification: object | undefined;
}

/** What follows a submit: hold it and decline, hold it and show the outcome, let the site go on, or find out. */
export type Follow = 'decline' | 'outcome' | 'submit' | 'auto';

/** Where a verdict is posted, absolute; undefined: nowhere. What could not be judged is always posted. */
export function webhookFor(
  verdict: Verdict,
  { webhook, send, baseURI, qualification }: Wishes,
): string | undefined {
  const wanted = send && /\b(all|review|(un)?qualified)\b/.test(send) ? send : 'qualified review';
  const isWanted = !qualification || new RegExp(`\\b(all|${verdict})\\b`).test(wanted);
  return webhook && isWanted && URL.canParse(webhook, baseURI) ? new URL(webhook, baseURI).href : undefined;
}

/** What follows a verdict. What could not be judged is never held. */
export function followFor(
  verdict: Verdict,
  { whenQualified, whenUnqualified, qualification }: Wishes,
): Follow {
  if (verdict === 'unqualified') return whenUnqualified === 'submit' ? 'submit' : 'decline';
  if (whenQualified === 'submit' || (whenQualified === 'outcome' && qualification)) return whenQualified;
  return 'auto';
}
