import type { AllWords } from './locales/words.ts';

/**
 * What the element loads only when it is needed: a table of plain imports, from which bundlers make a file each. The
 * script bundle has a table of its own, which finds those files by address: `src/script/parts.ts`.
 */
export const parts = {
  /** What sends: composing the lead, the outcome, the queue. */
  submission: () => import('./submission/submission.ts'),
  /** Questions other than yes-no and choice. */
  lateViews: () => import('./templates/late-views.ts'),
  /** Questions that the author of the page wrote as markup. */
  slottedQuestions: () => import('./slotted/slotted-questions.ts'),
  /** Recognises a field by the words of its label. */
  labelRoles: () => import('./contact/label-roles.ts'),
  /** The small form, where the site has none. */
  ownForm: () => import('./templates/own-form.ts'),
  /** Questions of the bank; their words, in the language of the page, come with them. */
  bank: (_language: string) => import('./bank/load-bank.ts'),
  /** The element's words in a language other than English. */
  words: (language: string): Promise<{ words: AllWords }> => import(`./locales/other/${language}.ts`),
  /** Explanations for the developer of a page. */
  diagnostics: () => import('./diagnostics/explain.ts'),
  /** A live test on the console. */
  trace: () => import('./diagnostics/trace.ts'),
};
