import { expect, test } from 'vitest';
import { readOptions } from '../../src/receiver/command-options.ts';

const RULES = ['receive', '--qualifier', 'rules.json'];

test('what is not said has its default', () => {
  expect(readOptions(RULES, {})).toEqual({
    qualifiers: ['rules.json'],
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

test.each<[string[], string]>([
  [[], 'No command was given'],
  [['recieve'], '"recieve" is not a command. Write: lead-qualifier receive'],
  [['receive', 'rules.json'], '"receive rules.json" is not a command'],
  [['receive'], 'Your rules are missing'],
  [[...RULES, '--prot', '1'], 'All options: lead-qualifier --help'],
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
