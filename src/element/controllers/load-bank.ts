import { bankWords } from '../../qualifier/bank/load-words.ts';
import type { WrittenQualifier } from '../../qualifier/schema/schema.ts';
import type { SlottedQuestionsHost } from '../slotted/slotted-questions.ts';
import { followLanguage } from './follow-language.ts';

/**
 * Rules with every entry of the question bank as ordinary questions, in the language of the page, else in
 * English. The rules are untrusted: where they cannot be expanded, they come back as they are, not usable, and
 * the explanation says why.
 * @param found what was found as rules; or `{ bank: 'budget timeline', pass, review }`, from the attributes of those names
 * @param tag BCP 47 tag of the page; by a region in it, amounts are written as people there do
 * @param author is asked to load them again once the page is in another language
 */
export async function loadBank(found: unknown, tag: string, author?: SlottedQuestionsHost): Promise<unknown> {
  if (author) followLanguage(author, tag);
  const [{ expand }, words] = await Promise.all([import('../../qualifier/bank/expand.ts'), bankWords(tag)]);
  const locale = tag.slice(0, 2).toLowerCase() === words.language && isLocale(tag) ? tag : words.language;
  const rules = fromAttribute(found) ?? found;
  try {
    return expand(rules as WrittenQualifier, words, locale);
  } catch {
    return rules;
  }
}

/** The rules that the attribute `bank` stands for. */
function fromAttribute(found: unknown): unknown {
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

/** A number of points from an attribute; what is no number stays as it is, for the explanation to tell. */
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
