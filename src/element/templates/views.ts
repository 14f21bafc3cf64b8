import type { ChoiceQuestion, Question } from '../../qualifier/schema/questions.ts';
import { parts } from '../parts.ts';
import { styles } from '../styles.ts';
import { choiceView } from './choice.ts';
import type { KindView } from './question.ts';

/** A view for each kind of question that can be shown; `select` is another one for `choice`. */
export type KindViews = {
  [Kind in Question['kind']]?: KindView<Extract<Question, { kind: Kind }>>;
} & { select?: KindView<ChoiceQuestion> };

/** The views that most pages need; `loadLateViews` adds the others, for all elements of the page. */
const views: KindViews = {
  'yes-no': { create: choiceView, answerText: (_, value, words) => words[value as 'yes' | 'no'] },
  'choice': { create: choiceView },
};

/** How a question is shown; undefined where that part did not load. */
export function viewOf(question: Question): KindView | undefined {
  const name = 'display' in question && question.display === 'select' ? 'select' : question.kind;
  return views[name];
}

/**
 * Loads the other views where rules, not checked yet, may have such a question.
 * Never rejects: rules with questions that cannot be shown are not used, and the diagnostics say why.
 */
export async function loadLateViews(rules: unknown): Promise<void> {
  if (!/"kind":"(choices|amount|date|text)"|"display":"select"/.test(JSON.stringify(rules))) return;
  const part = await parts.lateViews().catch(() => undefined);
  if (!part) return;
  Object.assign(views, part.views);
  styles.styleSheet?.replaceSync(styles.cssText + part.styles);
}
