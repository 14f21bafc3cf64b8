import { describe, expect, test } from 'vitest';
import { createLeadStore, keyOf, MAX_AGE_MS, type QueuedLead } from '../../src/delivery/lead-store.ts';
import { sampleEvent, SUBMITTED } from '../lead/sample.ts';
import { FakeStorage, forbidden } from './storage.ts';

const NOW = SUBMITTED;

function leadOf(sequence = 1, made = NOW): QueuedLead {
  return { event: sampleEvent({ sequence }), webhook: 'https://example.com/', made, tries: 0, next: made };
}

/** Keys and texts that are not leads of ours, though they look like it. */
const CORRUPT = {
  'lead-qualifier:': '',
  'lead-qualifier:empty': '{}',
  'lead-qualifier:null': 'null',
  'lead-qualifier:text': 'not JSON {',
  'lead-qualifier:list': '[1,2]',
  'lead-qualifier:nameless': '{"event":{"data":{}},"webhook":"https://example.com/"}',
  'lead-qualifier:homeless': JSON.stringify({ event: sampleEvent() }),
  'lead-qualifier-settings': JSON.stringify(leadOf()),
  'cart': JSON.stringify(leadOf()),
};

describe('a lead', () => {
  test('written is found again by another store on the same storage, under a key of its own', () => {
    const storage = new FakeStorage();
    const [one, two] = [leadOf(1), leadOf(2)];
    expect(createLeadStore(() => storage).write(one)).toBe(true);
    expect(createLeadStore(() => storage).write(two)).toBe(true);
    const other = createLeadStore(
      () => storage,
      () => NOW,
    );
    expect(other.list()).toEqual([one, two]);
    expect(other.read(keyOf(two))).toEqual(two);
    expect(storage.length).toBe(2);
  });

  test('removed is gone, and its neighbours are not', () => {
    const storage = new FakeStorage();
    storage.setItem('cart', '3 apples');
    const store = createLeadStore(
      () => storage,
      () => NOW,
    );
    for (const sequence of [1, 2]) store.write(leadOf(sequence));
    store.remove(keyOf(leadOf(1)));
    expect(store.read(keyOf(leadOf(1)))).toBeUndefined();
    expect(store.list()).toEqual([leadOf(2)]);
    expect(storage.getItem('cart')).toBe('3 apples');
  });

  test('of three days is deleted when the leads are listed; a moment before it is not', () => {
    const storage = new FakeStorage();
    let now = NOW;
    const store = createLeadStore(
      () => storage,
      () => now,
    );
    store.write(leadOf());
    now = NOW + MAX_AGE_MS - 1;
    expect(store.list()).toHaveLength(1);
    now = NOW + MAX_AGE_MS;
    expect(store.list()).toEqual([]);
    expect(storage.length).toBe(0);
  });
});

describe('what is not a lead', () => {
  const ours = Object.keys(CORRUPT).filter((name) => name.startsWith('lead-qualifier:'));
  const others = Object.fromEntries(Object.entries(CORRUPT).filter(([name]) => !ours.includes(name)));

  test('is neither listed nor read; under a key of ours it is kept whole for three days, and no longer', () => {
    const storage = new FakeStorage();
    Object.assign(storage, CORRUPT);
    let now = NOW;
    const store = createLeadStore(
      () => storage,
      () => now,
    );
    for (const later of [0, 1, MAX_AGE_MS - 1]) {
      now = NOW + later;
      expect(store.list()).toEqual([]);
      for (const key of ours) {
        expect(store.read(key)).toBeUndefined();
        expect(JSON.parse(storage.getItem(key)!)).toEqual({ aside: NOW, text: CORRUPT[key as keyof object] });
      }
    }
    expect(Object.assign({}, storage)).toMatchObject(others);
    now = NOW + MAX_AGE_MS;
    expect(store.list()).toEqual([]);
    expect(Object.assign({}, storage)).toEqual(others);
  });

  test('is a lead under the key of another: it could never be deleted', () => {
    const storage = new FakeStorage();
    storage.setItem('lead-qualifier:elsewhere:1', JSON.stringify(leadOf()));
    const store = createLeadStore(
      () => storage,
      () => NOW,
    );
    expect(store.list()).toEqual([]);
    expect(storage.length).toBe(1);
  });
});

describe.each([
  ['full', () => new FakeStorage(10)],
  ['forbidden', forbidden],
  ['not there', () => undefined as unknown as Storage],
])('where the storage is %s', (_, storage) => {
  test('leads are kept in memory, and said not to outlive the page', () => {
    const store = createLeadStore(storage, () => NOW);
    expect(store.write(leadOf())).toBe(false);
    expect(store.list()).toEqual([leadOf()]);
    expect(store.read(keyOf(leadOf()))).toEqual(leadOf());
    store.remove(keyOf(leadOf()));
    expect(store.list()).toEqual([]);
    expect(createLeadStore(storage, () => NOW).list()).toEqual([]);
  });

  test('leads in memory live for three days too', () => {
    let now = NOW;
    const store = createLeadStore(storage, () => now);
    store.write(leadOf());
    now += MAX_AGE_MS;
    expect(store.list()).toEqual([]);
  });
});

test('a lead moves from memory to the storage once there is room, and is not there twice', () => {
  const storage = new FakeStorage();
  storage.setItem('cart', 'x'.repeat(100));
  Object.defineProperty(storage, 'quota', { value: 200 });
  const store = createLeadStore(
    () => storage,
    () => NOW,
  );
  expect(store.write(leadOf())).toBe(false);
  Object.defineProperty(storage, 'quota', { value: Infinity });
  const later = { ...leadOf(), tries: 1 };
  expect(store.write(later)).toBe(true);
  expect(store.list()).toEqual([later]);
  // From then on it is the storage that counts: another tab may have delivered it.
  createLeadStore(() => storage).remove(keyOf(later));
  expect(store.list()).toEqual([]);
});

test('a newer state in memory hides the older one that fills the storage', () => {
  const storage = new FakeStorage();
  const store = createLeadStore(
    () => storage,
    () => NOW,
  );
  store.write(leadOf());
  Object.defineProperty(storage, 'quota', { value: 0 });
  const later = { ...leadOf(), tries: 7 };
  store.write(later);
  expect(store.list()).toEqual([later]);
  expect(storage.length).toBe(1);
});

test('a lead is kept for three days', () => {
  expect(MAX_AGE_MS).toBe(3 * 24 * 60 * 60 * 1000);
});
