import { describe, expect, test } from 'vitest';
import { LIFETIME } from '../../src/delivery/policy.ts';
import { type Entry, entryStore, keyOf } from '../../src/delivery/store.ts';
import { sampleEvent, SUBMITTED } from '../lead/sample.ts';
import { FakeStorage, forbidden } from './storage.ts';

const NOW = SUBMITTED;

function entryOf(sequence = 1, made = NOW): Entry {
  return { event: sampleEvent({ sequence }), webhook: 'https://example.com/', made, tries: 0, next: made };
}

/** Keys and texts that are not entries of ours, though they look like it. */
const CORRUPT = {
  'lead-qualifier:': '',
  'lead-qualifier:empty': '{}',
  'lead-qualifier:null': 'null',
  'lead-qualifier:text': 'not JSON {',
  'lead-qualifier:list': '[1,2]',
  'lead-qualifier:nameless': '{"event":{"data":{}},"webhook":"https://example.com/"}',
  'lead-qualifier:homeless': JSON.stringify({ event: sampleEvent() }),
  'lead-qualifier-settings': JSON.stringify(entryOf()),
  'cart': JSON.stringify(entryOf()),
};

describe('an entry', () => {
  test('written is found again by another store on the same storage, under a key of its own', () => {
    const storage = new FakeStorage();
    const [one, two] = [entryOf(1), entryOf(2)];
    expect(entryStore(() => storage).write(one)).toBe(true);
    expect(entryStore(() => storage).write(two)).toBe(true);
    const other = entryStore(
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
    const store = entryStore(
      () => storage,
      () => NOW,
    );
    for (const sequence of [1, 2]) store.write(entryOf(sequence));
    store.remove(keyOf(entryOf(1)));
    expect(store.read(keyOf(entryOf(1)))).toBeUndefined();
    expect(store.list()).toEqual([entryOf(2)]);
    expect(storage.getItem('cart')).toBe('3 apples');
  });

  test('of three days is deleted when the entries are listed; a moment before it is not', () => {
    const storage = new FakeStorage();
    let now = NOW;
    const store = entryStore(
      () => storage,
      () => now,
    );
    store.write(entryOf());
    now = NOW + LIFETIME - 1;
    expect(store.list()).toHaveLength(1);
    now = NOW + LIFETIME;
    expect(store.list()).toEqual([]);
    expect(storage.length).toBe(0);
  });
});

describe('what is not an entry', () => {
  const ours = Object.keys(CORRUPT).filter((name) => name.startsWith('lead-qualifier:'));
  const others = Object.fromEntries(Object.entries(CORRUPT).filter(([name]) => !ours.includes(name)));

  test('is neither listed nor read; under a key of ours it is kept whole for three days, and no longer', () => {
    const storage = new FakeStorage();
    Object.assign(storage, CORRUPT);
    let now = NOW;
    const store = entryStore(
      () => storage,
      () => now,
    );
    for (const later of [0, 1, LIFETIME - 1]) {
      now = NOW + later;
      expect(store.list()).toEqual([]);
      for (const key of ours) {
        expect(store.read(key)).toBeUndefined();
        expect(JSON.parse(storage.getItem(key)!)).toEqual({ aside: NOW, text: CORRUPT[key as keyof object] });
      }
    }
    expect(Object.assign({}, storage)).toMatchObject(others);
    now = NOW + LIFETIME;
    expect(store.list()).toEqual([]);
    expect(Object.assign({}, storage)).toEqual(others);
  });

  test('is an entry under the key of another: it could never be deleted', () => {
    const storage = new FakeStorage();
    storage.setItem('lead-qualifier:elsewhere:1', JSON.stringify(entryOf()));
    const store = entryStore(
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
  test('entries are kept in memory, and said not to outlive the page', () => {
    const store = entryStore(storage, () => NOW);
    expect(store.write(entryOf())).toBe(false);
    expect(store.list()).toEqual([entryOf()]);
    expect(store.read(keyOf(entryOf()))).toEqual(entryOf());
    store.remove(keyOf(entryOf()));
    expect(store.list()).toEqual([]);
    expect(entryStore(storage, () => NOW).list()).toEqual([]);
  });

  test('entries in memory live for three days too', () => {
    let now = NOW;
    const store = entryStore(storage, () => now);
    store.write(entryOf());
    now += LIFETIME;
    expect(store.list()).toEqual([]);
  });
});

test('an entry moves from memory to the storage once there is room, and is not there twice', () => {
  const storage = new FakeStorage();
  storage.setItem('cart', 'x'.repeat(100));
  Object.defineProperty(storage, 'quota', { value: 200 });
  const store = entryStore(
    () => storage,
    () => NOW,
  );
  expect(store.write(entryOf())).toBe(false);
  Object.defineProperty(storage, 'quota', { value: Infinity });
  const later = { ...entryOf(), tries: 1 };
  expect(store.write(later)).toBe(true);
  expect(store.list()).toEqual([later]);
  // From then on it is the storage that counts: another tab may have delivered it.
  entryStore(() => storage).remove(keyOf(later));
  expect(store.list()).toEqual([]);
});

test('a newer state in memory hides the older one that fills the storage', () => {
  const storage = new FakeStorage();
  const store = entryStore(
    () => storage,
    () => NOW,
  );
  store.write(entryOf());
  Object.defineProperty(storage, 'quota', { value: 0 });
  const later = { ...entryOf(), tries: 7 };
  store.write(later);
  expect(store.list()).toEqual([later]);
  expect(storage.length).toBe(1);
});
