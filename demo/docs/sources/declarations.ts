/** Interfaces and functions of the sources by their names, with what the comments above them say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Described } from './markdown.ts';

/** A member of an interface. */
export interface Property extends Described {
  isRequired: boolean;
  type: string;
  /** What `@default` says. */
  byDefault: string | undefined;
}

export interface Declarations {
  interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>;
  functions: ReadonlyMap<string, ts.FunctionDeclaration>;
}

const SOURCES = fileURLToPath(new URL('../../../src', import.meta.url));

/** Reads what the files of a folder of `src` export. */
export function readDeclarations(folder: string): Declarations {
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const functions = new Map<string, ts.FunctionDeclaration>();
  const files = readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(join(SOURCES, folder, file), 'utf8');
    for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements) {
      if (!isExported(statement)) continue;
      if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement);
      if (ts.isFunctionDeclaration(statement) && statement.name)
        functions.set(statement.name.text, statement);
    }
  }
  return { interfaces, functions };
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : [];
  return Boolean(modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
}

/** The members of an interface itself, without those that it inherits. */
export function propertiesOf(name: string, { interfaces }: Declarations): Property[] {
  const declaration = interfaces.get(name);
  if (!declaration) throw new Error(`The sources export no interface ${name}.`);
  return declaration.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    description: commentOf(member),
    isRequired: !member.questionToken,
    type: member.type?.getText() ?? '',
    byDefault: ts
      .getJSDocTags(member)
      .filter((tag) => tag.tagName.text === 'default')
      .map((tag) => ts.getTextOfJSDocComment(tag.comment))[0],
  }));
}

/** What the comment above a function says. */
export function functionComment(name: string, { functions }: Declarations): string {
  const declaration = functions.get(name);
  if (!declaration) throw new Error(`The sources export no function ${name}.`);
  return commentOf(declaration);
}

/** The keys of a JSON object by their paths, from the interface that describes it. */
export function pathsOf(name: string, { interfaces }: Declarations): Described[] {
  const below = (elements: readonly ts.TypeElement[], path: string): Described[] =>
    elements.filter(ts.isPropertySignature).flatMap((member): Described[] => {
      const { type } = member;
      if (!type) return [];
      const key = `${path}${member.name.getText()}`;
      const record = /^Record<string, (\w+)>$/.exec(type.getText())?.[1];
      const inner = interfaces.get(record ?? type.getText());
      const members = ts.isTypeLiteralNode(type) ? type.members : (inner?.members ?? []);
      const description = commentOf(member) || (inner ? commentOf(inner) : '');
      return [{ name: key, description }, ...below([...members], record ? `${key}.*.` : `${key}.`)];
    });
  return below([...(interfaces.get(name)?.members ?? [])], '');
}

/** What the comment above a declaration says, without its tags. */
function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
    .join(' ');
}
