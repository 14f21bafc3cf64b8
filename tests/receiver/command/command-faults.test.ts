import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { leadEvent, RULES } from '../lead.ts';
import { receive, run } from './run-command.ts';
import { temporaryFolder } from '../temporary.ts';

describe('what cannot be done is said in words that mend it', () => {
  const files: Record<string, string> = {
    'good.json': JSON.stringify(RULES),
    'comma.json': '{\n  "version": 1,\n  "questions": [,]\n}',
    'cut.json': '{\n  "version": 1,',
    'broken.json': JSON.stringify({
      version: 1,
      questions: [{ kind: 'choice', name: 'Budget', label: 'Budget?', options: [] }],
    }),
  };

  test.each<[string, string[], (string | RegExp)[]]>([
    ['no command', [], ['lead-qualifier receive --qualifier']],
    [
      'an origin with a path',
      ['receive', '--qualifier', 'good.json', '--origin', 'https://a.example/x'],
      ['is not an origin', 'https://www.example.com'],
    ],
    ['a short token', ['receive', '--qualifier', 'good.json', '--token', 'x'], ['at least 16 characters']],
    ['a missing file', ['receive', '--qualifier', 'missing.json'], ['missing.json', 'There is no such file']],
    ['a question without words', ['receive', '--question', ' '], ['--question: ', 'questions[0].label']],
    ['a folder', ['receive', '--qualifier', '.'], ['cannot be read']],
    ['broken JSON', ['receive', '--qualifier', 'comma.json'], ['comma.json', /line 3\b/, /column 17\b/]],
    ['JSON that is cut off', ['receive', '--qualifier', 'cut.json'], ['cut.json', /line 2\b/]],
    [
      'broken rules',
      ['receive', '--qualifier', 'good.json', '--qualifier', 'broken.json'],
      ['broken.json', 'questions[0].name', 'questions[0].options'],
    ],
    [
      'a database that is none',
      ['receive', '--qualifier', 'good.json', '--database', 'good.json'],
      ['The database', 'cannot be opened', 'not a database'],
    ],
  ])('%s', async (_, args, texts) => {
    const folder = await temporaryFolder();
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const placed = args.map((arg) => (arg.endsWith('.json') || arg === '.' ? join(folder, arg) : arg));
    if (args.length > 2 && !args.includes('--database')) placed.push('--database', join(folder, 'leads.db'));
    const failed = run(placed);
    expect(await failed.ended).toBe(1);
    for (const text of texts)
      expect(failed.error()).toMatch(text instanceof RegExp ? text : new RegExp(escape(text)));
    expect(failed.error()).not.toMatch(/\n\s+at |\.ts:\d/);
    expect(failed.out()).toBe('');
  });

  test('a port that is taken', async () => {
    const folder = await temporaryFolder();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await writeFile(join(folder, 'good.json'), files['good.json']!);
    const place = ['--qualifier', join(folder, 'good.json'), '--database', join(folder, 'leads.db')];
    const failed = run(['receive', ...place, '--port', `${port}`]);
    expect(await failed.ended).toBe(1);
    expect(failed.error()).toBe(
      `Port ${port} is taken by another program. Stop it, or choose another port with --port.\n`,
    );
  });

  test.each([
    ['@libsql/client', '@libsql/client@^0.18.0', 'leads.db'],
    ['pg', 'pg@^8.23.1', 'postgres://localhost/leads'],
  ])('a missing store package, %s', async (name, wanted, database) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'good.json'), files['good.json']!);
    const hook = `export const resolve = (name, context, next) => name === '${name}'
      ? Promise.reject(Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })) : next(name, context);`;
    const register = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hook))});`;
    const place = database.includes('://') ? database : join(folder, database);
    const args = ['receive', '--qualifier', join(folder, 'good.json'), '--database', place];
    const failed = run(args, { LEAD_QUALIFIER_TOKEN: 'sixteen characters' }, ['--import', dataUrl(register)]);
    expect(await failed.ended).toBe(1);
    expect(failed.error()).toContain(`npm install ${wanted}`);
  });

  test.each([
    [
      'is not there',
      'postgres://me:secret@127.0.0.1:1/leads',
      'postgres://127.0.0.1:1/leads cannot be opened',
    ],
    ['has no proper URL', 'postgres://me:se/cret@127.0.0.1:1/leads', 'percent-encoded'],
  ])('a PostgreSQL server that %s, without its password', async (_, database, text) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'good.json'), files['good.json']!);
    const failed = run(['receive', '--qualifier', join(folder, 'good.json')], {
      LEAD_QUALIFIER_TOKEN: 'sixteen characters',
      LEAD_QUALIFIER_DATABASE: database,
    });
    expect(await failed.ended).toBe(1);
    expect(failed.error()).toContain(text);
    expect(failed.error()).not.toMatch(/secret|se\/cret|\n\s+at /);
  });

  test('rules that are hardly meant: it says so and starts all the same', async () => {
    const folder = await temporaryFolder();
    const rules = join(folder, 'odd.json');
    const question = { kind: 'yes-no', name: 'fit', label: 'Fit?', points: 1 };
    await writeFile(rules, JSON.stringify({ version: 1, pass: 5, questions: [question] }));
    const place = ['--database', join(folder, 'leads.db'), '--port', '0'];
    const started = run(['receive', '--qualifier', rules, ...place]);
    while (!started.out().includes('Inbox:')) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(started.error()).toMatch(/odd\.json: pass is out of reach: it is 5, .* Write 1 or less, .*\n$/);
  });

  test('a database that fails while it runs: pages, problems and a line for each, without a word of a visitor', async () => {
    const folder = await temporaryFolder();
    const started = await receive(folder);
    const entry = await fetch(started.inbox, { redirect: 'manual' });
    const cookie = entry.headers.get('set-cookie')!.split(';')[0]!;
    const client = createClient({ url: `file:${join(folder, 'data', 'leads.db')}` });
    await client.execute('DROP TABLE lead');
    client.close();
    const page = await fetch(new URL('/', started.inbox), { headers: { cookie, accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining('<h1>That failed</h1>')]);
    const headers = { 'origin': 'http://localhost', 'content-type': 'application/json' };
    const lead = { method: 'POST', headers, body: JSON.stringify(leadEvent()) };
    expect((await fetch(started.leads, lead)).status).toBe(503);
    expect(started.error().split('\n')).toEqual([
      expect.stringMatching(/^The inbox could not be shown: .*no such table: lead/),
      expect.stringMatching(/^A lead could not be stored: .*no such table/),
      '',
    ]);
  });

  test('the release is told on request, as package.json has it', async () => {
    const told = run(['--version']);
    expect(await told.ended).toBe(0);
    expect(told.out()).toBe(`${manifest.version}\n`);
    expect(told.error()).toBe('');
  });

  test('what is in the environment for an option that is not given is told, without what it holds', async () => {
    const started = await receive(await temporaryFolder(), [], { SMTP_URL: 'smtps://me:s3cret@a.example' });
    expect(started.error()).toBe(
      'SMTP_URL is in the environment, and is not used without the option --email.\n',
    );
  });

  test('help is told on request', async () => {
    const help = run(['--help']);
    expect(await help.ended).toBe(0);
    expect(help.out()).toContain('--qualifier <file>');
  });
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
