import type { SlottedQuestionsHost } from '../slotted/slotted-questions.ts';

const followers = new WeakMap<SlottedQuestionsHost, MutationObserver>();

/**
 * Has rules loaded again once their element is in another language: sites that change it without another page say so
 * by `lang` alone. It does not keep the element alive.
 * @param language that the rules were loaded for
 */
export function followLanguage(author: SlottedQuestionsHost, language: string): void {
  const held = new WeakRef(author);
  const observer = new MutationObserver(() => {
    const asked = held.deref();
    if (asked?.language() === language) return;
    asked?.reload();
    observer.disconnect();
  });
  followers.get(author)?.disconnect();
  followers.set(author, observer);
  observer.observe(document, { attributeFilter: ['lang'], subtree: true });
}
