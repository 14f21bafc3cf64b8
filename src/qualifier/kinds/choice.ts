/** One of several options. */
import type { ChoiceQuestion } from '../schema/schema.ts';
import { areOptions } from './checks.ts';
import { pickOne } from './pick-one.ts';

export const choice = pickOne<ChoiceQuestion>({ options: areOptions }, ({ options }) => options);
