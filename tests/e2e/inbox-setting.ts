/** A real receiver with its inbox and a target, and a browser without JavaScript that is signed in. */
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createForwarder } from '../../src/receiver/forward/forwarder.ts';
import { webhookTarget } from '../../src/receiver/forward/webhook-target.ts';
import { createInbox } from '../../src/receiver/inbox/inbox.ts';
import type { LeadJudgement } from '../../src/receiver/assess/judgement.ts';
import { serve } from '../../src/receiver/http/serve.ts';
import { openLibsqlStore } from '../../src/receiver/store/libsql/libsql-store.ts';
import { leadEvent, NOW, RULES } from '../receiver/lead.ts';
import { LAUNCH } from './browser.ts';
import { temporaryFolder } from './processes.ts';
import { serveWebhook } from './server.ts';

const TOKEN = 'correct horse battery staple';

/** A lead that a test stores: what differs from a good one. */
export interface Lead {
  answers?: Record<string, unknown>;
  data?: Parameters<typeof leadEvent>[1];
  judgement?: Partial<LeadJudgement>;
  received?: number;
}

const nothing = async () => new Response(null, { status: 404 });

/** Starts a browser for the tests of a file. */
export function inboxBrowser(): { launched: () => Browser } {
  let browser: Browser | undefined;
  beforeAll(async () => void (browser = await chromium.launch(LAUNCH)));
  afterAll(async () => browser?.close());
  return {
    launched() {
      if (!browser) throw new Error('The browser has not started yet');
      return browser;
    },
  };
}

/** Serves an inbox at a path, with a store and a target of the running test's own. */
export async function serveInbox(inboxPath = '/inbox') {
  const store = await openLibsqlStore(join(await temporaryFolder(), 'leads.db'));
  const target = await serveWebhook();
  let time = NOW;
  const now = () => time;
  const forwarder = createForwarder({
    store,
    now,
    targets: [
      webhookTarget({
        name: 'crm',
        url: target.url,
        secret: `whsec_${btoa('x'.repeat(32))}`,
        allowPrivate: ['localhost'],
      }),
    ],
  });
  const inbox = createInbox({
    store,
    token: TOKEN,
    timeZone: 'Europe/Paris',
    qualifiers: RULES,
    forwarder,
    now,
  });
  const serving = await serve({ leads: nothing, inbox, inboxPath, health: nothing }, 0, '127.0.0.1');
  onTestFinished(async () => {
    await Promise.all([serving.stop(), forwarder.stop(), target.stop()]);
    await store.close();
  });
  const url = `http://localhost:${serving.port}${inboxPath}`;
  return {
    store,
    target,
    forwarder,
    url,
    entry: `${url}?token=${encodeURIComponent(TOKEN)}`,
    /** Lets time pass: for the forwarding, and for what the inbox says of it. */
    pass: (milliseconds: number) => void (time += milliseconds),
    async save({ answers = { budget: '5k-plus' }, data, judgement, received = time }: Lead = {}) {
      const event = leadEvent(answers, data);
      const judged = { verdict: 'qualified', points: 2, pass: 2, reasons: [], ...judgement } as const;
      await store.save({ event, judgement: judged, received }, forwarder.deliveriesOf(judged, received));
      return event.data.id;
    },
  };
}

/** A page of a browser of its own, without JavaScript where nothing else is said. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  context.setDefaultTimeout(15_000);
  onTestFinished(() => context.close());
  return context.newPage();
}
