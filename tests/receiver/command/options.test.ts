import { describe, expect, test } from 'vitest';
import { help } from '../../../src/receiver/command/usage.ts';
import { asksVersion, environmentWarnings, readOptions } from '../../../src/receiver/command/options.ts';
import { ENVIRONMENT, NEEDS, OPTIONS } from '../../../src/receiver/command/option-table.ts';

const RULES = ['receive', '--qualifier', 'rules.json'];

test('what is not said has its default', () => {
  expect(readOptions(RULES, {})).toEqual({
    qualifiers: ['rules.json'],
    questions: [],
    port: 8788,
    host: '127.0.0.1',
    database: 'data/leads.db',
    origins: ['localhost'],
    allowNoOrigin: false,
    inbox: '/',
    rateLimit: { requests: 30, seconds: 60 },
    requireChallenge: false,
    proxies: 0,
    forward: {
      webhooks: [],
      emails: [],
      slack: false,
      discord: false,
      verdicts: ['qualified', 'review'],
      allowPrivate: [],
    },
  });
});

test('what is said counts, and may come several times where that makes sense', () => {
  const more =
    '--qualifier fr.json --origin https://a.example --origin https://b.example --port 0 --host ::1';
  expect(readOptions([...RULES, ...`${more} --inbox /inbox --allow-no-origin`.split(' ')], {})).toMatchObject(
    {
      qualifiers: ['rules.json', 'fr.json'],
      questions: [],
      origins: ['https://a.example', 'https://b.example'],
      port: 0,
      host: '::1',
      inbox: '/inbox',
      allowNoOrigin: true,
    },
  );
  expect(readOptions([...RULES, '--rate-limit', '0', '--trust-proxy', '2'], {})).toMatchObject({
    rateLimit: false,
    proxies: 2,
  });
});

test.each([
  [['receive', '--token', 'from the option'], 'from the option'],
  [['receive'], 'from the environment'],
])('the token of %j is %j', (args, token) => {
  const options = readOptions([...args, '--qualifier', 'x'], {
    LEAD_QUALIFIER_TOKEN: 'from the environment',
  });
  expect(options?.token).toBe(token);
});

test('a database named by the environment is used where the option names none', () => {
  const environment = { LEAD_QUALIFIER_DATABASE: 'postgres://db/leads', LEAD_QUALIFIER_TOKEN: 'x' };
  expect(readOptions(RULES, environment)?.database).toBe('postgres://db/leads');
  expect(readOptions([...RULES, '--database', 'a.db'], environment)?.database).toBe('a.db');
});

test.each([[['--help']], [['-h']], [['help']], [['receive', '--help']]])('%j asks for help', (args) => {
  expect(readOptions(args, {})).toBeUndefined();
});

test.each([['--version'], ['-v'], ['version'], ['receive', '--version']].map((args) => [args]))(
  '%j asks for the release',
  (args) => {
    expect([readOptions(args, {}), asksVersion(args)]).toEqual([undefined, true]);
    expect(asksVersion([...args, '--help'])).toBe(false);
  },
);

test('the help names every option and every variable, on lines that a terminal holds', () => {
  const text = help();
  for (const name of Object.keys(OPTIONS)) expect(text).toMatch(new RegExp(`^ {2}--${name}\\b`, 'm'));
  for (const name of Object.keys(ENVIRONMENT))
    expect(text).toMatch(new RegExp(`^ {2}${name}$|^ {2}${name} {2}`, 'm'));
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(84);
  expect(text).not.toContain('`');
});

test.each(NEEDS)('--$option is refused without what it is about', ({ option, needs, example }) => {
  const value = 'value' in OPTIONS[option] ? ['x'] : [];
  const alone = [...RULES, `--${option}`, ...value];
  expect(() => readOptions(alone, {})).toThrow(new RegExp(`^--${option} does nothing without .*${example}`));
  expect(needs.some((name) => example.startsWith(`--${name}`))).toBe(true);
});

test('the options of forwarding count beside the targets they are about', () => {
  const more =
    '--email me@example.com --email-from leads@example.com --forward-verdicts all --inbox-url https://a.example/';
  expect(readOptions([...RULES, ...more.split(' ')], {})?.forward).toMatchObject({
    emailFrom: 'leads@example.com',
    inboxUrl: 'https://a.example/',
  });
});

describe('what is in the environment and not used', () => {
  test.each([
    ['LEAD_QUALIFIER_CHALLENGE_SECRET', '--challenge', ['turnstile']],
    ['SMTP_URL', '--email', ['me@example.com']],
    ['LEAD_QUALIFIER_FORWARD_SECRET', '--forward', ['https://crm.example.com/']],
    ['SLACK_WEBHOOK_URL', '--slack', []],
    ['DISCORD_WEBHOOK_URL', '--discord', []],
  ])('%s is told without %s', (name, option, value) => {
    const environment = { [name]: 's3cret' };
    expect(notes(environment)).toEqual([
      `${name} is in the environment, and is not used without the option ${option}.`,
    ]);
    expect(notes(environment, option, ...value)).toEqual([]);
    expect(notes({ [name]: '' })).toEqual([]);
  });

  test('a name that is spelled wrong is told, and what others use is not', () => {
    const given = { LEAD_QUALIFIER_TOKENS: 's3cret', LEAD_QUALIFIER_TOKEN: 'x'.repeat(16), PATH: '/bin' };
    expect(notes(given)).toEqual([
      'LEAD_QUALIFIER_TOKENS is in the environment, and means nothing here: see lead-qualifier --help for its spelling.',
    ]);
  });
});

function notes(environment: Record<string, string>, ...more: string[]): string[] {
  return environmentWarnings(readOptions([...RULES, ...more], environment)!, environment);
}

test('of an option that counts once, the last one does', () => {
  expect(readOptions([...RULES, '--port', '1', '--port', '2'], {})?.port).toBe(2);
});

test.each<[string[], string]>([
  [[], 'No command was given'],
  [[], 'All options: lead-qualifier --help'],
  [['recieve'], '"recieve" is not a command. Write: lead-qualifier receive'],
  [['receive', 'rules.json'], '"receive rules.json" is not a command'],
  [['receive', 'rules.json'], 'Write: lead-qualifier receive --qualifier rules.json'],
  [['receive'], 'Your rules are missing'],
  [[...RULES, '--database', 'mysql://me:s3cret@db/leads'], 'Write a path, as data/leads.db, or postgres://'],
  [
    [...RULES, '--origin', 'https://a.example, https://b.example'],
    'Write --origin https://a.example --origin https://b.example',
  ],
  [[...RULES, '--prot', '1'], 'All options: lead-qualifier --help'],
  [[...RULES, '--prot', '1'], 'There is no option --prot. Did you mean --port?'],
  [[...RULES, '--no-origin'], 'There is no option --no-origin.\n'],
  [[...RULES, '--constructor'], 'There is no option --constructor.\n'],
  [[...RULES, '-p', '1'], 'There is no option -p.'],
  [[...RULES, '--port'], '--port has no value behind it. Write --port <number>'],
  [[...RULES, '--token', '-abc'], 'Write --token <text>, with an equals sign'],
  [[...RULES, '--email', '--slack'], '--email has no value behind it'],
  [[...RULES, '--slack=no'], '--slack is given without a value'],
  [[...RULES, '--host', ''], '--host "" is empty'],
  [[...RULES, '--database='], '--database "" is empty'],
  [
    [...RULES, '--port', '99999'],
    '"99999" is not a port. Write a number from 0 to 65535, for example --port 8788',
  ],
  [[...RULES, '--port', '80a'], '"80a" is not a port'],
  [[...RULES, '--port', ''], '"" is not a port'],
  [[...RULES, '--rate-limit', 'many'], '--rate-limit "many" is not a number'],
  [[...RULES, '--trust-proxy', '99'], 'a number from 0 to 10. Write for example --trust-proxy 1'],
  [[...RULES, '--challenge', 'captcha'], '"captcha" is no challenge. Write one of turnstile, hcaptcha'],
  [[...RULES, '--require-challenge'], 'Say which challenge, for example --challenge turnstile'],
  [[...RULES, '--inbox', '/readyz'], 'for example --inbox /inbox'],
  [[...RULES, '--database', 'postgres://db/leads'], 'Set LEAD_QUALIFIER_TOKEN'],
  [[...RULES, '--inbox', '/leads'], 'for example --inbox /inbox'],
  [[...RULES, '--inbox', 'inbox'], 'for example --inbox /inbox'],
  [[...RULES, '--inbox', '/a/../leads'], 'for example --inbox /inbox'],
  [[...RULES, '--inbox', '/:id'], 'for example --inbox /inbox'],
])('%j is told how to be mended', (args, text) => {
  expect(() => readOptions(args, {})).toThrow(text);
});
