/** The reference: pages that are written from the descriptions in the sources. */
import { words as english } from '../../src/qualifier/bank/bank-en.ts';
import { ENVIRONMENT, OPTIONS } from '../../src/receiver/command/option-table.ts';
import { pathsOf, readDeclarations } from './sources/declarations.ts';
import { type Keys, readRulesKeys } from './sources/json-schema.ts';
import { readElement } from './sources/manifest.ts';
import { code, type Described, entries, prose, sentence, table } from './sources/markdown.ts';
import { membersPage } from './sources/members.ts';
import { receiverPage } from './sources/receiver-options.ts';

/** Begins every page of the reference. */
const NOTICE = '<!-- Written by `npm run reference` from the sources. Change the description there. -->';

const HEAD = '---\npageClass: reference\n---';

/** All pages: file name → Markdown. Reads the last build, so build first. */
export function referencePages(): Record<string, string> {
  const element = readElement();
  const keys = readRulesKeys();
  const pages: Record<string, readonly string[]> = {
    'attributes': [
      '# Attributes',
      'Of `<lead-qualifier>`. Each is also a property, in camelCase: `contact-email` is `contactEmail`. The script tag takes each with `data-` before it: `data-contact-email`.',
      entries('##', element.attributes),
    ],
    'properties': membersPage(element),
    'events': [
      '# Events',
      'They are dispatched on the element and bubble. Each is a class of its own, exported by `lead-qualifier`, and typed on elements (`HTMLElementEventMap`), not on `document`. Names in code below are the fields of the event.',
      entries('##', element.events),
    ],
    'styling': [
      '# Slots, parts, states and variables',
      'How to use them is shown in [Look and CSS](../recipes/look.md).',
      '## CSS variables',
      table('Variable', element.cssProperties),
      '## Parts',
      'For `lead-qualifier::part(…)`.',
      table('Part', element.cssParts),
      '## States',
      'For `lead-qualifier:state(…)`.',
      table('State', element.cssStates, (name) => code(`:state(${name})`)),
      '## Slots',
      table('Slot', element.slots, (name) => (name ? code(name) : 'without a name')),
    ],
    'rules': [
      '# The rules, key by key',
      'The rules are JSON: in the element, in a file, or in a property. An editor shows the same descriptions when the file names `qualifier.schema.json` under `$schema`. How rules are judged is described in [Rules](../guide/rules.md).',
      ...keys.rules.flatMap(keysSection),
    ],
    'bank': [
      '# The bank, key by key',
      'An entry of the bank stands among the questions as `{ "bank": "budget" }`. How to use it is described in [Questions from the bank](../guide/bank.md).',
      '## Entries',
      table('Key', bankEntries()),
      'Every entry takes `label`, `hint`, `when`, `required` and `always`, as [every question](rules.md#every-question) does. Some take more:',
      ...keys.bank.flatMap(keysSection),
    ],
    'lead-event': [
      '# The lead event, key by key',
      'The body of each request to the webhook. A key that does not apply is absent, never null. A receiver may add keys of its own. A whole event is shown in [The webhook](../guide/webhook.md).',
      ...eventSections(),
    ],
    'command': [
      '# Options of the command',
      '`npx lead-qualifier receive` starts [the receiver](../guide/receiver.md). An option that it does not know, or that would have no effect, is refused with a hint at what to write instead.',
      '## Options',
      entries('###', options()),
      '## Environment',
      'Secrets are read from the environment, because every user of a machine can read its command lines. A variable whose option is missing is named at the start.',
      entries(
        '###',
        Object.entries(ENVIRONMENT).map(([name, { text }]) => ({ name, description: sentence(text) })),
      ),
    ],
    'receiver': receiverPage(readDeclarations('receiver')),
  };
  return Object.fromEntries(
    Object.entries(pages).map(([name, parts]) => [
      `${name}.md`,
      `${[HEAD, NOTICE, ...parts].filter(Boolean).join('\n\n')}\n`,
    ]),
  );
}

function keysSection({ title, description, keys }: Keys): string[] {
  return [`## ${title}`, prose(description), table('Key', keys)];
}

/** The questions of the bank in English; `range` comes with `budget`, and is no entry by itself. */
function bankEntries(): Described[] {
  const { language: _, range: __, ...questions } = english;
  return Object.entries(questions).map(([name, { label }]) => ({
    name,
    description: label.replace(/\{(\w+)\}/g, '…'),
  }));
}

function options(): Described[] {
  return Object.entries<{ value?: string; text: string }>(OPTIONS).map(([name, { value, text }]) => ({
    name: value === undefined ? `--${name}` : `--${name} <${value}>`,
    description: sentence(text),
  }));
}

/** The event's own keys, those of the lead, and a section for each object in the lead. */
function eventSections(): string[] {
  const keys = pathsOf('LeadEvent', readDeclarations('lead'));
  const isObject = ({ name }: Described): boolean => keys.some((key) => key.name.startsWith(`${name}.`));
  const sections: [title: string, intro: string, keys: Described[]][] = [
    ['The event', '', keys.filter(({ name }) => !name.includes('.'))],
    ['`data`', '', keys.filter((key) => /^data\.[^.]+$/.test(key.name) && !isObject(key))],
    ...keys
      .filter((key) => /^data\.[^.]+$/.test(key.name) && isObject(key))
      .map(({ name, description }): [string, string, Described[]] => [
        code(name),
        prose(description),
        keys.filter((key) => key.name.startsWith(`${name}.`)),
      ]),
  ];
  return sections.flatMap(([title, intro, rows]) => [`## ${title}`, intro, table('Key', rows)]);
}
