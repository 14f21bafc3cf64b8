import { parseQualifier } from '../../src/qualifier/schema/parse-qualifier.ts';

/** The same rules as on the page. */
export const rules = parseQualifier({
  version: 1,
  id: 'fit',
  questions: [
    { kind: 'yes-no', name: 'fit', label: 'Do you have at least $5,000 set aside for this project?' },
  ],
});
