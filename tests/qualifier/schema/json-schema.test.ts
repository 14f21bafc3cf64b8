import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { qualifierJsonSchema } from '../../../src/qualifier/schema/schema.ts';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly description?: string;
  readonly additionalProperties?: boolean | Schema;
}

const schema: Schema = qualifierJsonSchema();
const follow = ({ $ref }: Schema): Schema | undefined => schema.$defs?.[$ref?.replace('#/$defs/', '') ?? ''];
const kinds = (schema.$defs?.Question?.oneOf ?? []).map(follow);

describe('the JSON Schema', () => {
  test('asks for version and questions, and knows no other keys than these', () => {
    expect(schema.required).toEqual(['version', 'questions']);
    expect(Object.keys(schema.properties ?? {})).toEqual([
      '$schema',
      'version',
      'id',
      'pass',
      'review',
      'maxQuestions',
      'questions',
      'outcomes',
    ]);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties?.version?.const).toBe(1);
  });

  test('has the six kinds of question, each with its name, label and kind required', () => {
    expect(kinds.map((kind) => kind?.properties?.kind?.const)).toEqual([
      'yes-no',
      'choice',
      'choices',
      'amount',
      'date',
      'text',
    ]);
    for (const kind of kinds) {
      expect(kind?.required).toEqual(expect.arrayContaining(['kind', 'name', 'label']));
      expect(kind?.additionalProperties).toBe(false);
    }
    expect(kinds.filter((kind) => kind?.required?.includes('options'))).toHaveLength(2);
  });

  test('allows only review and unqualified as ceilings, and every verdict for outcomes', () => {
    expect(schema.$defs?.Option?.properties?.verdict?.enum).toEqual(['review', 'unqualified']);
    expect(schema.$defs?.Outcome?.properties?.verdict?.enum).toEqual(['qualified', 'review', 'unqualified']);
  });

  test('explains every key an owner writes', () => {
    const silent: string[] = [];
    for (const [name, part] of Object.entries({ Qualifier: schema, ...schema.$defs }))
      for (const [key, value] of Object.entries(part.properties ?? {}))
        if (!value.description && !follow(value)?.description && key !== 'kind')
          silent.push(`${name}.${key}`);
    expect(silent).toEqual([]);
  });

  test('is written as a file by the build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schema-'));
    try {
      const path = join(folder, 'new', 'qualifier.schema.json');
      execFileSync(process.execPath, ['--import', 'tsx', 'src/qualifier/schema/write-json-schema.ts', path]);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(schema);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
