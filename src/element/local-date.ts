/** A date as the visitor's own calendar shows it, YYYY-MM-DD; today's by default. */
export function localDate(date = new Date()): string {
  // Shifted by the offset from UTC, the UTC fields are the local ones.
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
