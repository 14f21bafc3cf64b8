/** What a screen reader is told: the browser's own accessibility tree, as lines. */
import type { CDPSession, Page } from 'playwright';

interface Value {
  value?: string | number | boolean;
}

interface AXNode {
  ignored: boolean;
  role?: Value;
  name?: Value;
  description?: Value;
  value?: Value;
  properties?: { name: string; value: Value }[];
}

/** Roles that only hold others, or the text that is told with them. */
const SILENT =
  /^(none|generic|LabelText|Legend|StaticText|InlineTextBox|paragraph|LineBreak|MenuListPopup)$/i;
const FLAGS = ['required', 'invalid', 'checked', 'selected', 'disabled', 'live'];

/**
 * Everything that is told of the element that a selector finds, in order: `role "name" (description) flags`.
 */
export async function spoken(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    return await treeBelow(session, selector);
  } finally {
    await session.detach();
  }
}

async function treeBelow(session: CDPSession, selector: string): Promise<string[]> {
  const expression = `document.querySelector(${JSON.stringify(selector)})`;
  const { result } = await session.send('Runtime.evaluate', { expression });
  if (!result.objectId) throw new Error(`Nothing matches ${selector}`);
  const { nodes } = (await session.send('Accessibility.queryAXTree', { objectId: result.objectId })) as {
    nodes: AXNode[];
  };
  return nodes.flatMap((node) => {
    const role = textOf(node.role);
    const isSilent = SILENT.test(role) || isOfTheBrowser(role, textOf(node.name));
    return node.ignored || isSilent ? [] : [lineOf(role, node)];
  });
}

function lineOf(role: string, { name, description, value, properties = [] }: AXNode): string {
  const flags = properties
    .filter((one) => FLAGS.includes(one.name) && !['false', 'off'].includes(textOf(one.value)))
    .map((one) => (textOf(one.value) === 'true' ? one.name : `${one.name}=${textOf(one.value)}`))
    .sort();
  return [
    `${role} "${textOf(name)}"`,
    textOf(description) && `(${textOf(description)})`,
    textOf(value) && `= ${textOf(value)}`,
    ...flags,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The parts of a date field, in the words of the browser. */
const isOfTheBrowser = (role: string, name: string): boolean =>
  role === 'spinbutton' || (role === 'button' && name.includes('date picker'));

const textOf = (held: Value | undefined): string => (held?.value === undefined ? '' : plain(`${held.value}`));

/** A text without the signs that only turn its direction. */
export const plain = (text: string): string => text.replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '');
