/** How each kind of question is shown. The script carries what most pages need; the others come when rules need them. */
import { pageKinds } from '../../qualifier/kinds/page.ts';
import type { Question } from '../../qualifier/schema/questions.ts';
import { look, sheetOf } from '../styles.ts';
import { pickOneView } from './pick-one-view.ts';
import type { KindView } from './question-view.ts';

/** A view for each kind that can be shown. */
export type KindViews = {
  [Name in Question['kind']]?: KindView<Extract<Question, { kind: Name }>>;
};

/** Has the same kinds as `pageKinds`. */
export const kindViews: KindViews = {
  'yes-no': { view: pickOneView, say: (_, value, words) => words[value as 'yes' | 'no'] },
  'choice': { view: pickOneView },
};

/**
 * Adds the kinds that the script does not carry, both how they judge and how they look. Never rejects: where they
 * do not come, rules with such a question are of no use, and the explanation says why.
 */
export const loadMoreKinds = (): Promise<void> =>
  import('./more-kinds.ts').then(
    (more) => {
      Object.assign(pageKinds, more.kinds);
      Object.assign(kindViews, more.views);
      sheetOf(look).replaceSync(look + more.look);
    },
    () => undefined,
  );
