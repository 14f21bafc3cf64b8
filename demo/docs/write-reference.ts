/** `npm run reference`: writes the pages of the reference from the sources and the last build. */
import { writeFileSync } from 'node:fs';
import { referencePages } from './reference-pages.ts';

for (const [file, markdown] of Object.entries(referencePages()))
  writeFileSync(new URL(`reference/${file}`, import.meta.url), markdown);
