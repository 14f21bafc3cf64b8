import type { DeliveryState, TargetState } from '../store/delivery-store.ts';
import { html } from 'hono/html';
import type { Markup } from './parts.ts';
import { counted, time } from './parts.ts';

/** How forwarding reads. */

/** What has become of a delivery. */
export function deliveryWords(
  { state, due, settled, failure, failures }: DeliveryState,
  timeZone: string,
): Markup {
  const why = failure === undefined ? '' : html` <span dir="auto">${failure}</span>`;
  if (state === 'delivered') return html`told ${settled === undefined ? '' : time(settled, timeZone)}`;
  if (state === 'dead') {
    return html`given up ${settled === undefined ? '' : time(settled, timeZone)} after
    ${counted(failures, 'attempt')}:${why}`;
  }
  if (failures === 0) return html`not yet told, due ${time(due, timeZone)}`;
  return html`failed ${counted(failures, 'time')}, tried again ${time(due, timeZone)}:${why}`;
}

/** How a target does. */
export function targetWords(
  { due, dead, failing, pausedUntil, disabled }: TargetState,
  now: number,
  timeZone: string,
): Markup {
  const failed = failing
    ? html`<strong>Failed so far</strong>: <span dir="auto">${failing.why}</span>, tried again
        ${time(failing.due, timeZone)}. `
    : '';
  const waits = due > 0 ? html`${counted(due, 'lead')} to be told. ${failed}` : 'Nothing waits. ';
  const gone = dead > 0 ? html`${counted(dead, 'dead letter')}. ` : '';
  if (disabled) {
    return html`<strong>Disabled</strong> since ${time(disabled.at, timeZone)}:
      <span dir="auto">${disabled.why}</span>. ${waits}${gone}`;
  }
  if (pausedUntil !== undefined && pausedUntil > now) {
    return html`Paused until ${time(pausedUntil, timeZone)}, as it asked. ${waits}${gone}`;
  }
  return html`${waits}${gone}`;
}
