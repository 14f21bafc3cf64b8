/**
 * Reads a `Retry-After` header (RFC 9110, section 10.2.3): whole seconds or an HTTP date.
 * @returns the milliseconds to wait from `now`, at least 0; undefined when absent or malformed
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  // All three forms of an HTTP date begin with a weekday and are in UTC; the oldest does not name the zone.
  const date = /^[A-Z][a-z]+,? /.test(text) ? text.replace(/( GMT)?$/, ' GMT') : '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(date) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
