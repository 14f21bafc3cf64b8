import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Site } from '../../demo/listen.ts';
import { serveSite } from '../../demo/site-server.ts';
import { type Cell, type Direction, groupsFor, KINDS } from '../../demo/states/table.ts';
import type { AllWords } from '../../src/element/locales/words.ts';
import { en } from '../../src/element/locales/en.ts';
import { enOutcome } from '../../src/element/locales/en-outcome.ts';
import { enTyped } from '../../src/element/locales/en-typed.ts';
import { words as ar } from '../../src/element/locales/other/ar.ts';
import { LAUNCH } from './browser.ts';
import { plain, spoken } from './spoken.ts';

/** How each kind is told: its role, that of its answers, and whether the protocol tells that it is required. */
const ROLES: Record<string, { role: string; answers?: string; saysRequired?: boolean }> = {
  'yes-no': { role: 'radiogroup', answers: 'radio', saysRequired: true },
  'choice': { role: 'radiogroup', answers: 'radio', saysRequired: true },
  // Chromium knows it of selects and dates too, but its protocol has it of fields and groups only.
  'select': { role: 'combobox', answers: 'option' },
  // A group cannot be required: its name says it.
  'choices': { role: 'group', answers: 'checkbox' },
  'amount': { role: 'textbox', saysRequired: true },
  'amount-unsure': { role: 'textbox', saysRequired: true },
  'date': { role: 'Date' },
  'text': { role: 'textbox', saysRequired: true },
  'text-rows': { role: 'textbox', saysRequired: true },
};
const WORDS: Record<Direction, AllWords> = {
  ltr: { ...en, ...enOutcome, ...enTyped },
  rtl: ar,
};
const UNITS: Record<Direction, Record<string, string>> = {
  ltr: { USD: '$', EUR: '€' },
  rtl: { USD: 'US$', EUR: '€' },
};

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await chromium.launch(LAUNCH);
  site = await serveSite({ port: 0, receiver: 'http://localhost:9' });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.for(['ltr', 'rtl'] as const)('from %s', (direction) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    await page.goto(`${site.url}/states/?dir=${direction}&scheme=light`);
    await page.locator('[data-reached]').waitFor({ state: 'attached', timeout: 60_000 });
  });
  const told = (group: string, state: string): Promise<string[]> =>
    spoken(page, `#${group}-${direction}-light [data-state=${state}] lead-qualifier`);

  const outcome = (state: string): Promise<string[]> => told('outcomes', state);

  describe.for(KINDS.map(({ name }) => name))('%s is told with its name, hint, error and state', (kind) => {
    const cells = groupsFor(direction).find(({ name }) => name === kind)!.cells;
    test.for(cells.map((cell) => [cell.state, cell] as const))('%s', async ([state, cell]) => {
      expect(await told(kind, state)).toEqual(linesOf(kind, cell, direction));
    });
  });

  test('outcomes are plain text with links and buttons, and the only live region is empty', async () => {
    const words = WORDS[direction];
    const status = 'status "" live=polite';
    const write = `link "${plain(words.write('studio@example.com'))}"`;
    const change = `button "${words.change}"`;
    expect(await outcome('qualified')).toEqual([status]);
    expect(await outcome('review')).toEqual([status]);
    expect(await outcome('unqualified')).toEqual([change, status]);
    expect(await outcome('queued')).toEqual([write, status]);
    expect((await outcome('undelivered')).slice(-2)).toEqual([write, status]);
    expect(await outcome('closed')).toEqual([status]);
  });

  test('no heading of the page gets another one between', async () => {
    expect((await spoken(page, 'lead-qualifier')).join()).not.toContain('heading');
    expect(await page.locator('lead-qualifier').getByRole('heading').count()).toBe(0);
  });
});

/** What is to be told of a cell: the question, its answers, and the status that waits for news. */
function linesOf(
  kind: string,
  { qualifier, answers = {}, act, attributes }: Cell,
  direction: Direction,
): string[] {
  const words = WORDS[direction];
  const question = qualifier.questions[0]!;
  const { role, answers: answerRole, saysRequired } = ROLES[kind]!;
  const { label, hint, required = true } = question;
  const answer = answers[question.name];
  const isError = act === 'report';
  const isChoices = question.kind === 'choices';
  const isPicked = 'options' in question || question.kind === 'yes-no';
  const remark = required ? isChoices && words.mandatory : words.optional;
  const name = [label, remark].filter(Boolean).join(' ');
  const error = isChoices ? words.atLeast(2) : isPicked ? words.required : words.fill;
  const description = [
    'currency' in question && UNITS[direction][question.currency!],
    isChoices && !isError && words.atLeast(2),
    hint,
    isError && error,
  ];
  const disabled = attributes && 'disabled';
  const options =
    question.kind === 'yes-no'
      ? (['yes', 'no'] as const).map((value) => ({ value, label: words[value] }))
      : 'options' in question
        ? question.options
        : [];
  const chosen = options.find(({ value }) => value === answer)?.label;
  const value =
    kind === 'select' ? (chosen ?? words.choose) : isPicked || answer === 'unsure' ? '' : written(answer);
  const about = description.filter(Boolean).join(' ');
  return [
    line(
      role,
      name,
      about && `(${about})`,
      value && `= ${value}`,
      !(isPicked && kind !== 'select') && disabled,
      isError && 'invalid',
      saysRequired && required && 'required',
    ),
    ...(kind === 'select' ? [{ value: undefined, label: words.choose }, ...options] : options).map(
      (option) => {
        const isChosen = Array.isArray(answer) ? answer.includes(option.value) : option.value === answer;
        const flag = kind === 'select' ? 'selected' : 'checked';
        return line(
          answerRole!,
          option.label,
          isChosen && !(disabled && kind === 'select') && flag,
          disabled,
        );
      },
    ),
    ...('unsure' in question && question.unsure
      ? [line('checkbox', question.unsure.label, `(${name})`, answer === 'unsure' && 'checked', disabled)]
      : []),
    'status "" live=polite',
  ].filter(Boolean);
}

/** An answer as it stands in its field. */
const written = (answer: unknown): string =>
  typeof answer === 'number' ? answer.toLocaleString('en') : typeof answer === 'string' ? answer : '';

/** A line of the tree. */
const line = (lineRole: string, lineName: string, ...rest: (string | false | undefined)[]): string =>
  plain([`${lineRole} "${lineName}"`, ...rest].filter(Boolean).join(' '));
