import { createOutbox, type Outbox, startOutbox } from '../../delivery/outbox.ts';

let outbox: Outbox | undefined;

/** The page's one outbox. The first element that is connected starts it, and with it the leads that earlier pages left. */
export function pageOutbox(): Outbox {
  if (!outbox) startOutbox((outbox = createOutbox()));
  return outbox;
}
