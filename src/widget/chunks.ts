import type { Words } from './locales/en.ts';

/** The parts that are loaded only where they are needed. The script bundle has its own table: chunks.script.ts. */
export const chunks = {
  ar: (): Promise<{ words: Words }> => import('./locales/ar.ts'),
  fr: (): Promise<{ words: Words }> => import('./locales/fr.ts'),
  explain: (): Promise<typeof import('./explain.ts')> => import('./explain.ts'),
};
