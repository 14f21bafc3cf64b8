import type { Qualifier } from './schema.ts';

export function revision(qualifier: Qualifier): string {
  throw new Error(`todo ${String(qualifier.id)}`);
}
