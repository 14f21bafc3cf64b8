import { leadId } from '../../lead/id.ts';

/**
 * Which lead a submit is. One `id` per filling of the form, one `sequence` more for each send. The id stays when the
 * visitor sends again, as after the site's own validation refused; it renews when the form is emptied or its outcome
 * shown, and for another person after a delivery.
 */
export class LeadIdentity {
  #id = '';
  #sequence = 0;
  #deliveredTo: string | undefined;

  /** The `id` and `sequence` of the next send; `email` tells one person from another. */
  next(email = ''): { id: string; sequence: number } {
    if (!this.#id || email !== (this.#deliveredTo ?? email)) {
      this.#id = leadId();
      this.#sequence = 0;
      this.#deliveredTo = undefined;
    }
    return { id: this.#id, sequence: this.#sequence + 1 };
  }

  /** That send was made. */
  sent(): void {
    this.#sequence += 1;
  }

  /** A lead of this person was delivered. */
  delivered(email = ''): void {
    this.#deliveredTo = email;
  }

  /** The next lead is another one. */
  renew(): void {
    this.#id = '';
    this.#deliveredTo = undefined;
  }
}
