/**
 * Serves the host pages: `/bootstrap`, with `?dark` and `?rtl`. Run by itself it prints the address of a page that
 * shows them all: `node --import tsx tests/hosts/serve.ts`, after a build.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { Qualifier } from '../../src/qualifier/schema/schema.ts';
import { type Server, serve } from '../e2e/server.ts';
import { type Host, HOSTS } from './hosts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Two questions at once: two short answers, and four of which one is long. */
export const RULES: Qualifier = {
  version: 1,
  questions: [
    {
      kind: 'yes-no',
      name: 'fit',
      label: 'Do you have a domain?',
      required: false,
      always: true,
      otherwise: 'review',
    },
    {
      kind: 'choice',
      name: 'budget',
      label: 'What have you set aside for this project?',
      hint: 'A rough figure is enough.',
      options: [
        { value: 'small', label: 'Under $2,000', verdict: 'unqualified' },
        { value: 'middle', label: '$2,000 to $5,000', verdict: 'review' },
        { value: 'large', label: 'More than $5,000' },
        {
          value: 'unsure',
          label: 'I am not sure yet, and would like to hear what others have spent on this',
        },
      ],
    },
  ],
};

/** Starts a server of the host pages on a free port. */
export async function serveHosts(): Promise<Server> {
  const tailwind = await compileTailwind();
  return serve(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const host = HOSTS[pathname.slice(1)];
    const [type, body] = host
      ? ['text/html', pageOf(host, searchParams)]
      : pathname === '/sheets/tailwind.css'
        ? ['text/css', tailwind]
        : pathname.startsWith('/sheets/')
          ? ['text/css', await readFile(join(ROOT, 'node_modules', pathname.slice(8)))]
          : pathname.startsWith('/dist/')
            ? ['text/javascript', await readFile(join(ROOT, pathname))]
            : ['text/html', INDEX];
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
}

const INDEX = `<!doctype html><title>Hosts</title><style>iframe { border: 1px solid; height: 46rem; width: 24rem }</style>
  ${Object.keys(HOSTS)
    .map(
      (name) =>
        `<figure style="display: inline-block"><iframe src="/${name}" title="${name}"></iframe><iframe src="/${name}?dark&rtl" title="${name}"></iframe><figcaption>${name}</figcaption></figure>`,
    )
    .join('\n')}`;

function pageOf({ sheets = [], css = '', html = ['', ''], body }: Host, wishes: URLSearchParams): string {
  const rules = JSON.stringify(RULES).replaceAll("'", '&#39;');
  const reserved = wishes.get('reserve') ?? '';
  return `<!doctype html>
    <html lang="${wishes.has('rtl') ? 'ar' : 'en'}" dir="${wishes.has('rtl') ? 'rtl' : 'ltr'}" ${html[wishes.has('dark') ? 1 : 0]}>
      <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ask for a quote</title>
        ${sheets.map((sheet) => `<link rel="stylesheet" href="/sheets/${sheet}">`).join('')}
        <style>${css}${reserved}</style>
      </head>
      <body>
        ${body.replace('QUESTION', `<lead-qualifier ${wishes.get('element') ?? ''} qualifier='${rules}'></lead-qualifier>`)}
        <footer>After the form</footer>
        ${wishes.has('late') ? '' : '<script async src="/dist/lead-qualifier.js"></script>'}
      </body>
    </html>`;
}

/** The utilities that the pages use, with the forms plugin. */
async function compileTailwind(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hosts-'));
  const require = createRequire(import.meta.url);
  try {
    const config = join(folder, 'tailwind.config.cjs');
    const content = JSON.stringify([
      {
        raw: Object.values(HOSTS)
          .map(({ body }) => body)
          .join(''),
      },
    ]);
    await writeFile(join(folder, 'in.css'), '@tailwind base; @tailwind components; @tailwind utilities;');
    await writeFile(
      config,
      `module.exports = { content: ${content}, plugins: [require(${JSON.stringify(require.resolve('@tailwindcss/forms'))})] };`,
    );
    const cli = require.resolve('tailwindcss/lib/cli.js');
    await promisify(execFile)(process.execPath, [
      cli,
      '-c',
      config,
      '-i',
      join(folder, 'in.css'),
      '-o',
      join(folder, 'out.css'),
    ]);
    return await readFile(join(folder, 'out.css'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serveHosts();
  console.log(origin);
}
