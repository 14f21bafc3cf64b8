import { createOutbox, type Outbox, startOutbox } from '../../delivery/outbox.ts';

let outbox: Outbox | undefined;

/** The page's one outbox. Made at its first use, it begins to send what earlier pages left. */
export function pageOutbox(): Outbox {
  if (!outbox) startOutbox((outbox = createOutbox()));
  return outbox;
}
