/** What the sites of the examples share that render on the server, or have no build at all. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { html } from 'hono/html';

/** Where a site stands. */
export interface Place {
  /** Where leads are posted. */
  webhook: string;
  /** Called with what a form sent to the site, by name and value. */
  subscribed: (fields: [string, string][]) => void;
}

/** A piece of a page; values in it are escaped. */
export type Html = ReturnType<typeof html>;

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** A site with our script, and with `/library.js`: the file of a package, by the name it is imported by. */
export function siteWith(library: string): Hono {
  const app = new Hono();
  app.get('/lead-qualifier.js', serveStatic({ root: DIST }));
  app.get('/lead-qualifier/*', serveStatic({ root: DIST }));
  app.get('/library.js', serveStatic({ path: createRequire(import.meta.url).resolve(library) }));
  return app;
}

/** A whole page. */
export const page = (title: string, body: Html, head: Html | string = ''): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${head}
        <script async src="/lead-qualifier.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** What a form sent, told to the owner of the site; and what is wrong with it, if anything. */
export async function subscribe(
  request: Request,
  { subscribed }: Place,
): Promise<{ email: string; message: string; error: string }> {
  const fields = [...(await request.formData())].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  subscribed(fields);
  const { email = '', message = '' } = Object.fromEntries(fields);
  return { email, message, error: message ? '' : 'Please tell us what it is about.' };
}
