/** One page that shows every kind of question in every state, in both directions and both colour schemes. */
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Cell, DIRECTIONS, type Direction, groupsFor, type Scheme, SCHEMES } from './table.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What a filter lets through: all, or those that the query names (`?kind=amount&kind=date`). */
type Pick = (filter: string, value: string) => boolean;

/**
 * The page, below the path that it is mounted at. Its query narrows it down: `dir`, `scheme`, `kind` and `state`, each
 * of them any number of times.
 */
export function statesApp(): Hono {
  const app = new Hono();
  app.get('/', (context) => {
    const query = context.req.queries();
    return context.html(page((filter, value) => query[filter]?.includes(value) ?? true));
  });
  app.get('/:file{states\\.css|reach\\.js}', (context, next) =>
    serveStatic({ path: `${HERE}${context.req.param('file')}` })(context, next),
  );
  // The webhook, in all its moods.
  app.post('/webhook/hang', () => new Promise<Response>(() => undefined));
  app.post('/webhook/:status{[2-5]\\d\\d}', (context) =>
    context.body('{}', Number(context.req.param('status')) as 202),
  );
  return app;
}

const page = (pick: Pick) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Every state of lead-qualifier</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/states/states.css" />
        <script async src="/lead-qualifier.js"></script>
        <script type="module" src="/states/reach.js"></script>
      </head>
      <body>
        <h1>Every state</h1>
        <nav aria-label="Part of this page">${filters()}</nav>
        ${(Object.keys(DIRECTIONS) as Direction[]).map((direction) =>
          SCHEMES.map((scheme) =>
            pick('dir', direction) && pick('scheme', scheme) ? variant(direction, scheme, pick) : '',
          ),
        )}
      </body>
    </html>`;

function filters() {
  const kinds = groupsFor('ltr').map(({ name }) => ['kind', name] as const);
  const all = [
    ...Object.keys(DIRECTIONS).map((dir) => ['dir', dir] as const),
    ...SCHEMES.map((scheme) => ['scheme', scheme] as const),
    ...kinds,
  ];
  return [
    html`<a href="?">all</a>`,
    ...all.map(([name, value]) => html` <a href="?${name}=${value}">${value}</a>`),
  ];
}

function variant(direction: Direction, scheme: Scheme, pick: Pick) {
  const groups = groupsFor(direction).filter(({ name }) => pick('kind', name));
  return html`<section lang="${DIRECTIONS[direction]}" dir="${direction}" class="variant ${scheme}">
    <h2 lang="en" dir="ltr">${direction}, ${scheme}</h2>
    ${groups.map(
      ({ name, cells }) =>
        html`<section id="${name}-${direction}-${scheme}" class="group">
          <h3 lang="en" dir="ltr">${name}</h3>
          <div class="cells">
            ${cells.filter(({ state }) => pick('state', state)).map((cell) => shown(cell, direction))}
          </div>
        </section>`,
    )}
  </section>`;
}

function shown(cell: Cell, direction: Direction) {
  const { state, qualifier, answers, act, webhook = '202', until, attributes = {} } = cell;
  const isSent = !!webhook && (act === 'submit' || act === 'touch' || 'reveal' in attributes);
  return html`<article data-state="${state}">
    <h4 lang="en" dir="ltr">${state}</h4>
    <form>
      ${isSent ? emailField(direction) : ''}
      <lead-qualifier
        qualifier="${JSON.stringify(qualifier)}"
        webhook="/states/webhook/${webhook}"
        contact-email="studio@example.com"
        ${Object.entries(attributes).map(([name, value]) => html` ${name}="${value}"`)}
        data-reach="${JSON.stringify({ answers, act, until })}"
      ></lead-qualifier>
      ${isSent ? html`<button>${{ ltr: 'Send', rtl: 'إرسال' }[direction]}</button>` : ''}
    </form>
  </article>`;
}

const emailField = (direction: Direction) =>
  html`<label
    >${{ ltr: 'Email', rtl: 'البريد الإلكتروني' }[direction]}
    <input name="email" type="email" dir="ltr" value="ada@example.com" required
  /></label>`;
