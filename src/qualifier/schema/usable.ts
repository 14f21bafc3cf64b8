/** Whether a value can serve as a qualifier, with questions of every kind. */
import { allKinds } from '../kinds/all.ts';
import { usableWith } from './usable-with.ts';

/** Everything `parseQualifier` accepts is usable. With a usable one `qualify` never throws. */
export const isUsable = usableWith(allKinds);
