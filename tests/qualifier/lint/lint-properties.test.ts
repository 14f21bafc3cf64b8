/** What the lint says holds against the exhaustive reference. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { qualify } from '../../../src/qualifier/judging/qualify.ts';
import { lint } from '../../../src/qualifier/lint/lint.ts';
import type { Qualifier } from '../../../src/qualifier/schema/schema.ts';
import { sized } from '../../setup/long.ts';
import { arbitraryQualifier } from '../arbitrary.ts';
import { everyCompletion, Reference, TODAY } from '../judging/reference.ts';
import { everyState } from '../states.ts';

const check = (claims: (qualifier: Qualifier) => void) =>
  fc.assert(fc.property(arbitraryQualifier, claims), { numRuns: sized(150, 500) });

/** Holds each thing that is said of rules without `maxQuestions` against all their completions. */
const unlimited = (holds: (qualifier: Qualifier, reference: Reference, said: string) => void) =>
  check((limited) => {
    const qualifier: Qualifier = { ...limited, maxQuestions: undefined };
    const found = lint(qualifier);
    if (found.length === 0) return;
    const reference = new Reference(qualifier);
    for (const { path, what } of found) holds(qualifier, reference, `${path} ${what}`);
  });

const questionAt = (qualifier: Qualifier, path: string) =>
  qualifier.questions[Number(/^questions\[(\d+)\]/.exec(path)?.[1])];

describe('against every completion of the answers', () => {
  test('it never throws, and says each thing once', () => {
    check((qualifier) => {
      const found = lint(qualifier, { formFields: ['q0'], required: 3 });
      expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(found.length);
      for (const { what, mend } of found) {
        expect(what).not.toMatch(/undefined|NaN|Infinity|\[object/);
        expect(mend).toMatch(/[.?]$/);
      }
    });
  });

  test('a question that it calls never asked never comes on the table', () => {
    let times = 0;
    check((qualifier) => {
      const never = lint(qualifier).flatMap(({ path, what }) =>
        what.includes('is never asked') ? [questionAt(qualifier, path)!.name] : [],
      );
      if (never.length === 0) return;
      times++;
      everyState(qualifier, (_, { asked }) => {
        for (const { name } of asked) expect(never).not.toContain(name);
      });
    });
    expect(times).toBeGreaterThan(sized(1, 5));
  });

  test('a question that is never on the table is called so, where not all answers lead to the same', () => {
    check((qualifier) => {
      const results = everyCompletion(qualifier).map((complete) => {
        const answers = Object.fromEntries([...complete].map(([name, { value }]) => [name, value]));
        return qualify(qualifier, answers, { today: TODAY });
      });
      if (
        results.every(
          ({ verdict, outcome }) => verdict === results[0]!.verdict && outcome === results[0]!.outcome,
        )
      ) {
        expect(lint(qualifier)).not.toEqual([]);
        return;
      }
      const asked = new Set<string>();
      everyState(qualifier, (_, result) => result.asked.forEach(({ name }) => asked.add(name)));
      const never = lint(qualifier).flatMap(({ path, what }) =>
        what.includes('is never asked') ? [questionAt(qualifier, path)!.name] : [],
      );
      expect(never).toEqual(qualifier.questions.flatMap(({ name }) => (asked.has(name) ? [] : [name])));
    });
  });

  test('a mark that it calls out of reach, or always reached, or idle, is so', () => {
    unlimited((qualifier, { results }, text) => {
      const points = results.map(({ result }) => result.points);
      const { pass = 0, review = pass } = qualifier;
      if (text.startsWith('pass is out of reach')) expect(Math.max(...points)).toBeLessThan(pass);
      if (/^pass is (always|missing)/.test(text)) expect(Math.min(...points)).toBeGreaterThanOrEqual(pass);
      if (text.startsWith('review changes'))
        expect(points.filter((one) => one >= review && one < pass)).toEqual([]);
    });
  });

  test('a verdict that it says nobody gets is got by nobody', () => {
    unlimited((_, { results }, text) => {
      const verdicts = new Set(results.map(({ result }) => result.verdict));
      if (text.includes('nobody can be qualified')) expect(verdicts).not.toContain('qualified');
      if (text.includes('can turn anybody away')) expect([...verdicts]).toEqual(['qualified']);
    });
  });

  test('an outcome that it says never follows never does; leads without a route exist', () => {
    unlimited((qualifier, { results }, text) => {
      const index = /^outcomes\[(\d+)\] never follows/.exec(text)?.[1];
      const outcome = index && qualifier.outcomes?.[Number(index)];
      if (outcome) expect(results.some(({ result }) => result.outcome === outcome)).toBe(false);
      const verdict = /^outcomes some "(\w+)"/.exec(text)?.[1];
      if (verdict)
        expect(results.some(({ result }) => result.verdict === verdict && !result.outcome)).toBe(true);
    });
  });

  test('a question that it says never matters changes nothing by its answer', () => {
    unlimited((qualifier, { results }, text) => {
      const names = text.includes('never matters')
        ? [questionAt(qualifier, text)!.name]
        : [...(/alone decides, and (.*) (?:is|are) asked/.exec(text)?.[1]?.matchAll(/"(\w+)"/g) ?? [])].map(
            ([, name]) => name!,
          );
      for (const name of names) {
        const byOthers = new Map<string, unknown>();
        for (const { complete, result } of results) {
          const others = JSON.stringify([...complete].map(([key, { value }]) => (key === name ? '' : value)));
          const follows = [result.verdict, result.outcome];
          if (byOthers.has(others)) expect(follows).toEqual(byOthers.get(others));
          byOthers.set(others, follows);
        }
      }
    });
  });

  test('every completion of rules in which whoever is asked cannot be qualified agrees', () => {
    unlimited((qualifier, { results }, text) => {
      if (!/whoever is asked|turns the visitor away/.test(text)) return;
      const { name } = questionAt(qualifier, text)!;
      for (const { complete, result } of results)
        if (result.visible.includes(name) && complete.get(name)!.value !== null)
          expect(result.verdict).not.toBe('qualified');
    });
  });
});
