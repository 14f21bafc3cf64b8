import { describe, expect, test } from 'vitest';
import { isSafeHref } from '../../../src/qualifier/schema/links.ts';
import { isUsable } from '../../../src/qualifier/schema/usable.ts';
import { parseQualifier, QualifierError } from '../../../src/qualifier/schema/parse-qualifier.ts';

const rules = (href: string) => ({
  version: 1,
  questions: [{ kind: 'yes-no', name: 'fit', label: 'Fit?' }],
  outcomes: [{ verdict: 'qualified', href }],
});

/** The first problem, fault and mend. */
function problem(href: string): string | undefined {
  try {
    parseQualifier(rules(href));
    return undefined;
  } catch (error) {
    if (!(error instanceof QualifierError)) throw error;
    return error.problems.map(({ fault, mend }) => `${fault} | ${mend}`)[0];
  }
}

describe('a link that leads somewhere good', () => {
  test.each([
    'https://a.example/?e={email}',
    'HTTPS://A.example/x#{name}',
    'https://a.example/thanks#{reference}',
    'https://a.example?{name}',
    '//a.example/?{name}',
    '/thanks?r={reference}',
    'thanks#{name}',
    '/è/?{name}',
    '&#106;avascript:alert(1)', // no markup: a path and its fragment
    '?n={name}',
    '/?n={name}',
    '#{name}',
    'mailto:me@a.example?subject={reference}&body=I%20am%20{name}',
    'tel:+441234',
    '/\\a.example/x', // another host, which is the owner's to choose
  ])('%s', (href) => {
    expect(problem(href)).toBe(undefined);
    expect(isUsable(rules(href))).toBe(true);
  });
});

describe('a link that runs something, or nobody knows what', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\njavascript:alert(1)',
    '\tjavascript:alert(1)',
    'java\tscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u001fjavascript:alert(1)',
    '\u00a0javascript:alert(1)',
    '\u200bjavascript:alert(1)',
    'javascript&colon;alert(1):',
    'javascript://a.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'view-source:https://a.example',
    'ftp://a.example',
    'sms:+441234',
    'a:b',
    ':',
  ])('%j', (href) => {
    expect(problem(href)).toBe(
      'is not a safe address | Use https:, mailto:, tel: or a path such as "/guide".',
    );
    expect(isUsable(rules(href))).toBe(false);
  });

  test('none at all', () => {
    expect(isSafeHref('')).toBe(false);
  });
});

describe('a link whose address visitors would choose', () => {
  test.each([
    '{name}',
    '{name}/x',
    '/{name}',
    '//{name}',
    '//{name}.example/x',
    '\\\\{name}',
    '/\\{name}',
    ' /{name}/{email}',
    '/\t/{name}',
    '\u0001/{name}/{email}',
    'https:{name}',
    'https:/{name}',
    'https://{name}',
    'https:///{name}',
    'https:\\\\{name}',
    'https://{name}.example/',
    'https://{name}@a.example/',
    'https://a.example:{name}/',
    'HTTPS://\n{name}',
    '/thanks/{reference}',
    'https://a.example/{name}/x?y',
    'mailto:{email}',
    'mailto:a@b.example,{email}',
    'tel:{name}',
  ])('%j', (href) => {
    expect(problem(href)).toMatch(
      /^has a brace before its "\?" or "#" \| Put \{email\}, \{name\} and \{reference\} behind it/,
    );
    expect(isUsable(rules(href))).toBe(false);
  });

  test('nor its scheme', () => {
    expect(isUsable(rules('{name}:alert(1)'))).toBe(false);
    expect(isUsable(rules('java{name}script:alert(1)'))).toBe(false);
  });
});

describe('a placeholder that nothing is put in for', () => {
  test.each([
    ['/x?e={mail}', 'has {mail}, which nothing is put in for | Did you mean {email}?'],
    ['/x?e={Name}', 'has {Name}, which nothing is put in for | Did you mean {name}?'],
    ['/x?p={phone}', 'has {phone}, which nothing is put in for | Known are {email} {name} {reference}.'],
    ['/x?p={}', 'has {}, which nothing is put in for | Known are {email} {name} {reference}.'],
    ['/x?p={id}', 'has {id}, which nothing is put in for | Known are {email} {name} {reference}.'],
  ])('%s', (href, said) => {
    expect(problem(href)).toBe(said);
  });
});
