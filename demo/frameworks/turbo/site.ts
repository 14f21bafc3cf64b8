import type { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, page, type Place, siteWith, subscribe } from '../site.ts';

const HEAD = html`
  <meta name="turbo-refresh-method" content="morph" />
  <script type="module" src="/library.js"></script>
`;

/** A form that Turbo 8 posts, on a page (`/`) and in a frame (`/frame`): 422 shows errors, 303 leads on. */
export function turboSite(place: Place): Hono {
  const app = siteWith('@hotwired/turbo');
  app.get('/', (context) => context.html(page('Turbo Drive', form(place, '/subscribe'), HEAD)));
  app.get('/frame', (context) =>
    context.html(page('Turbo Frame', inFrame(form(place, '/frame/subscribe')), HEAD)),
  );
  app.get('/about', (context) => context.html(page('About', html`<h1>About</h1>`, HEAD)));
  app.get('/thanks', (context) =>
    context.html(page('Thanks', inFrame(html`<p role="status">Thank you.</p>`), HEAD)),
  );
  app.on('POST', ['/subscribe', '/frame/subscribe'], async (context) => {
    const { error, ...filled } = await subscribe(context.req.raw, place);
    if (!error) return context.redirect('/thanks', 303);
    const { path } = context.req;
    const again = form(place, path, filled, error);
    return context.html(page('Once more', path.startsWith('/frame') ? inFrame(again) : again, HEAD), 422);
  });
  return app;
}

const inFrame = (content: Html): Html => html`<turbo-frame id="contact">${content}</turbo-frame>`;

/** Permanent, the element is carried over to the page with the errors: with its answers, and the lead's id. */
const form = (
  { webhook }: Place,
  action: string,
  filled = { email: '', message: '' },
  error = '',
): Html => html`
  <form action="${action}" method="post">
    <label>Email <input name="email" type="email" required value="${filled.email}" /></label>
    <label>Message <textarea name="message">${filled.message}</textarea></label>
    <p role="alert">${error}</p>
    <lead-qualifier
      id="fit"
      data-turbo-permanent
      webhook="${webhook}"
      question="Do you have at least $5,000 set aside for this project?"
    ></lead-qualifier>
    <button>Ask for a quote</button>
  </form>
  <a href="/about">About</a>
`;
