import { createOutbox, type Outbox, startOutbox } from '../../delivery/outbox.ts';
import { loadSubmitted } from './submitting.ts';

let outbox: Outbox | undefined;

/** The page's one outbox. It begins to send what earlier pages left when the first element is connected. */
export function pageOutbox(): Outbox {
  if (!outbox) startOutbox((outbox = createOutbox({ load: loadSubmitted })));
  return outbox;
}
