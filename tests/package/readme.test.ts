import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leadEventSchema } from '../../src/lead/schema.ts';
import { example, readme, README } from './readme.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Described {
  name: string;
  description?: string;
}
interface Manifest {
  modules: {
    declarations: Record<
      'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates',
      Described[]
    >[];
  }[];
}

test.each(['attributes', 'events', 'look'])('the README says what the element has: %s', (section) => {
  const [start, end] = [`<!-- generated: ${section} -->`, '<!-- /generated -->'];
  const [before = '', rest = ''] = readme().split(start);
  const [told = '', ...after] = rest.split(end);
  const wanted = `\n\n${tables()[section]}\n\n`;
  // UPDATE_README=1 npm test writes what the manifest says.
  if (process.env.UPDATE_README)
    writeFileSync(README, [before, start, wanted, end, after.join(end)].join(''));
  else expect(told).toBe(wanted);
});

test('the lead event of the README is one that the receiver takes', () => {
  expect(leadEventSchema.parse(JSON.parse(example('event')))).toBeTruthy();
});

test('the receiver of the README takes the lead event of the README', async () => {
  const folder = join(root, 'data', `readme-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const rules = JSON.parse(
      /<script type="application\/json">([^]*?)<\/script>/.exec(example('rules'))?.[1] ?? '',
    );
    writeFileSync(join(folder, 'qualifier.json'), JSON.stringify(rules));
    const code = example('receiver').replace(/'(qualifier\.json|leads\.db)'/g, (_, file: string) =>
      JSON.stringify(join(folder, file)),
    );
    writeFileSync(join(folder, 'receive.js'), code);
    const { receive } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'receive.js')).href)) as {
      receive: (request: Request) => Promise<Response>;
    };
    const event = JSON.parse(example('event')) as { data: { visit: { today: string } } };
    event.data.visit.today = new Date().toISOString().slice(0, 10);
    const response = await receive(
      new Request('http://localhost/leads', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'origin': 'https://example.com' },
        body: JSON.stringify(event),
      }),
    );
    expect(response.status).toBe(202);
    // The README's revision is made up, so that page and receiver differ: such a lead is for a person to look at.
    expect(await response.json()).toMatchObject({ verdict: 'review' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function tables(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as Manifest;
  const element = manifest.modules[0]?.declarations[0];
  if (!element) throw new Error('dist/custom-elements.json describes no element: npm run build');
  return {
    attributes: table('attribute', element.attributes),
    events: table('event', element.events),
    look: [
      table('variable', element.cssProperties),
      table('part', element.cssParts),
      table('slot', element.slots),
      table('state', element.cssStates, (name) => `\`:state(${name})\``),
    ].join('\n\n'),
  };
}

/** A table of two columns in Markdown. */
function table(heading: string, rows: Described[], mark = (name: string) => `\`${name}\``): string {
  const lines = rows.map(
    ({ name, description = '' }) => `| ${mark(name)} | ${description.replace(/\s+/g, ' ')} |`,
  );
  return [`| ${heading} | |`, '| --- | --- |', ...lines].join('\n');
}
