/** The page about the element's properties and methods. */
import type { Member, readElement } from './manifest.ts';
import { code, type Described, entries } from './markdown.ts';

export function membersPage({ attributes, members }: ReturnType<typeof readElement>): string[] {
  const ofAttributes = new Set(attributes.map(({ fieldName }) => fieldName));
  const own = members.filter(
    ({ name, description, kind }) => description && (kind === 'method' || !ofAttributes.has(name)),
  );
  const form = members.filter(({ name }) => name === 'form');
  const native = members.filter(({ description }) => !description);
  return [
    '# Properties and methods',
    'Every [attribute](attributes.md) is also a property, in camelCase. These come on top.',
    '## Properties',
    entries('###', [...form, ...own.filter((member) => isField(member) && !isStatic(member))].map(described)),
    '## Methods',
    entries('###', own.filter((member) => !isField(member) && !isStatic(member)).map(described)),
    '## Of a form control',
    `As on the browser's own form controls: ${native.map(({ name, kind }) => code(kind === 'method' ? `${name}()` : name)).join(', ')}.`,
    '## Of the class',
    entries('###', own.filter(isStatic).map(described)),
  ];
}

const isStatic = (member: Member): boolean => member.static === true;
const isField = ({ kind }: Member): boolean => kind === 'field';

/** A member with its type, and whether it can be written. */
function described({ name, kind, type, readonly, parameters = [], description }: Member): Described {
  if (kind === 'method') {
    const list = parameters
      .map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}`)
      .join(', ');
    return { name: `${name}(${list})`, description };
  }
  const facts = [type && code(type.text), readonly && 'read-only'].filter(Boolean).join(', ');
  return { name, description: facts ? `${facts}. ${description}` : description };
}
