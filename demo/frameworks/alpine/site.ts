import type { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, page, type Place, siteWith, subscribe } from '../site.ts';

/** A form whose state is kept by Alpine. */
export function alpineSite(place: Place): Hono {
  const app = siteWith('alpinejs/dist/cdn.js');
  app.get('/', (context) =>
    context.html(page('Alpine', form(place), html`<script defer src="/library.js"></script>`)),
  );
  app.post('/subscribe', async (context) => {
    const { email } = await subscribe(context.req.raw, place);
    return context.text(`Thank you, ${email}.`);
  });
  return app;
}

const form = ({ webhook }: Place): Html => html`
  <form
    x-data="{ status: '' }"
    @submit.prevent="status = await (await fetch('/subscribe', { method: 'POST', body: new FormData($el) })).text()"
    @lead-answer="status = 'You said ' + $event.value + '.'"
  >
    <label>Email <input name="email" type="email" required /></label>
    <label>Message <textarea name="message"></textarea></label>
    <lead-qualifier
      webhook="${webhook}"
      question="Do you have at least $5,000 set aside for this project?"
    ></lead-qualifier>
    <button>Ask for a quote</button>
    <p role="status" x-text="status"></p>
  </form>
`;
