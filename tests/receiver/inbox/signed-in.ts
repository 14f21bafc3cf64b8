import { createInbox } from '../../../src/receiver/inbox/inbox.ts';
import type { InboxOptions } from '../../../src/receiver/inbox/inbox.ts';
import type { NewDelivery } from '../../../src/receiver/store/delivery-store.ts';
import type { LeadJudgement } from '../../../src/receiver/assess/judgement.ts';
import type { Store } from '../../../src/receiver/store/store.ts';
import { leadEvent, NOW } from '../lead.ts';
import { temporaryStore } from '../temporary.ts';
import { formToken, parsePage } from './page.ts';

export const TOKEN = 'correct horse battery staple';
export const ADDRESS = 'http://localhost:8788/';

/** What a test changes in a good lead. */
export interface LeadChange {
  answers?: Record<string, unknown>;
  data?: Parameters<typeof leadEvent>[1];
  judgement?: Partial<LeadJudgement>;
  received?: number;
  deliveries?: readonly NewDelivery[];
}

/** Stores a lead. @returns its id */
export async function save(
  store: Store,
  { answers = { budget: '5k-plus' }, data, judgement, received = NOW, deliveries }: LeadChange = {},
): Promise<string> {
  const event = leadEvent(answers, data);
  const judged = { verdict: 'qualified', points: 2, pass: 2, reasons: [], ...judgement } as const;
  await store.save({ event, judgement: judged, received }, deliveries);
  return event.data.id;
}

/** An inbox and a browser that is signed in to it. */
export async function signedIn(options: Partial<InboxOptions> & { store?: Store } = {}) {
  const store = options.store ?? (await temporaryStore());
  const inbox = createInbox({ timeZone: 'Europe/Paris', ...options, store, token: TOKEN });
  const entry = await inbox(new Request(`${ADDRESS}?token=${encodeURIComponent(TOKEN)}`));
  const cookie = entry.headers.get('set-cookie')!.split(';')[0]!;
  const open = async (query = '') => {
    return answered(await inbox(new Request(ADDRESS + query, { headers: { cookie } })));
  };
  /** Sends a form of the page as a browser does, with what the page put into it. */
  const send = async (
    query: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) => {
    const form = { form: formToken((await open(query)).page), ...fields };
    return answered(await inbox(postOf(query, form, { cookie, ...headers })));
  };
  return { store, inbox, entry, cookie, open, send };
}

/** An answer, its text, and the page in it. */
async function answered(response: Response) {
  const html = await response.text();
  return {
    response,
    html,
    get page() {
      return parsePage(html);
    },
  };
}

/** A form's POST. */
export function postOf(
  query: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Request {
  return new Request(ADDRESS + query, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}
