import { expect, test } from 'vitest';
import { slackTarget } from '../../../src/receiver/forward/slack-target.ts';
import { never, outgoing } from './sample.ts';
import { targetServer } from './target-server.ts';

test('an answer that does not come within 20 s is a failure', async () => {
  const server = await targetServer(() => () => undefined);
  const target = slackTarget({ name: 'slow', url: server.url, allowPrivate: ['127.0.0.1'] });
  const begun = performance.now();
  expect(await target.send(outgoing(), never)).toEqual({ kind: 'failed', why: 'it does not answer' });
  expect(Math.round((performance.now() - begun) / 1000)).toBe(20);
});
