import { leadId } from '../lead/id.ts';

/** Which lead a submit is. */
export interface LeadIdentity {
  /** The `id` and `sequence` of the next send; `email` tells one person from another. */
  next(email: string | undefined): { id: string; sequence: number };
  /** That send was made. */
  sent(): void;
  /** A lead of this person was delivered. */
  delivered(email: string | undefined): void;
  /** The next lead is another one. */
  renew(): void;
}

/**
 * One `id` per filling of the form, one `sequence` more for each send. The id stays when the visitor sends again,
 * as after the site's own validation refused; it renews when the form is emptied or its outcome shown, and for
 * another person after a delivery.
 */
export function leadIdentity(): LeadIdentity {
  let id = '';
  let sequence = 0;
  let deliveredTo: string | undefined;
  return {
    next(email = '') {
      if (!id || email !== (deliveredTo ?? email)) {
        id = leadId();
        sequence = 0;
        deliveredTo = undefined;
      }
      return { id, sequence: sequence + 1 };
    },
    sent() {
      sequence += 1;
    },
    delivered(email = '') {
      deliveredTo = email;
    },
    renew() {
      id = '';
      deliveredTo = undefined;
    },
  };
}
