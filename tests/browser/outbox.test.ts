import { expect, test } from 'vitest';
import { LeadQualifier, outbox } from '../../src/index.ts';
import { MAX_AGE_MS } from '../../src/delivery/lead-store.ts';
import { sampleEvent } from '../lead/sample.ts';

test('the leads that wait can be looked at and forgotten, from the package and from the element', async () => {
  const event = sampleEvent();
  const made = Date.now();
  const entry = { event, webhook: 'https://example.com/', made, tries: 1, next: made + MAX_AGE_MS / 10 };
  localStorage.setItem(`lead-qualifier:${event.data.id}:${event.data.sequence}`, JSON.stringify(entry));
  expect(await outbox().leads()).toEqual([event]);
  expect(await LeadQualifier.outbox.leads()).toEqual([event]);
  await outbox().flush();
  expect(await outbox().leads()).toEqual([event]);
  await outbox().forget();
  const left = [await outbox().leads(), await LeadQualifier.outbox.leads(), localStorage.length];
  expect(left).toEqual([[], [], 0]);
});
