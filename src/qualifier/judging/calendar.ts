/**
 * The number of a calendar date's day, counted from 1970-01-01, without any time zone.
 * @returns `NaN` unless `date` is a real date written `YYYY-MM-DD`
 */
export function dayNumber(date: unknown): number {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return NaN;
  const day = new Date(date);
  // Engines differ on 30 February: no date, or 2 March. Written out again it must be the same.
  return day.toJSON()?.startsWith(date) ? day.getTime() / 86_400_000 : NaN;
}
