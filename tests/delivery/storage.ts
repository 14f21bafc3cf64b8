/** What localStorage throws when its quota is used up. */
export class QuotaExceeded extends Error {
  override name = 'QuotaExceededError';
}

/**
 * A localStorage: its keys are own properties, its methods are not. Holds at most `quota` characters.
 */
export class FakeStorage implements Storage {
  [key: string]: unknown;
  declare private readonly quota: number;
  /** Called on each change, as other tabs are. */
  declare readonly listeners: ((change: Pick<StorageEvent, 'key' | 'newValue'>) => void)[];

  constructor(quota = Infinity) {
    Object.defineProperty(this, 'quota', { value: quota, writable: true });
    Object.defineProperty(this, 'listeners', { value: [] });
  }
  get length(): number {
    return Object.keys(this).length;
  }
  key(index: number): string | null {
    return Object.keys(this)[index] ?? null;
  }
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }
  setItem(key: string, value: string): void {
    const others = Object.entries(this).filter(([name]) => name !== key);
    const size = [...others, [key, value]].reduce((sum, pair) => sum + pair.join('').length, 0);
    if (size > this.quota) throw new QuotaExceeded();
    this[key] = value;
    for (const listener of this.listeners) listener({ key, newValue: value });
  }
  removeItem(key: string): void {
    delete this[key];
    for (const listener of this.listeners) listener({ key, newValue: null });
  }
  clear(): void {
    for (const key of Object.keys(this)) delete this[key];
  }
}

/** The localStorage of a sandboxed frame: the mere access throws. */
export function forbidden(): never {
  throw new DOMException('The document is sandboxed', 'SecurityError');
}
