import type { Frame } from './document.ts';
import type { Inbox } from './inbox.ts';

/** What every page within the inbox needs. */
export async function frameOf({ timeZone, access, callTarget }: Inbox): Promise<Frame> {
  return { timeZone, formToken: await access.formToken(), callTarget };
}
