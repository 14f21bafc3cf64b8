import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

/** What can be imported; the script bundle is for pages alone. */
const ENTRIES = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'object' && 'default' in target ? [path.replace('.', manifest.name)] : [],
);

test.each(ENTRIES)(
  '%s can be imported in Node: it says nothing, fakes no page, and lets Node end',
  async (entry) => {
    const code = `const exported = Object.keys(await import('${entry}'));
    if (!exported.length) throw new Error('nothing is exported');
    // Lit brings a registry for elements, \`customElements\`, and nothing else.
    for (const name of ['window', 'document', 'HTMLElement'])
      if (name in globalThis) throw new Error(name);`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', code],
      { timeout: 20_000, env: {} },
    );
    expect(stdout + stderr).toBe('');
  },
);
