import type { DeliveryState } from '../delivery-store.ts';
import type { Store, StoredLead } from '../store.ts';

/** The leads of the person whose lead this is, by their email address; that one alone where they gave none. */
export async function leadsOfPerson(
  store: Pick<Store, 'leadsOf'>,
  lead: StoredLead,
): Promise<readonly StoredLead[]> {
  const email = emailOf(lead);
  if (email === undefined) return [lead];
  const leads = await store.leadsOf(email);
  return leads.some(({ id }) => id === lead.id) ? leads : [lead, ...leads];
}

/** The address a person is known by. */
export function emailOf({ event }: StoredLead): string | undefined {
  return event.data.contact.email?.trim() || undefined;
}

/** To which targets leads were told already: they keep copies of their own. */
export interface Told {
  /** They confirmed it. */
  surely: readonly string[];
  /** An attempt failed, or is just being made; something may have arrived nevertheless. */
  perhaps: readonly string[];
}

/** Asks the store to whom leads were told. */
export async function toldOf(
  { deliveries }: { readonly deliveries: Pick<Store['deliveries'], 'ofLead'> },
  leads: readonly StoredLead[],
): Promise<Told> {
  const all: DeliveryState[] = [];
  for (const { id } of leads) all.push(...(await deliveries.ofLead(id)));
  const surely = namesOf(all.filter(({ state }) => state === 'delivered'));
  const tried = namesOf(all.filter(({ failures, isUnderway }) => failures > 0 || isUnderway));
  return { surely, perhaps: tried.filter((target) => !surely.includes(target)) };
}

function namesOf(deliveries: readonly DeliveryState[]): string[] {
  return [...new Set(deliveries.map(({ target }) => target))].sort();
}
