/** Money and numbers, written as people write them in a place. */
import type { Words } from '../locales/words.ts';

/** @param currency three letters of ISO 4217 */
export function money(
  locale: string,
  currency: string,
  digits: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
}

/** With as many places as Intl writes: what was typed is never rounded. */
export const decimal = (locale: string): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });

/** An amount, with its currency where that is known. */
export function inWords(value: number, locale: string, currency: string | undefined): string {
  const digits = Number.isInteger(value) ? { minimumFractionDigits: 0 } : {};
  return (currency ? money(locale, currency, digits) : decimal(locale)).format(value);
}

/** The currency, if `Intl` takes it: rules are used also where they are not quite as they should be. */
export function currencyOf({ currency }: { readonly currency?: unknown }): string | undefined {
  return typeof currency === 'string' && /^[a-z]{3}$/i.test(currency) ? currency : undefined;
}

/** The locale to write numbers and dates by: that of the page, also where our words are English for lack of its own. */
export function localeOf({ tag = '', language }: Pick<Words, 'tag' | 'language'>): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? language;
  } catch {
    return language; // It throws for a tag that is none; pages have some, such as `en_GB`.
  }
}
