/** Rules of bank entries that span several values. */
import type * as z from 'zod/mini';
import { report } from './rules.ts';

type Payload<Value> = z.core.ParsePayload<Value>;

interface Budget {
  readonly bank: 'budget';
  readonly floor?: number | undefined;
  readonly range?: [number, number] | undefined;
}

/** `floor` ≤ the lower end of `range` < its upper end. */
export function checkBudget(payload: Payload<Budget>): void {
  const { floor, range } = payload.value;
  if (!range) return;
  const [from, to] = range;
  if (from >= to)
    report(payload, ['range'], `ends at ${to}, not above ${from}`, 'Write the lower amount first.');
  if (floor !== undefined && floor > from)
    report(
      payload,
      ['floor'],
      `is ${floor}, more than the range begins with (${from})`,
      'Lower the floor, or raise the range.',
    );
}

/** Services differ from each other and from the answer "something else". */
export function checkServices(payload: Payload<(string | { value: string })[]>): void {
  const seen = new Set(['other']);
  for (const [index, service] of payload.value.entries()) {
    const value = typeof service === 'string' ? service : service.value;
    if (seen.has(value))
      report(
        payload,
        [index],
        value === 'other'
          ? 'is "other", the value of "something else"'
          : `is "${value}", as an earlier service`,
        'Remove it, or choose another value.',
      );
    seen.add(value);
  }
}
