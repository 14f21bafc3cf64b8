/**
 * The number of a calendar date's day, counted from 1970-01-01, without any time zone.
 * @returns `undefined` unless `date` is a real date written `YYYY-MM-DD`
 */
export function dayNumber(date: unknown): number | undefined {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const time = Date.parse(date);
  // Engines differ on 30 February: no date, or 2 March. Written out again it must be the same.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return isReal ? time / 86_400_000 : undefined;
}
