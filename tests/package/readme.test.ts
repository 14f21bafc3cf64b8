import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LeadEvent } from '../../src/lead/lead-event.ts';
import { leadId } from '../../src/lead/id.ts';
import { leadEventSchema } from '../../src/lead/schema.ts';
import type { Qualification } from '../../src/qualifier/judging/qualify.ts';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { readOptions } from '../../src/receiver/command/options.ts';
import type { Enricher } from '../../src/receiver/assess/enrich/enricher.ts';
import type { Forwarder } from '../../src/receiver/forward/forwarder.ts';
import { webhookTarget } from '../../src/receiver/forward/webhook-target.ts';
import { rulesOfQuestion } from '../../src/receiver/command/load-qualifiers.ts';
import type { Retention } from '../../src/receiver/store/retention.ts';
import type { Store } from '../../src/receiver/store/store.ts';
import { openLibsqlStore } from '../../src/receiver/store/libsql/libsql-store.ts';
import { findRules } from '../../src/element/controllers/find-rules.ts';
import { parseQualifierText } from '../../src/qualifier/schema/parse-qualifier.ts';
import { mailServer } from '../receiver/forward/mail-server.ts';
import { targetServer } from '../receiver/forward/target-server.ts';
import { temporaryFolder } from '../receiver/temporary.ts';
import { documentation, example, examplesOf, PAGES, readPage } from './readme.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('an example that is shown in several places is the same in all of them', () => {
  const shown = PAGES.flatMap((page) => examplesOf(page).map((one) => ({ page, ...one })));
  expect(shown.length).toBeGreaterThan(30);
  const other = shown.filter(({ name, code }) => code !== example(name));
  expect(other).toEqual([]);
});

test('every example that is shown is run by a test', () => {
  const tests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('tests', file), 'utf8'))
    .join('\n');
  // Those of the frameworks are compared with the whole examples, by the names of their folders.
  const frameworks = readdirSync('demo/frameworks');
  const names = PAGES.flatMap(examplesOf).map(({ name }) => name);
  expect(names.filter((name) => !frameworks.includes(name) && !tests.includes(`'${name}'`))).toEqual([]);
});

test('the README leads to pages and files that are there', () => {
  const links = [...readPage('README.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the lead event of the README is one that the receiver takes', () => {
  expect(leadEventSchema.parse(JSON.parse(example('event')))).toBeTruthy();
});

test('the receiver of the README takes the lead event of the README', async () => {
  const { receive } = await run<{ receive: (request: Request) => Promise<Response> }>(
    'receiver',
    (code, folder) => {
      const rules = /<script type="application\/json">([^]*?)<\/script>/.exec(example('rules'))?.[1] ?? '';
      writeFileSync(join(folder, 'qualifier.json'), rules);
      return code.replace(/'(qualifier\.json|leads\.db)'/g, (_, file: string) =>
        JSON.stringify(join(folder, file)),
      );
    },
  );
  const event = JSON.parse(example('event')) as LeadEvent;
  event.data.visit.today = new Date().toISOString().slice(0, 10);
  const response = await receive(
    new Request('http://localhost/leads', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'origin': 'https://example.com' },
      body: JSON.stringify(event),
    }),
  );
  expect(response.status).toBe(202);
  // The README's revision is made up, so that page and receiver differ: such a lead is for a person to look at.
  expect(await response.json()).toMatchObject({ verdict: 'review' });
});

test('the receiver of the README issues challenges and keeps a robot’s lead', async () => {
  const { receiverOf } = await run<{
    receiverOf: (rules: Qualifier, key: string) => Promise<(request: Request) => Promise<Response>>;
  }>('guards', (code, folder) => code.replace(`'leads.db'`, JSON.stringify(join(folder, 'leads.db'))));
  const rules = JSON.parse(example('question')) as Qualifier;
  const receive = await receiverOf(rules, 'x'.repeat(32));
  const headers = { 'content-type': 'application/json', 'origin': 'https://example.com' };
  const issued = await receive(new Request('http://localhost/leads/challenge', { headers }));
  expect(await issued.json()).toMatchObject({ parameters: { algorithm: 'PBKDF2/SHA-256' } });
  const event = JSON.parse(example('event')) as LeadEvent;
  event.data.contact.message = '[url=https://spam.example]win[/url]';
  const request = new Request('http://localhost/leads', {
    method: 'POST',
    headers,
    body: JSON.stringify(event),
  });
  expect(await (await receive(request)).json()).toMatchObject({ verdict: 'unqualified' });
});

test('the enriching of the README flags a disposable address, and tells the target of it once', async () => {
  const { enriching } = await run<{
    enriching: (options: object) => Promise<{
      store: Store;
      forwarder: Forwarder;
      enricher: Enricher;
      receive: (request: Request) => Promise<Response>;
    }>;
  }>('enrich', (code) => code);
  const list = await targetServer(() => (response) => response.end('["trash.example"]'));
  const server = await targetServer();
  const secret = Buffer.alloc(32, 7).toString('base64');
  const target = webhookTarget({ name: 'crm', url: server.url, secret, allowPrivate: ['127.0.0.1'] });
  const { store, forwarder, enricher, receive } = await enriching({
    qualifiers: JSON.parse(example('question')),
    database: join(await temporaryFolder(), 'leads.db'),
    targets: [target],
    blocklist: list.url,
  });
  const event = JSON.parse(example('event')) as LeadEvent;
  const headers = { 'content-type': 'application/json', 'origin': 'https://example.com' };
  const send = async (id: string, email: string) => {
    const data = { ...event.data, id, contact: { email } };
    const body = JSON.stringify({ ...event, data });
    expect(
      (await receive(new Request('http://localhost/leads', { method: 'POST', headers, body }))).status,
    ).toBe(202);
  };
  await enricher.start();
  const [disposable, lasting] = [leadId(), leadId()];
  await send(disposable, 'ada@Trash.example');
  await send(lasting, 'ada@example.com');
  await enricher.stop();
  await forwarder.forwardDue();
  expect(server.hits).toHaveLength(2);
  const texts = async (id: string) => (await store.get(id))?.lead.judgement.reasons.map(({ text }) => text);
  expect(await texts(disposable)).toContain('Disposable address (trash.example)');
  expect((await texts(lasting))?.join()).not.toContain('Disposable');
  await store.close();
});

test('the retention of the README deletes what is older than a year', async () => {
  const { keepAYear } = await run<{ keepAYear: () => Promise<{ store: Store; retention: Retention }> }>(
    'retention',
    (code, folder) => code.replace(`'leads.db'`, JSON.stringify(join(folder, 'leads.db'))),
  );
  const { store, retention } = await keepAYear();
  // What it does when it starts is over.
  await retention.stop();
  const event = leadEventSchema.parse(JSON.parse(example('event')));
  const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };
  const received = Date.now() - 366 * 86_400_000;
  await store.save({ event, judgement, received });
  expect(await retention.expire()).toBe(1);
  await store.save({ event, judgement, received: received + 2 * 86_400_000 });
  expect(await retention.expire()).toBe(0);
  await store.close();
});

test('the inbox of the README lets in who has the token, and shows and exports the lead event of the README', async () => {
  const { inboxOf } = await run<{
    inboxOf: (options: object) => (request: Request) => Promise<Response>;
  }>('inbox');
  const store = await openLibsqlStore(join(await temporaryFolder(), 'leads.db'));
  onTestFinished(() => store.close());
  const event = leadEventSchema.parse(JSON.parse(example('event')));
  const judgement = { verdict: 'review' as const, points: 0, pass: 0, reasons: [] };
  await store.save({ event, judgement, received: Date.now() });
  const token = 'a token of good length';
  const qualifiers = JSON.parse(example('question')) as Qualifier;
  const inbox = inboxOf({ store, qualifiers, token, forwarder: { wake: () => undefined } });
  const entry = await inbox(new Request(`http://localhost/inbox?token=${encodeURIComponent(token)}`));
  const headers = { cookie: entry.headers.get('set-cookie')!.split(';')[0]! };
  const open = async (query: string) =>
    (await inbox(new Request(`http://localhost/inbox${query}`, { headers }))).text();
  expect(await open('')).toContain(event.data.id);
  expect(await open('?export=csv')).toContain(qualifiers.questions[0]!.label.replaceAll('"', '""'));
  await store.annotate(event.data.id, { note: 'Call', overrule: 'qualified' });
  const [exported] = JSON.parse(await open('?export=json')) as Record<string, unknown>[];
  const [told = ''] = /`id`, `received`[^]*?`event`/.exec(documentation()) ?? [];
  expect(Object.keys(exported!)).toEqual([...told.matchAll(/`(\w+)`/g)].map(([, key]) => key));
});

test('the forwarding of the README tells its targets, and its reader verifies what they are told', async () => {
  const [server, mail] = [await targetServer(), await mailServer()];
  const { forwarding } = await run<{
    forwarding: (options: object) => Promise<{
      store: Store;
      forwarder: Forwarder;
      receive: (request: Request) => Promise<Response>;
    }>;
  }>('forwarding', (code) =>
    // The targets of this test are on this machine, and want to hear of this lead.
    code
      .replace(`'https://crm.example.com/leads'`, `'${server.url}', allowPrivate: ['127.0.0.1']`)
      .replace(`verdicts: ['qualified']`, `verdicts: ['review']`)
      .replace('smtpUrl, inboxUrl', `smtpUrl, allowPrivate: ['127.0.0.1'], inboxUrl`),
  );
  const database = join(mkdtempSync(join(mkdirIn('data'), 'readme-')), 'leads.db');
  onTestFinished(() => rmSync(join(database, '..'), { recursive: true, force: true }));
  const secret = `whsec_${btoa('x'.repeat(32))}`;
  const qualifiers = JSON.parse(example('question')) as Qualifier;
  const { store, forwarder, receive } = await forwarding({ qualifiers, database, secret, smtpUrl: mail.url });
  onTestFinished(() => store.close());
  const headers = { 'content-type': 'application/json', 'origin': 'https://example.com' };
  const request = { method: 'POST', headers, body: JSON.stringify(JSON.parse(example('event'))) };
  expect((await receive(new Request('http://localhost/leads', request))).status).toBe(202);
  await forwarder.forwardDue();
  expect(mail.received[0]?.mail.text).toContain('https://leads.example.com/');
  const { readLead } = await run<{ readLead: (secret: string, headers: object, body: string) => unknown }>(
    'verify',
  );
  const [hit] = server.hits;
  expect(readLead(secret, hit!.headers, hit!.body)).toMatchObject({ type: 'lead.review' });
  expect(() => readLead(secret, hit!.headers, `${hit!.body} `)).toThrow('No matching signature');
});

/** The words of a command line, as a shell splits them. */
const words = (line: string): string[] =>
  (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", ''));

test('the command lines of the README are understood', () => {
  const lines = [...documentation().matchAll(/^npx lead-qualifier (receive .*)$/gm)].map(([, line]) => line!);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  const read = lines.map((line) => readOptions(words(line), {}));
  expect(read).not.toContain(undefined);
  // The receiver that one is told to start first judges by the question that one was told to ask first.
  expect(example('one-tag')).toContain(`data-question="${read[0]?.questions.join()}"`);
});

test('judging again as the README does gives the verdict of the event', async () => {
  const rules = JSON.parse(
    /<script type="application\/json">([^]*?)<\/script>/.exec(example('rules'))?.[1] ?? '',
  ) as Qualifier;
  const { judge } = await run<{ judge: (rules: Qualifier, event: LeadEvent) => Qualification }>('judge');
  const event = JSON.parse(example('event')) as LeadEvent;
  expect(judge(rules, event).verdict).toBe(event.data.qualification.verdict);
});

test('the rules of a one-line question are those that the README says', () => {
  const label = 'Do you have at least $5,000 set aside for this project?';
  const element = { question: label, querySelector: () => null } as unknown as Parameters<
    typeof findRules
  >[0];
  const rules: unknown = JSON.parse(example('question'));
  expect([findRules(element), rulesOfQuestion(label)]).toEqual([rules, rules]);
});

test('the rules of the README that use the bank are rules', () => {
  const { questions } = parseQualifierText(example('bank-rules'));
  expect(questions.map(({ name }) => name)).toEqual(['budget', 'range', 'timeline', 'payment', 'scope']);
});

/** Runs an example as a module of its own that finds this package by its name. */
async function run<Exports>(
  name: string,
  prepare: (code: string, folder: string) => string = (code) => code,
): Promise<Exports> {
  const folder = mkdtempSync(join(mkdirIn('data'), 'readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'example.js');
  writeFileSync(file, prepare(example(name), folder));
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Exports;
}

function mkdirIn(name: string): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
