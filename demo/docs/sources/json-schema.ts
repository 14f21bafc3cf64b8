/** The keys of the rules, as `qualifier.schema.json` describes them. */
import { readFileSync } from 'node:fs';
import type { Described } from './markdown.ts';

interface Schema {
  description?: string;
  $ref?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  $defs?: Record<string, Schema>;
}

/** What an object of the rules is, and its keys. */
export interface Keys {
  title: string;
  description: string;
  keys: Described[];
}

const SCHEMA = new URL('../../../dist/qualifier.schema.json', import.meta.url);

/** Keys that every question has, and those that say which one it is. */
const COMMON = ['name', 'label', 'hint', 'required', 'when', 'always'];
const TAGS = ['kind', 'bank'];

/** The objects that rules are made of, and those of the bank's entries. */
export function readRulesKeys(): { rules: Keys[]; bank: Keys[] } {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema;
  const definitions = schema.$defs ?? {};
  const find = ({ $ref = '' }: Schema): Schema | undefined => definitions[$ref.replace('#/$defs/', '')];

  function describe(value: Schema, isRequired: boolean): string {
    const known = value.enum ?? value.items?.enum ?? [];
    return [
      value.description ?? find(value)?.description ?? find(value.items ?? {})?.description,
      known.length > 0 && `One of ${known.map((one) => `\`${JSON.stringify(one)}\``).join(', ')}.`,
      isRequired && 'Required.',
    ]
      .filter(Boolean)
      .join(' ');
  }

  function keysOf({ properties = {}, required = [] }: Schema, without: readonly string[] = []): Described[] {
    return Object.entries(properties)
      .filter(([name]) => !without.includes(name))
      .map(([name, value]) => ({ name, description: describe(value, required.includes(name)) }));
  }

  function object(title: string, definition: Schema = {}, without: readonly string[] = []): Keys {
    return { title, description: definition.description ?? '', keys: keysOf(definition, without) };
  }

  const named = (names: RegExp): string[] => Object.keys(definitions).filter((name) => names.test(name));
  const kindOf = (name: string): unknown => definitions[name]?.properties?.['kind']?.const;
  const everyQuestion = object('Every question', definitions['YesNoQuestion']);
  const common = everyQuestion.keys.filter(({ name }) => COMMON.includes(name));
  return {
    rules: [
      object('The rules', { ...schema, description: '' }),
      { title: 'Every question', description: '', keys: common },
      ...named(/.Question$/)
        .filter(kindOf)
        .map((name) => object(`Kind \`${String(kindOf(name))}\``, definitions[name], [...COMMON, ...TAGS])),
      object('An option', definitions['Option']),
      object('A band', definitions['Band']),
      object('`unsure`', definitions['AmountQuestion']?.properties?.['unsure']),
      object('An outcome', definitions['Outcome']),
    ],
    bank: named(/^Bank(?!Question)/).map((name) =>
      object(`\`${name.replace('Bank', '').toLowerCase()}\``, definitions[name], [...COMMON, ...TAGS]),
    ),
  };
}
