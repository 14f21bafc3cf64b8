import type { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, page, type Place, siteWith, subscribe } from '../site.ts';

/** A form that jQuery serializes and posts. */
export function jquerySite(place: Place): Hono {
  const app = siteWith('jquery');
  app.get('/', (context) =>
    context.html(page('jQuery', form(place), html`<script src="/library.js"></script>`)),
  );
  app.post('/subscribe', async (context) => {
    const { email } = await subscribe(context.req.raw, place);
    return context.html(html`Thank you, ${email}.`);
  });
  return app;
}

/** The answers are inputs like any others; the events bubble, so that `on` hears them anywhere above. */
const form = ({ webhook }: Place): Html => html`
  <form id="contact">
    <label>Email <input name="email" type="email" required /></label>
    <label>Message <textarea name="message"></textarea></label>
    <lead-qualifier
      webhook="${webhook}"
      question="Do you have at least $5,000 set aside for this project?"
    ></lead-qualifier>
    <button>Ask for a quote</button>
    <p role="status"></p>
  </form>
  <script>
    $('#contact')
      .on('lead-answer', (event) => $('[role=status]').text('You said ' + event.originalEvent.value + '.'))
      .on('submit', function (event) {
        event.preventDefault();
        $.post('/subscribe', $(this).serialize()).then((words) => $('[role=status]').html(words));
      });
  </script>
`;
