import type { Recipient } from '../store/delivery-store.ts';
import type { StoredLead } from '../store/store.ts';

/** The address a person is known by. */
export function emailOf({ event }: StoredLead): string | undefined {
  return event.data.contact.email?.trim() || undefined;
}

/** To which targets leads were told already, in two lists: they keep copies of their own. */
export interface ToldTo {
  /** They confirmed it. */
  surely: readonly string[];
  /** An attempt failed, or is just being made; something may have arrived nevertheless. */
  perhaps: readonly string[];
}

export function toldTo(told: readonly Recipient[]): ToldTo {
  const names = (sure: boolean) =>
    told.filter(({ isConfirmed }) => isConfirmed === sure).map(({ target }) => target);
  return { surely: names(true), perhaps: names(false) };
}
