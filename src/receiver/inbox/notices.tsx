/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { isTestId } from '../forward/test-lead.ts';
import type { FormRequest } from './context.ts';
import { Document } from './parts.tsx';
import { htmlResponse } from './responses.ts';

/** Pages of one message. */

interface NoticeProps {
  title: string;
  heading?: string;
  head?: Child;
  children: Child;
}

function Notice({ title, heading = title, head, children }: NoticeProps) {
  return (
    <Document title={title} head={head}>
      <main class="notice">
        <h1>{heading}</h1>
        {children}
      </main>
    </Document>
  );
}

/** The parameter that signs in, as it stands in the address. */
const TOKEN = <code>?token=…</code>;

const ALL_LEADS = (
  <p>
    <a href="?">All leads</a>
  </p>
);

/** Answers a browser that is not signed in. `here` is the address asked for, without the token. */
export async function unauthorized(request: Request, here: string): Promise<Response> {
  if (request.method === 'POST') return htmlResponse(<SignedOut />, 401);
  const isFromOtherSite = request.headers.get('sec-fetch-site') === 'cross-site';
  return htmlResponse(isFromOtherSite ? <Onward here={here} /> : <SignIn here={here} />, 401);
}

function SignIn({ here }: { here: string }) {
  return (
    <Notice title="Leads: sign in" heading="This inbox needs its key">
      <p>
        Open it with the address the receiver printed when it started, the one ending in {TOKEN}. This browser
        then stays signed in for 30 days.
      </p>
      <p>
        Signed in already, and here from another site? <a href={here}>Open the inbox</a>.
      </p>
    </Notice>
  );
}

/**
 * For a link on another site, such as a mail read in the browser: browsers do not send the cookie with that, but they
 * do with the next step, which this page takes by itself.
 */
function Onward({ here }: { here: string }) {
  return (
    <Notice title="Leads" heading="One moment" head={<meta http-equiv="refresh" content={`0;url=${here}`} />}>
      <p>
        <a href={here}>Open the inbox</a>
      </p>
    </Notice>
  );
}

/** For a form sent by a browser that is not signed in (any more). */
function SignedOut() {
  return (
    <Notice title="Leads: nothing was changed" heading="Nothing was changed">
      <p>
        This browser is not signed in. Open the inbox in another tab with its address ending in {TOKEN}, then
        go back in this one: your text is still there and can be sent again.
      </p>
    </Notice>
  );
}

/** Signs the browser out. */
export async function signOut({ inbox, request }: FormRequest): Promise<Response> {
  const page = (
    <Notice title="Signed out" heading="You are signed out">
      <p>This browser shows no leads until you open the inbox with its address ending in {TOKEN} again.</p>
    </Notice>
  );
  return htmlResponse(page, 200, { 'set-cookie': await inbox.access.signOut(request) });
}

/** Answers what a script or a frame asks for. */
export async function notInTab(): Promise<Response> {
  return refusal(
    403,
    'Not shown here',
    'The inbox opens in a tab of its own only, in no frame and for no script.',
  );
}

/** Answers a form that changed nothing. */
export async function refuse(status: number, why: string): Promise<Response> {
  return refusal(status, 'Nothing was changed', why);
}

/** @param id where it is known: messages about a test lead link here, too */
export async function noSuchLead(id = ''): Promise<Response> {
  return isTestId(id)
    ? refusal(404, 'This was a test', 'The link works. Tests are not kept; a lead would be shown here.')
    : refusal(
        404,
        'No such lead',
        'There is no lead at this address: it was deleted, or the address was cut short on its way.',
      );
}

async function refusal(status: number, title: string, why: string): Promise<Response> {
  const page = (
    <Notice title={title}>
      <p>{why}</p>
      {ALL_LEADS}
    </Notice>
  );
  return htmlResponse(page, status);
}

/** Answers where the database, or the receiver itself, failed. */
export async function failed(isChange: boolean): Promise<Response> {
  const page = (
    <Notice title="Leads: that failed" heading="That failed">
      <p>
        {isChange
          ? 'The receiver could not do this, and probably nothing was saved. Go back, where your text still is, and send it again in a while.'
          : 'The receiver could not read its database. Try it again in a while.'}
      </p>
      <p>
        The receiver’s own output says why. Leads that it cannot store in the meantime are not lost: they wait
        in your visitors’ browsers and are sent again.
      </p>
      {ALL_LEADS}
    </Notice>
  );
  return htmlResponse(page, 500);
}
