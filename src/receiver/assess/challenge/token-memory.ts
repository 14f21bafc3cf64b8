/** Remembers which lead has used which token, so that none is used by two. */
export interface TokenMemory {
  /**
   * Notes that a lead uses a token.
   * @param until when the token is too old anyway, in milliseconds since 1970
   * @returns false where another lead has used it
   */
  claim(token: string, lead: string, until: number): Promise<boolean>;
}

/** Tokens remembered at once, some 20 MB; each of them has cost somebody a solved challenge. */
const TOKENS = 100_000;

/** A memory in this process. Several receivers need one that they share: `store.tokens`. */
export function tokenMemory(now: () => number = Date.now): TokenMemory {
  /** In the order of their coming: one that is kept for long holds up those behind it, which cost no more than room. */
  const used = new Map<string, { lead: string; until: number }>();
  return {
    async claim(token, lead, until) {
      const known = used.get(token);
      if (known && known.until > now()) return known.lead === lead;
      for (const [old, { until: end }] of used) {
        if (end > now() && used.size < TOKENS) break;
        used.delete(old);
      }
      used.set(token, { lead, until });
      return true;
    },
  };
}
