import type { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { renderToString } from 'react-dom/server';
import { page, type Place, siteWith, subscribe } from '../site.ts';
import { ContactPage } from './contact-page.tsx';

/** A page that React renders on the server, and takes over in the browser with `/client.js`. */
export function reactSite(place: Place): Hono {
  const app = siteWith('react');
  app.get('/', (context) => {
    const props = { webhook: place.webhook, budget: context.req.query('budget') };
    const form = raw(renderToString(<ContactPage {...props} />));
    return context.html(
      page(
        'React, rendered on the server',
        html`<main id="app" data-props="${JSON.stringify(props)}">${form}</main>`,
        html`<script type="module" src="/client.js"></script>`,
      ),
    );
  });
  app.post('/subscribe', async (context) => {
    const { email } = await subscribe(context.req.raw, place);
    return context.html(page('Thanks', html`<p>Thank you, ${email}.</p>`));
  });
  return app;
}
