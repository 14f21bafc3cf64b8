import { createOutbox, type Outbox, startOutbox } from '../../delivery/outbox.ts';
import { attempt } from '../../delivery/attempt.ts';
import { recover } from '../../delivery/copies.ts';

let outbox: Outbox | undefined;

/** The page's one outbox. Made at its first use, it begins to send what earlier pages left. */
export function pageOutbox(): Outbox {
  if (!outbox) startOutbox((outbox = createOutbox({ load: async () => ({ attempt, recover }) })));
  return outbox;
}
