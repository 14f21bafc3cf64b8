/** Writes `qualifier.schema.json` to the path given: `node --import tsx write-json-schema.ts <path>`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { qualifierJsonSchema } from './schema.ts';

const path = process.argv[2];
if (!path) throw new Error('Say where to write it: write-json-schema.ts dist/qualifier.schema.json');
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `${JSON.stringify(qualifierJsonSchema(), undefined, 2)}\n`);
