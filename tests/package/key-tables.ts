/** The keys of our JSON, with what they mean, from where that is written: the schema of the rules, the type of the lead event. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A key, and what is said of it. */
export interface Key {
  name: string;
  description: string;
}

interface Schema {
  description?: string;
  $ref?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  $defs?: Record<string, Schema>;
}

/** Keys that every question has, and those that say which one it is. */
const COMMON = ['name', 'label', 'hint', 'required', 'when', 'always'];
const TAGS = ['kind', 'bank'];

/** What the rules are made of: title → keys. */
export function rulesKeys(): [title: string, keys: Key[]][] {
  const schema = JSON.parse(readFileSync('dist/qualifier.schema.json', 'utf8')) as Schema;
  const definitions = schema.$defs ?? {};
  const find = ({ $ref = '' }: Schema): Schema | undefined => definitions[$ref.replace('#/$defs/', '')];
  const describe = (value: Schema): string => {
    const words = value.description ?? find(value)?.description ?? find(value.items ?? {})?.description ?? '';
    const known = value.enum ?? value.items?.enum ?? [];
    return [
      words,
      known.length ? `One of ${known.map((one) => `\`${JSON.stringify(one)}\``).join(', ')}.` : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
  const keysOf = ({ properties = {} }: Schema, without: readonly string[] = []): Key[] =>
    Object.entries(properties)
      .filter(([name]) => !without.includes(name))
      .map(([name, value]) => ({ name, description: describe(value) }));
  const of = (name: string, without?: readonly string[]): Key[] => keysOf(definitions[name] ?? {}, without);
  const kindOf = (name: string): unknown => definitions[name]?.properties?.['kind']?.const;
  const named = (suffix: RegExp): string[] => Object.keys(definitions).filter((name) => suffix.test(name));
  return [
    ['The rules', keysOf(schema)],
    ['Every question', of('YesNoQuestion').filter(({ name }) => COMMON.includes(name))],
    ...named(/.Question$/)
      .filter(kindOf)
      .map((name): [string, Key[]] => [`"kind": "${String(kindOf(name))}"`, of(name, [...COMMON, ...TAGS])]),
    ['An option', of('Option')],
    ['A band', of('Band')],
    ['An outcome', of('Outcome')],
    ...named(/^Bank(?!Question)/).map((name): [string, Key[]] => [
      `"bank": "${name.replace('Bank', '').toLowerCase()}"`,
      of(name, [...COMMON, ...TAGS]),
    ]),
  ];
}

/** The keys of the lead event, by their paths. */
export function eventKeys(): Key[] {
  const file = 'src/lead/lead-event.ts';
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const types = new Map(
    source.statements.flatMap((statement) =>
      ts.isInterfaceDeclaration(statement) ? [[statement.name.text, statement] as const] : [],
    ),
  );
  const keysOf = (members: ts.NodeArray<ts.TypeElement>, path: string): Key[] =>
    members.flatMap((member): Key[] => {
      if (!ts.isPropertySignature(member) || !member.type) return [];
      const name = `${path}${member.name.getText()}`;
      const record = /^Record<string, (\w+)>$/.exec(member.type.getText())?.[1];
      const inner = types.get(record ?? member.type.getText());
      const literal = ts.isTypeLiteralNode(member.type) ? member.type.members : undefined;
      const below = inner?.members ?? literal;
      const description = wordsOf(member) || (inner ? wordsOf(inner) : '');
      return [{ name, description }, ...(below ? keysOf(below, record ? `${name}.*.` : `${name}.`) : [])];
    });
  return keysOf(types.get('LeadEvent')?.members ?? ts.factory.createNodeArray<ts.TypeElement>(), '');
}

/** What the comment above a declaration says. */
const wordsOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
    .join(' ');
