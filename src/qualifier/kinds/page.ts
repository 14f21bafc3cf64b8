/** For the widget until it uses `kinds`: the kinds that have a view by now. */
import type { Question } from '../schema/questions.ts';
import type { Kind } from './kind.ts';
import { choice, yesNo } from './pick-one.ts';

export type Kinds = { readonly [Name in Question['kind']]?: Kind };

export const pageKinds: Kinds = { 'yes-no': yesNo, choice };

type TableOf<Known> = { readonly [Name in Question['kind']]?: Known };

/** @throws TypeError where the table lacks the kind */
export function kindOf<Known>(kinds: TableOf<Known>, question: Question): Known {
  const kind = kinds[question.kind];
  if (!kind) throw new TypeError(question.kind);
  return kind;
}
