import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { describeError } from '../../src/receiver/errors.ts';

/** What a reader of texts throws. */
function thrownBy(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    return error;
  }
  throw new Error('It did not throw');
}

function refusedByPostgres(code: string, message: string): Error {
  return Object.assign(new DatabaseError(message, 1, 'error'), { code });
}

test.each<[string, unknown, string]>([
  [
    'a full disk',
    new Error('SQLITE_FULL: database or disk is full'),
    'SQLITE_FULL: database or disk is full',
  ],
  ['several lines', new Error('It ended\n  suddenly'), 'It ended suddenly'],
  ['what no database takes', new Error('It sent \0 \u001b[31m'), 'It sent [31m'],
  ['a server that goes', refusedByPostgres('57P01', 'terminating connection'), 'terminating connection'],
  [
    'a server with several addresses',
    new AggregateError([new Error('connect ECONNREFUSED ::1'), new Error('connect ECONNREFUSED 127.0.0.1')]),
    'connect ECONNREFUSED ::1',
  ],
  ['no message', Object.assign(new Error(''), { code: 'ECONNRESET' }), 'ECONNRESET'],
  ['no error', 'Ada', 'something that is no error was thrown'],
  ['a long message', new Error('x'.repeat(9_000)), 'x'.repeat(300)],
  [
    'a value',
    refusedByPostgres('22P02', 'invalid input syntax: "Ada"'),
    'the database refused a value (22P02)',
  ],
  ['a constraint', refusedByPostgres('23505', 'duplicate key "Ada"'), 'the database refused a value (23505)'],
  ['a broken text', thrownBy(() => JSON.parse('{"name": Ada}')), 'a text cannot be read (SyntaxError)'],
  [
    'a broken row',
    thrownBy(() => z.object({ name: z.literal('Eve') }).parse({ name: 'Ada' })),
    'a text cannot be read (ZodError)',
  ],
])('%s is told on one line, and nothing of a visitor', (_, error, words) => {
  expect(describeError(error)).toBe(words);
  expect(words).not.toContain('Ada');
});
