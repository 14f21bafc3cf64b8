import { html } from 'hono/html';
import { document } from './document.ts';

/** Pages that say one thing. */

/** What is shown without the token. `here` is the address that was asked for, without the token. */
export async function signInPage(here: string): Promise<string> {
  return document(
    'Leads: sign in',
    html`<main class="notice">
      <h1>This inbox needs its key</h1>
      <p>
        Open it by the address the receiver printed when it started, the one that ends in
        <code>?token=…</code>. This browser then stays signed in for 30 days.
      </p>
      <p>You have just done so and came from another site? <a href="${here}">Open the inbox</a>.</p>
    </main>`,
  );
}

/**
 * For who comes by a link of another site, such as a mail read in the browser: the cookie is not sent with that, and
 * is with the next step, which this page makes by itself.
 */
export async function onwardPage(here: string): Promise<string> {
  return document(
    'Leads',
    html`<main class="notice">
      <h1>One moment</h1>
      <p><a href="${here}">Open the inbox</a></p>
    </main>`,
    html`<meta http-equiv="refresh" content="0;url=${here}" />`,
  );
}

/** For a form that was sent from a browser that is not signed in (any more). */
export async function signedOutPage(): Promise<string> {
  return document(
    'Leads: nothing was changed',
    html`<main class="notice">
      <h1>Nothing was changed</h1>
      <p>
        This browser is not signed in. Open the inbox in another tab by its address with
        <code>?token=…</code>, then go back in this one: what you wrote is still there, and can be sent again.
      </p>
    </main>`,
  );
}

/** For what a script asks for, or a frame. */
export async function notInTabPage(): Promise<string> {
  return refusalPage('Not shown here', 'The inbox is shown in a tab of its own only, and to no script.');
}

/** What could not be done, and why; nothing was changed. */
export async function refusalPage(title: string, text: string): Promise<string> {
  return document(
    title,
    html`<main class="notice">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="?">All leads</a></p>
    </main>`,
  );
}

/** What is shown where the database, or the receiver itself, failed. */
export async function failurePage(isChange: boolean): Promise<string> {
  return document(
    'Leads: that failed',
    html`<main class="notice">
      <h1>That failed</h1>
      <p>
        ${
          isChange
            ? 'The receiver could not do it: probably nothing was saved. Go back, where what you wrote still is, and send it again in a while.'
            : 'The receiver could not read its database. Try it again in a while.'
        }
      </p>
      <p>
        Its own output says why. Leads that it cannot store meanwhile are not lost: they wait in the browsers
        of your visitors and come again.
      </p>
      <p><a href="?">All leads</a></p>
    </main>`,
  );
}

/** After signing out. */
export async function farewellPage(): Promise<string> {
  return document(
    'Signed out',
    html`<main class="notice">
      <h1>You are signed out</h1>
      <p>
        Until you open the inbox by its address with <code>?token=…</code> again, this browser shows no lead.
      </p>
    </main>`,
  );
}
