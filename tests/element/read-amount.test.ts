import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount } from '../../src/element/templates/read-amount.ts';

type Case = [typed: string, amount: number | undefined];
const nbsp = '\u00A0';
const thin = '\u202F';
const none = undefined;

/** What people of a locale type, and what they mean. */
const TABLE: [locale: string, currency: string | undefined, cases: Case[]][] = [
  [
    'en-US',
    'USD',
    [
      ['5000', 5000],
      ['5,000', 5000],
      ['5, 000', none],
      ['5 000', 5000],
      [`5${nbsp}000`, 5000],
      [`5${thin}000`, 5000],
      ["5'000", 5000],
      ['5’000', 5000],
      ['5,000.00', 5000],
      ['5,000.5', 5000.5],
      ['1,234,567.89', 1234567.89],
      // As people from elsewhere type on an English page.
      ['5.000', 5000],
      ['5.000,00', 5000],
      ['1.234.567', 1234567],
      ['5,00', 5],
      ['5,5', 5.5],
      ['1,00,000', 100000],
      ['12,34,567', 1234567],
      ['0', 0],
      ['0.5', 0.5],
      ['.5', 0.5],
      ['0.500', 0.5],
      ['007', 7],
      ['5000.', 5000],
      ['5000.125', 5000.125],
      ['$5,000', 5000],
      ['$ 5,000', 5000],
      ['5000$', 5000],
      ['US$5,000', 5000],
      ['USD 5000', 5000],
      ['5000 usd', 5000],
      ['$5,000 USD', 5000],
      ['5000 dollars', 5000],
      ['5000 US dollars', 5000],
      ['1 dollar', 1],
      ['5k', 5000],
      ['5 K', 5000],
      ['$5k', 5000],
      ['1.5k', 1500],
      ['1,5k', 1500],
      ['1.1k', 1100],
      ['1.250k', 1250],
      ['1,250k', 1250000],
      ['5 thousand', 5000],
      ['2m', 2000000],
      ['2M', 2000000],
      ['1.5 million', 1500000],
      ['５０００', 5000],
      ['５，０００', 5000],
      ['$５，０００．５０', 5000.5],
      ['  5000  ', 5000],
      ['5_000', none],
      // Other money is not the money asked for.
      ['€5,000', none],
      ['5000 EUR', none],
      ['C$5000', none],
      // No single amount of money.
      ['', none],
      ['.', none],
      ['$', none],
      ['k', none],
      ['about five', none],
      ['about 5000', none],
      ['five thousand', none],
      ['-5000', none],
      ['−5000', none],
      ['(5000)', none],
      ['5-8k', none],
      ['5000-8000', none],
      ['5000 – 8000', none],
      ['5000 8000', none],
      ['5 8', none],
      ['5000/month', none],
      ['5000 per month', none],
      ['1,2,3', none],
      ['1,0000', none],
      ['5,000,00', none],
      ['1.234,567.890', none],
      ['5kk', none],
      ['5 apples', none],
      ['1e5', none],
      ['0x10', none],
      ['Infinity', none],
      ['NaN', none],
      ['9'.repeat(400), none],
      [`${' '.repeat(90)}5000`, 5000],
    ],
  ],
  [
    'de-DE',
    'EUR',
    [
      ['5.000', 5000],
      ['5.000,00', 5000],
      ['5.000,00 €', 5000],
      ['5000,5', 5000.5],
      ['5000,125', 5000.125],
      ['5,000', 5000],
      ['5.00', 5],
      ['1.234.567,89', 1234567.89],
      ['5.000,- €', 5000],
      ['5000,–', 5000],
      ['1,5k', 1500],
      ['1.250k', 1250000],
      ['5 Tausend', 5000],
      ['2 Mio. €', 2000000],
      ['5 000 Euro', 5000],
      ['1,0000', 1],
      ['1.0000', none],
      ['ca. 5000', none],
    ],
  ],
  [
    'de-CH',
    'CHF',
    [
      ["5'000", 5000],
      ['5’000.–', 5000],
      ['CHF 5’000.-', 5000],
      ["1'234.50", 1234.5],
    ],
  ],
  [
    'fr-FR',
    'EUR',
    [
      [`5${thin}000`, 5000],
      [`5${thin}000,00${nbsp}€`, 5000],
      ['5 000 €', 5000],
      ['EUR 5000', 5000],
      ['5000 euros', 5000],
      ['5 k€', 5000],
      ['5 mille', 5000],
      ['5 M€', 5000000],
      // A thousand, or a million?
      ['5 m€', none],
      ['5.000,50', 5000.5],
    ],
  ],
  [
    'es',
    'EUR',
    [
      ['5 mil', 5000],
      ['5 mil euros', 5000],
      ['2 m', none],
      ['2 M', 2000000],
    ],
  ],
  [
    'da',
    'DKK',
    [
      ['5.000 kr.', 5000],
      ['kr.5000', 5000],
      ['kr 5000', 5000],
      ['5 tusind', 5000],
    ],
  ],
  [
    'tr',
    'TRY',
    [
      ['₺5.000', 5000],
      ['5 bin', 5000],
      ['5B', 5000],
    ],
  ],
  [
    'ar',
    'USD',
    [
      ['٥٠٠٠', 5000],
      ['٥٬٠٠٠', 5000],
      ['٥٬٠٠٠٫٥٠', 5000.5],
      ['٥٠٠٠٫٥', 5000.5],
      ['٫٥', 0.5],
      ['٥،٠٠٠', 5000],
      ['5,000', 5000],
      ['\u200F٥٬٠٠٠ US$', 5000],
      ['٥٠٠٠ دولار', 5000],
      ['٥٠٠٠ دولار أمريكي', 5000],
      ['٥ آلاف', 5000],
      ['١٫٥ ألف', 1500],
      ['خمسة آلاف', none],
    ],
  ],
  ['ar-AE', 'AED', [['٥٠٠٠ د.إ.', 5000]]],
  [
    'fa',
    'IRR',
    [
      ['۵۰۰۰', 5000],
      ['۵٬۰۰۰', 5000],
      ['۵ هزار', 5000],
    ],
  ],
  [
    'en-IN',
    'INR',
    [
      ['₹1,00,000', 100000],
      ['1,00,000.50', 100000.5],
      ['3 lakh', 300000],
      ['3L', 300000],
      ['2 crore', 20000000],
    ],
  ],
  [
    'ja',
    'JPY',
    [
      ['50万', 500000],
      ['５０万円', 500000],
      ['¥500,000', 500000],
    ],
  ],
  // A dinar has thousandths: here the locale must say what a comma is.
  [
    'en',
    'KWD',
    [
      ['5.000', 5],
      ['5,000', 5000],
    ],
  ],
  [
    'fr',
    'TND',
    [
      ['5,000', 5],
      ['5.000', 5000],
      ['5 000,500', 5000.5],
    ],
  ],
  // No currency is asked for: any may be named.
  [
    'en',
    undefined,
    [
      ['5000', 5000],
      ['€5,000', 5000],
      ['5 000 CHF', 5000],
      ['R$5000', 5000],
      ['xyz 5000', none],
    ],
  ],
];

describe.each(TABLE)('in %s, %s', (locale, currency, cases) => {
  test.each(cases)('%j is %s', (typed, amount) => {
    expect(readAmount(typed, locale, currency)).toBe(amount);
  });
});

const locale = fc.constantFrom(
  ...'en en-IN fr fr-CH de de-CH de-AT es pt pt-PT it nl pl tr ja he ar ar-EG ar-SA fa ur hi mr ne bn my ru sv da fi zh ko'.split(
    ' ',
  ),
);
const amount = fc.oneof(
  fc.nat(10_000_000),
  fc.nat(10_000_000).map((cents) => cents / 100),
  fc.constantFrom(0, 0.01, 999, 1000, 1001, 9999, 10_000, 100_000, 1e9),
);

test('every amount that Intl writes is read back, plain and as money', () => {
  fc.assert(
    fc.property(
      locale,
      amount,
      fc.constantFrom('USD', 'EUR', 'INR', 'EGP', 'CHF', 'SEK'),
      (tag, value, currency) => {
        const written = new Intl.NumberFormat(tag, { maximumFractionDigits: 20 }).format(value);
        expect(readAmount(written, tag, currency), written).toBe(value);
        const money = new Intl.NumberFormat(tag, { style: 'currency', currency }).format(value);
        expect(readAmount(money, tag, currency), money).toBe(value);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('any text is an amount of 0 or more, or none; nothing throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'0 1 5 9 . , ’ k € $ - ٫ ٬ ٥'.split(' '), ' '), maxLength: 20 }),
  );
  fc.assert(
    fc.property(text, locale, (typed, tag) => {
      const read = readAmount(typed, tag, 'EUR');
      expect(read === undefined || (read >= 0 && read < Infinity)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
