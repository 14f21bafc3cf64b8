import type { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, page, type Place, siteWith, subscribe } from '../site.ts';

/** A form that htmx 4 posts; with errors it comes back with status 422. */
export function htmxSite(place: Place): Hono {
  const app = siteWith('htmx.org/dist/htmx.js');
  app.get('/', (context) =>
    context.html(page('htmx', form(place), html`<script src="/library.js"></script>`)),
  );
  app.post('/subscribe', async (context) => {
    const { error, ...filled } = await subscribe(context.req.raw, place);
    if (error) return context.html(form(place, filled, error), 422);
    return context.html(html`<p role="status">Thank you, ${filled.email}.</p>`);
  });
  return app;
}

/** Morphed, the form keeps its element: the answers, and the lead's id when it is sent again. */
const form = ({ webhook }: Place, filled = { email: '', message: '' }, error = ''): Html => html`
  <form hx-post="/subscribe" hx-swap="outerMorph">
    <label>Email <input name="email" type="email" required value="${filled.email}" /></label>
    <label>Message <textarea name="message">${filled.message}</textarea></label>
    <p role="alert">${error}</p>
    <lead-qualifier
      hx-morph-skip-children
      webhook="${webhook}"
      question="Do you have at least $5,000 set aside for this project?"
    ></lead-qualifier>
    <button>Ask for a quote</button>
  </form>
`;
