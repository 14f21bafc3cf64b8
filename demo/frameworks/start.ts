/**
 * `npm run example react`: serves an example on PORT (8790) and prints what it sends: the lead, and the form.
 * Any folder beside this file is an example. It takes a build of the package: `npm run build`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { listen } from '../listen.ts';
import { buildExample } from './build.ts';
import type { Place } from './site.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLES = readdirSync(here('.'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

const [name = ''] = process.argv.slice(2);
if (!EXAMPLES.includes(name)) {
  console.error(`Which example? One of: ${EXAMPLES.join(', ')}.`);
  process.exit(1);
}
const place: Place = { webhook: '/leads', subscribed: (fields) => console.log('The form sent', fields) };
const app = new Hono();
app.post('/leads', async (context) => {
  console.log('The webhook got', JSON.stringify(await context.req.json(), undefined, 2));
  return context.json({}, 202);
});
for (const [path, file] of await buildExample(name)) {
  const type = path.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript';
  app.get(path.replace('/index.html', '/'), (context) =>
    context.body(String(file), 200, { 'Content-Type': type }),
  );
}
app.route('/', await siteOf());
const site = await listen(app, Number(process.env['PORT'] ?? 8790));
console.log(`${name}: ${site.url}`);

/** The example's own server; for those that have none, one that takes the form. */
async function siteOf(): Promise<Hono> {
  const file = ['site.ts', 'site.tsx'].map((one) => here(`./${name}/${one}`)).find(existsSync);
  if (file) {
    const made = (await import(file)) as Record<string, (at: Place) => Hono>;
    const [make] = Object.values(made);
    if (make) return make(place);
  }
  const plain = new Hono();
  plain.post('/subscribe', async (context) => {
    place.subscribed(
      [...(await context.req.formData())].map(([key, value]) => [
        key,
        typeof value === 'string' ? value : value.name,
      ]),
    );
    return context.json({});
  });
  return plain;
}
