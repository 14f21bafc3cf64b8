import { html } from 'hono/html';
import type { DeliveryState, TargetState } from '../store/delivery-store.ts';
import { targetWords } from './delivery-words.ts';
import type { Frame } from './document.ts';
import { formParts, inboxDocument } from './document.ts';
import type { Markup } from './parts.ts';
import { counted, time } from './parts.ts';
import { leadAddress } from './place.ts';

/** Targets and dead letters. */
export interface ForwardingView extends Frame {
  targets: readonly ForwardingTarget[];
  /** Dead letters with the names of their leads. */
  letters: readonly { letter: DeliveryState; name: string }[];
  /** Number of the last dead letter shown, where more follow. */
  next?: number;
  /** Only those behind this number are shown. */
  before?: number;
  /** What was just done. */
  done?: string;
  /** What has just failed. */
  trouble?: string;
  /** Milliseconds since 1970. */
  now: number;
}

export interface ForwardingTarget extends TargetState {
  /** Whether this receiver does not forward to it: what waits for it waits until one does. */
  isElsewhere: boolean;
  /** Whether it can be sent a test. */
  canTest: boolean;
}

/** Where the owner sees how forwarding does, and mends it. */
export async function forwardingPage(view: ForwardingView): Promise<string> {
  const { targets, letters, next, before, done, trouble } = view;
  return inboxDocument(
    view,
    { title: 'Forwarding', heading: 'Forwarding', here: 'forwarding' },
    html`${done === undefined ? '' : html`<p role="status" class="done" dir="auto" tabindex="-1" autofocus>${done}</p>`}
      ${trouble === undefined ? '' : html`<p role="alert" class="trouble" dir="auto" tabindex="-1" autofocus>${trouble}</p>`}
      <section aria-labelledby="targets">
        <h2 id="targets">Targets</h2>
        ${
          targets.length === 0
            ? html`<p>No lead was forwarded to anywhere so far.</p>`
            : html`<ul class="rows">
                ${targets.map((target) => html`<li>${targetRow(target, view)}</li>`)}
              </ul>`
        }
      </section>
      <section aria-labelledby="letters">
        <h2 id="letters">Dead letters</h2>
        <p>
          Leads that could not be told in ten attempts. None is lost: send them again when the target works.
        </p>
        ${letters.length === 0 ? html`<p class="notice">${before === undefined ? 'None.' : 'No older ones.'}</p>` : ''}
        <ul class="rows">
          ${letters.map((entry) => html`<li>${letterRow(entry, view)}</li>`)}
        </ul>
        <nav aria-label="Pages" class="pages">
          ${before === undefined ? '' : html`<a href="?dead-letters">Newest dead letters</a>`}
          ${next === undefined ? '' : html`<a href="?dead-letters&amp;before=${next}">Older dead letters</a>`}
        </nav>
      </section>`,
  );
}

function targetRow(
  state: ForwardingTarget,
  { now, timeZone, formToken, callTarget }: ForwardingView,
): Markup {
  const { target, dead, disabled, isElsewhere, canTest } = state;
  const button = (action: string, words: string, link: string) =>
    html`<form method="post" action="?dead-letters">
      ${formParts(formToken)}<input type="hidden" name="target" value="${target}" />
      <button name="action" value="${action}">
        ${words} <span class="for-ears">${link} <bdi>${callTarget(target)}</bdi></span>
      </button>
    </form>`;
  const buttons = [
    ...(canTest ? [button('test', 'Send a test', 'to')] : []),
    ...(disabled ? [button('enable', 'Enable', '')] : []),
    ...(dead > 0 ? [button('replay-target', `Send ${counted(dead, 'dead letter')} again`, 'to')] : []),
  ];
  return html`<div>
      <h3 dir="auto">${callTarget(target)}</h3>
      <p>${targetWords(state, now, timeZone)}</p>
      ${callTarget(target) === target ? '' : html`<p>In the log: <bdi>${target}</bdi></p>`}
      ${isElsewhere ? html`<p>This receiver does not forward to it: what waits, waits until one does.</p>` : ''}
    </div>
    ${buttons.length > 0 ? html`<div class="buttons">${buttons}</div>` : ''}`;
}

function letterRow(
  { letter, name }: ForwardingView['letters'][number],
  { timeZone, formToken, callTarget }: ForwardingView,
): Markup {
  const { number, id, target, failures, failure, settled } = letter;
  return html`<div>
      <h3 dir="auto"><a href="${leadAddress(id)}">${name}</a></h3>
      <p>
        To <span dir="auto">${callTarget(target)}</span>, given up
        ${settled === undefined ? '' : time(settled, timeZone)} after ${counted(failures, 'attempt')}:
        <span dir="auto">${failure ?? 'no reason is known'}</span>
      </p>
    </div>
    <form method="post" action="?dead-letters" class="buttons">
      ${formParts(formToken)}<input type="hidden" name="number" value="${number}" />
      <button name="action" value="replay">
        Send again <span class="for-ears"><bdi>${name}</bdi> to <bdi>${callTarget(target)}</bdi></span>
      </button>
    </form>`;
}
