import type { Qualifier } from './schema.ts';

export function isUsable(value: unknown): value is Qualifier {
  throw new Error(`todo ${String(value)}`);
}
