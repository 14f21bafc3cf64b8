import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Which rooms a room may import from, besides itself. Arrows run only downwards. */
const ROOMS: Record<string, string[]> = {
  qualifier: [],
  lead: ['qualifier'],
  finder: ['qualifier'],
  delivery: ['lead'],
  widget: ['qualifier', 'lead', 'delivery'],
  receiver: ['qualifier', 'lead'],
  frameworks: ['widget'],
  tag: ['qualifier', 'widget'],
};

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = listFiles();
const imports = files.flatMap(importsOf);
const room = (file: string): string => /^src\/(\w+)\//.exec(file)?.[1] ?? 'entry';

test('rooms import only from the rooms below them', () => {
  const upward = imports.filter(({ from, to }) => {
    const [own, other] = [room(from), room(to)];
    return own !== 'entry' && to.startsWith('src/') && own !== other && !ROOMS[own]?.includes(other);
  });
  expect(upward).toEqual([]);
});

test('no file imports itself through others', () => {
  const edges = new Map(
    files.map((file) => [file, imports.filter(({ from, typeOnly }) => from === file && !typeOnly)]),
  );
  const circles = files.filter((start) => {
    const seen = new Set<string>();
    const visit = (file: string): boolean =>
      (edges.get(file) ?? []).some(({ to }) => to === start || (!seen.has(to) && seen.add(to) && visit(to)));
    return visit(start);
  });
  expect(circles).toEqual([]);
});

test('what runs in the page imports no package', () => {
  const seen = new Set(['src/script/script.ts']);
  for (const file of seen) {
    for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) seen.add(to);
  }
  const packages = [...seen].filter((file) => !file.startsWith('src/'));
  expect(packages).toEqual([]);
  expect([...seen]).toContain('src/delivery/outbox.ts');
});

test('the schema is the only part of the qualifier that knows zod', () => {
  const users = imports
    .filter(({ from, to }) => room(from) === 'qualifier' && to.startsWith('zod'))
    .map(({ from }) => from);
  expect(users.every((file) => /schema|parse-qualifier/.test(file))).toBe(true);
  expect(users.length).toBeGreaterThan(0);
});

function listFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => posix.join('src', file.replaceAll('\\', '/')));
}

/** Static imports and re-exports of a file; what it loads only now and then is left out. */
function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement): Import[] => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier)) return [];
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : statement;
    const bindings =
      clause && 'namedBindings' in clause && clause.namedBindings && ts.isNamedImports(clause.namedBindings)
        ? clause.namedBindings.elements
        : undefined;
    const typeOnly =
      !!clause &&
      (clause.isTypeOnly || (bindings !== undefined && bindings.every((element) => element.isTypeOnly)));
    const { text } = specifier;
    return [
      { from: file, typeOnly, to: text.startsWith('.') ? posix.join(posix.dirname(file), text) : text },
    ];
  });
}
