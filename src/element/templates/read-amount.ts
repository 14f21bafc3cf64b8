import { amountHabits, plain } from './amount-habits.ts';

/** Longer texts are no amount. */
const MOST = 100;

/** What stands before the number, the number, what stands behind it. A point behind letters ends a short form (`Rs.`). */
const PARTS = /^(\D*?)((?:(?<!\p{L})[.,٫])?\d(?:[\d\s.,'’ʼ′٫٬]*\d)?)[.,]?(\D*)$/u;

/**
 * Reads an amount of money as people type it: `5,000`, `5.000,00 €`, `5’000.–`, `1,00,000`, `٥٬٠٠٠`, `５０００`,
 * `1.5k`, `EUR 5 000`. Never throws.
 *
 * A comma or a point can stand before the cents or between thousands. Where both are there, the last one stands
 * before the cents. One that is there several times is between thousands. One that is there once is
 * - before the cents if one or two digits follow, whatever the locale: nobody groups by two;
 * - between thousands if three digits follow: nobody counts thousandths of a currency that has none. Except where
 *   no thousands can be (`0.500`), and, as the locale has it, in currencies with three places and before a
 *   multiplier (`1.250k`);
 * - else as the locale has it.
 *
 * @param locale BCP 47 tag that `Intl` takes
 * @param currency three letters of ISO 4217; amounts that name another one are not read. Without it any may be named
 * @returns 0 or more; `undefined` for what is no single amount: words, ranges, less than nothing
 */
export function readAmount(text: string, locale: string, currency?: string): number | undefined {
  // `5.000,–` is Swiss, German and Dutch for no cents.
  const whole = plain(text.slice(0, MOST + 1))
    .replaceAll('،', ',')
    .replace(/[.,]\s?[-–—]+(?=\D*$)/, '');
  const [, before = '', number, behind = ''] = (whole.length <= MOST && PARTS.exec(whole)) || [];
  const { isUnit, zerosIn, decimal, places } = amountHabits(locale, currency);
  const zeros = zerosIn(behind);
  if (number === undefined || zeros === undefined || !isUnit(before)) return undefined;
  const digits = decimalOf(number, decimal, places > 2 || zeros > 0);
  // As an exponent, so that 1.1k is 1100 and not 1100.0000000000002.
  const amount = Number(`${digits ?? 'none'}e${zeros}`);
  return amount < Infinity ? amount : undefined;
}

/** A number with a point before its fraction and nothing between its thousands. */
function decimalOf(number: string, decimal: string, hasThousandths: boolean): string | undefined {
  const at = fractionAt(number, decimal, hasThousandths);
  const whole = at < 0 ? number : number.slice(0, at);
  const fraction = at < 0 ? '' : number.slice(at + 1);
  const groups = whole.split(/\D+/);
  const marks = new Set(whole.match(/\D+/g));
  const isGrouped = marks.size < 2 && (isWestern(groups) || isIndian(groups));
  return isGrouped && /^\d*$/.test(fraction) ? `${groups.join('')}.${fraction}` : undefined;
}

/** Where the mark before the fraction stands; -1: there is none. */
function fractionAt(number: string, decimal: string, hasThousandths: boolean): number {
  const marks = number.match(/[.,]/g) ?? [];
  const at = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (number.includes('٫')) return number.indexOf('٫');
  if (new Set(marks).size > 1 || (marks.length === 1 && /[^\d.,]/.test(number))) return at;
  if (marks.length !== 1) return -1;
  const isUsual = number[at] === decimal;
  const following = number.length - at - 1;
  if (following < 3) return at;
  const isThousand = following === 3 && /^[1-9]\d{0,2}\D/.test(number);
  if (isThousand) return isUsual && hasThousandths ? at : -1;
  return isUsual || /^0?\D/.test(number) ? at : -1;
}

/** `1` · `1000` · `1,000,000` */
function isWestern([first = '', ...others]: readonly string[]): boolean {
  return others.length === 0 || (/^\d{1,3}$/.test(first) && others.every(({ length }) => length === 3));
}

/** `1,00,00,000` */
function isIndian(groups: readonly string[]): boolean {
  return /^\d{1,2}( \d\d)* \d{3}$/.test(groups.join(' '));
}
