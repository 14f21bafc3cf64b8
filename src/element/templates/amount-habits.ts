/** What people of a locale write in and around an amount, as `Intl` knows it. */
export interface AmountHabits {
  /** What stands before the fraction. */
  readonly decimal: string;
  /** Digits that the smallest coin has behind it. */
  readonly places: number;
  /** Whether a text beside a number is the currency, or nothing. */
  readonly isUnit: (text: string) => boolean;
  /** How many zeros a text behind a number stands for, such as 3 for `k`; `undefined` if it says something else. */
  readonly zerosIn: (text: string) => number | undefined;
}

const known = new Map<string, AmountHabits>();

/** @param currency three letters of ISO 4217; without it any currency will do */
export function amountHabits(locale: string, currency?: string): AmountHabits {
  const key = `${locale} ${currency}`;
  const habits = known.get(key) ?? habitsOf(locale, currency);
  known.set(key, habits);
  return habits;
}

/** The words of a text, without what differs only in writing. */
const wordsOf = (text: string): string[] => plain(text).toLowerCase().split(/\s+/).map(bare);
const bare = (word: string): string => word.replace(/^\.+|\.+$/g, '');

function habitsOf(locale: string, currency: string | undefined): AmountHabits {
  const units = new Set(['', ...(currency ? unitsOf(locale, currency) : anyUnits())]);
  const isUnit = (text: string): boolean =>
    wordsOf(text).every((word) => units.has(word) || (!currency && /^[a-z]{0,3}\p{Sc}$/u.test(word)));
  const multipliers = multipliersOf(locale);
  return {
    decimal: partOf(new Intl.NumberFormat(locale), 'decimal', 0.5),
    places: currency ? (money(locale, currency).resolvedOptions().maximumFractionDigits ?? 2) : 2,
    isUnit,
    zerosIn(text) {
      if (isUnit(text)) return 0;
      const said = plain(text);
      for (const [word, count] of multipliers) {
        // A small m may be a thousand (mil, mille, mila) as well as a million.
        const isSmall = word === 'M' && !locale.startsWith('en');
        const start = isSmall ? said : said.toLowerCase();
        if (start.startsWith(isSmall ? word : word.toLowerCase()) && isUnit(said.slice(word.length)))
          return count;
      }
      return undefined;
    },
  };
}

function money(locale: string, currency: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
}

/** Every way to write a currency: `USD`, `$`, `US$`, `US dollars`, `dollars`. */
function unitsOf(locale: string, currency: string): string[] {
  const display = (
    tag: string,
    currencyDisplay: Intl.NumberFormatOptions['currencyDisplay'],
    count: number,
  ) => partOf(money(tag, currency, { currencyDisplay, maximumFractionDigits: 0 }), 'currency', count);
  const units = [`${currency.slice(0, 2)}${display('en', 'narrowSymbol', 1)}`];
  for (const tag of [locale, 'en', 'en-CA'])
    for (const way of ['code', 'symbol', 'narrowSymbol', 'name'] as const)
      for (const count of [1, 2, 5]) units.push(display(tag, way, count));
  return units.flatMap(wordsOf);
}

const anyUnits = (): string[] => Intl.supportedValuesOf('currency').map((code) => code.toLowerCase());

/** `k`, `thousand`, `Mio`, `ألف`, `万` … with the zeros that they stand for, longer words first. */
function multipliersOf(locale: string): [word: string, zeros: number][] {
  const zeros = new Map([['k', 3]]);
  for (const compactDisplay of ['short', 'long'] as const) {
    const format = new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay });
    for (let places = 3; places < 10; places++)
      for (const count of [1, 2, 5]) {
        const size = count * 10 ** places;
        const word = bare(partOf(format, 'compact', size));
        const shown = Number(plain(partOf(format, 'integer', size)));
        if (word && shown) zeros.set(word, Math.round(Math.log10(size / shown)));
      }
  }
  return [...zeros].sort(([a], [b]) => b.length - a.length);
}

/** What `Intl` writes for one part of a number. */
function partOf(format: Intl.NumberFormat, type: Intl.NumberFormatPartTypes, value: number): string {
  const parts = format.formatToParts(value).filter((part) => part.type === type);
  return plain(parts.map((part) => part.value).join(''));
}

/**
 * A text with all digits as `0`–`9` (full-width, Arabic, Persian, Devanagari … ones too), all spaces as they are typed
 * most, and no marks of direction.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, digitOf)
    .trim();
}

/** Unicode keeps the ten digits of every script side by side, from zero up (The Unicode Standard, section 4.6). */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value % 10);
}
