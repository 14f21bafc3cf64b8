import { expect, test } from 'vitest';
import { webhookLabel } from '../../../src/receiver/command/forward-options.ts';

test.each([
  ['https://crm.example.com/leads', 'crm.example.com/leads'],
  ['https://crm.example.com:8443/leads/new/', 'crm.example.com:8443/leads/new'],
  ['https://crm.example.com/', 'crm.example.com'],
  ['https://crm.example.com/leads?key=s3cret#s3cret', 'crm.example.com/leads'],
  ['https://hooks.example.com/catch/12345/abcdef1', 'hooks.example.com/catch/12345/abcdef1'],
  ['https://a.example/hook/0198c0de7a107b3c9f005f4e3d2c1b0a', 'a.example/hook/0198…'],
  ['https://a.example/T0AB12/xoxb-17653672481-19874698323/in', 'a.example/T0AB12/xoxb…/in'],
  ['https://a.example/a-campaign-in-many-words', 'a.example/a-campaign-in-many-words'],
  [`https://a.example/${'long/'.repeat(40)}`, `a.example/${'long/'.repeat(14)}…`],
  ['no URL', 'webhook'],
])('the webhook %s is called %s', (url, label) => {
  expect(webhookLabel(url)).toBe(label);
});
