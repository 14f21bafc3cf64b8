import { expect, onTestFinished, test, vi } from 'vitest';
import { slackTarget } from '../../../src/receiver/forward/chat-targets.ts';
import { never, outgoing } from './sample.ts';
import { targetServer } from './target-server.ts';

test('an answer that does not come within 20 s is a failure', async () => {
  const server = await targetServer(() => () => undefined);
  const target = slackTarget({ name: 'slow', url: server.url, allowPrivate: ['127.0.0.1'] });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const begun = performance.now();
  const sent = target.send(outgoing(), never);
  while (server.hits.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersToNextTimerAsync();
  expect(await sent).toEqual({ kind: 'failed', why: 'it does not answer' });
  expect(Math.round((performance.now() - begun) / 1000)).toBe(20);
});
