import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Which rooms a room may import from, besides itself. Arrows run only downwards. */
const ROOMS: Record<string, string[]> = {
  qualifier: [],
  lead: ['qualifier'],
  finder: ['qualifier', 'lead'],
  experiment: ['qualifier', 'lead'],
  delivery: ['lead', 'qualifier'],
  element: ['delivery', 'lead', 'qualifier'],
  script: ['entry', 'element', 'delivery', 'lead', 'qualifier'],
  studio: ['element', 'finder', 'qualifier'],
  receiver: ['lead', 'qualifier', 'finder', 'experiment'],
  // The types that frameworks need of the element.
  frameworks: ['element'],
};

/** In the build of the script these replace modules of other rooms, so that they have the same names. */
const REPLACEMENTS = new Set(['src/script/parts.ts', 'src/script/shared-in-parts.ts']);

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => posix.join('src', file.replaceAll('\\', '/')));
const sources = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
);
const imports = files.flatMap(importsOf);
const room = (file: string): string => /^src\/(\w+)\//.exec(file)?.[1] ?? 'entry';

test('rooms import only from the rooms below them, types included', () => {
  const upward = imports.filter(({ from, to }) => {
    const [own, other] = [room(from), room(to)];
    return own !== 'entry' && to.startsWith('src/') && own !== other && !ROOMS[own]?.includes(other);
  });
  expect(upward).toEqual([]);
});

test('no file imports itself through others, types included', () => {
  const edges = new Map(files.map((file) => [file, imports.filter(({ from }) => from === file)]));
  const circles = files.filter((start) => {
    const seen = new Set<string>();
    const visit = (file: string): boolean =>
      (edges.get(file) ?? []).some(({ to }) => to === start || (!seen.has(to) && seen.add(to) && visit(to)));
    return visit(start);
  });
  expect(circles).toEqual([]);
});

test('no name is exported from two files, except by entries', () => {
  const homes = new Map<string, Set<string>>();
  const entries = entryFiles();
  for (const file of files.filter((one) => !entries.has(one) && !REPLACEMENTS.has(one))) {
    // The stores say the same in two dialects of SQL, file by file.
    const home = file.replace(/\/(libsql|postgres)\//, '/*/');
    for (const name of exportedNames(file)) homes.set(name, (homes.get(name) ?? new Set()).add(home));
  }
  const twice = [...homes].filter(([, places]) => places.size > 1);
  expect(twice.map(([name, places]) => `${name}: ${[...places].join(', ')}`)).toEqual([]);
});

test('what runs in the page imports no package but lit', () => {
  const seen = new Set([
    'src/script/script.ts',
    'src/script/set-up.ts',
    // What the page loads late; the diagnostics, for developers alone, know the schema and zod with it.
    ...latePartsOf('src/element/parts.ts').filter((file) => !file.includes('/diagnostics/explain.')),
  ]);
  for (const file of seen) {
    for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) seen.add(to);
  }
  const packages = [...seen].filter((file) => !/^(src\/|lit(\/|$)|@lit\/)/.test(file));
  expect(packages).toEqual([]);
  expect([...seen]).toContain('src/delivery/outbox.ts');
});

test('the schema is the only part of the qualifier that knows zod', () => {
  const users = imports
    .filter(({ from, to }) => room(from) === 'qualifier' && to.startsWith('zod'))
    .map(({ from }) => from);
  expect(users.filter((file) => !file.startsWith('src/qualifier/schema/'))).toEqual([]);
  expect(users.length).toBeGreaterThan(0);
});

/** Static imports and re-exports of a file, and the types it takes by `import('…')`; not what it loads late. */
function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    found.push({
      from: file,
      typeOnly,
      to: text.startsWith('.') ? posix.join(posix.dirname(file), text) : text,
    });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
  });
  return found;
}

/** The files of our own that a file loads late, by their names in plain text. */
function latePartsOf(file: string): string[] {
  const parts: string[] = [];
  walk(file, (node) => {
    if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return;
    const [path] = node.arguments;
    if (path && ts.isStringLiteral(path)) parts.push(posix.join(posix.dirname(file), path.text));
  });
  return parts;
}

/** Whether an import or a re-export vanishes at run time. */
function isTypeOnly(clause: ts.ImportClause | ts.ExportDeclaration | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = ts.isImportClause(clause) ? clause.namedBindings : clause.exportClause;
  if (!named || !(ts.isNamedImports(named) || ts.isNamedExports(named))) return false;
  return (
    !(ts.isImportClause(clause) && clause.name) &&
    [...named.elements].every((element: ts.ImportSpecifier | ts.ExportSpecifier) => element.isTypeOnly)
  );
}

/** The files whose exports are a surface of their own: package entries, and the parts that are loaded late. */
function entryFiles(): Set<string> {
  const entries = files.filter((file) => /^src\/([^/]+|[^/]+\/index\.ts|frameworks\/.*)$/.test(file));
  for (const file of files)
    walk(file, (node) => {
      if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return;
      // A language stands for all: `import(`./words-${language}.ts`)`.
      const path = node.arguments[0]?.getText().slice(1, -1) ?? '';
      if (!path.startsWith('.')) return;
      const pattern = posix
        .join(posix.dirname(file), path)
        .split(/\$\{\w+\}/)
        .map((part) => part.replace(/[.]/g, '\\.'));
      const loaded = new RegExp(`^${pattern.join('[^/]+')}$`);
      entries.push(...files.filter((one) => loaded.test(one)));
    });
  return new Set(entries);
}

/** The names a file exports, declared there or re-exported. */
function exportedNames(file: string): Set<string> {
  const names = new Set<string>();
  for (const statement of sources.get(file)?.statements ?? []) {
    if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause))
        for (const element of statement.exportClause.elements) names.add(element.name.text);
      else names.add(`* of ${statement.moduleSpecifier?.getText() ?? ''}`);
    }
    if (!ts.canHaveModifiers(statement)) continue;
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) names.add(name.getText());
    else if (ts.isDeclarationStatement(statement) && statement.name) names.add(statement.name.text);
  }
  return names;
}

function walk(file: string, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  const source = sources.get(file);
  if (source) step(source);
}
