import { expand } from '../../qualifier/bank/expand.ts';
import { bankWords } from '../../qualifier/bank/load-words.ts';
import type { WrittenQualifier } from '../../qualifier/schema/schema.ts';

/**
 * Rules with every entry of the question bank as ordinary questions, in the language of the page, else in English.
 * Rules that cannot be expanded come back as they are: not usable, and the diagnostics say why.
 * @param found what was found as rules; or `{ bank: 'budget timeline', pass, review }`, from the attributes of those names
 * @param tag BCP 47 tag of the page; by a region in it, amounts are written as people there do
 */
export async function loadBank(found: unknown, tag: string): Promise<unknown> {
  const words = await bankWords(tag);
  const locale = tag.slice(0, 2).toLowerCase() === words.language && isLocale(tag) ? tag : words.language;
  const rules = fromAttributes(found) ?? found;
  try {
    return expand(rules as WrittenQualifier, words, locale);
  } catch {
    return rules;
  }
}

/** The rules that the attributes `bank`, `pass` and `review` stand for. */
function fromAttributes(found: unknown): unknown {
  const { bank, pass, review } = Object(found) as { bank?: unknown; pass?: Points; review?: Points };
  if (typeof bank !== 'string') return undefined;
  return {
    version: 1,
    id: 'bank',
    ...pointsOf('pass', pass),
    ...pointsOf('review', review),
    questions: bank.match(/\S+/g)?.map((key) => ({ bank: key })),
  };
}

type Points = string | number | null | undefined;

/** Points from an attribute; what is no number stays as it is, and the diagnostics say so. */
function pointsOf(name: string, written: Points): object | '' {
  const text = `${written ?? ''}`.trim();
  return text && { [name]: /^-?\d+$/.test(text) ? Number(text) : text };
}

/** Whether `Intl` takes a tag; pages have some that it does not, such as `en_GB`. */
function isLocale(tag: string): boolean {
  try {
    return !!Intl.getCanonicalLocales(tag);
  } catch {
    return false; // It throws for a tag that is none.
  }
}
