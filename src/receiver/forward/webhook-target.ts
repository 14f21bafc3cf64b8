import { Webhook } from 'standardwebhooks';
import { OptionError } from '../command/option-error.ts';
import type { JudgedLead } from '../store/store.ts';
import type { HttpTargetOptions } from './http-target.ts';
import { httpTarget } from './http-target.ts';
import type { Target } from './target.ts';

export interface WebhookTargetOptions extends HttpTargetOptions {
  /**
   * What the deliveries are signed with: `whsec_` and 24 to 64 bytes in Base64. Several sign each delivery with
   * every one of them, so that the other side can go over to a new one at its own time.
   */
  secret: string | readonly string[];
}

/** Bytes that a secret may have (Standard Webhooks, "Signature scheme"). */
const FEWEST = 24;
const MOST = 64;

/**
 * A target that gets the lead event as JSON, with the receiver's own judgement, signed per Standard Webhooks;
 * `webhook-id` is the same whenever the same send of a lead comes again. Any Standard Webhooks library verifies it.
 * @throws OptionError for an address or a secret that cannot be used
 */
export function webhookTarget(options: WebhookTargetOptions): Target {
  const secrets = [options.secret].flat();
  if (secrets.length === 0) throw new OptionError(mend(options.name));
  const signers = secrets.map((secret) => signer(options.name, secret));
  return httpTarget(options, ({ id, sequence, lead, at }) => {
    const messageId = `${id}.${sequence}`;
    const body = JSON.stringify(forwardedEvent(lead));
    return {
      headers: {
        'webhook-id': messageId,
        'webhook-timestamp': `${Math.floor(at / 1000)}`,
        'webhook-signature': signers.map((one) => one.sign(messageId, new Date(at), body)).join(' '),
      },
      body,
    };
  });
}

/** The lead event with the receiver's judgement in the place of the page's. */
function forwardedEvent({ event, judgement }: JudgedLead): object {
  const { route, spam, challenge, ...qualification } = judgement;
  // Absent where there is nothing in it: pages of earlier releases sent `{}`.
  const outcome = Object.entries({ ...event.data.outcome, route }).filter(([, value]) => value !== undefined);
  return {
    ...event,
    type: `lead.${judgement.verdict}`,
    data: {
      ...event.data,
      qualification,
      outcome: outcome.length > 0 ? Object.fromEntries(outcome) : undefined,
      spam,
      challenge,
    },
  };
}

function signer(name: string, secret: string): Webhook {
  const text = secret.replace(/^whsec_/, '');
  const bytes = Math.floor((text.replace(/=+$/, '').length * 3) / 4);
  const isRight = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
  if (!isRight || bytes < FEWEST || bytes > MOST) throw new OptionError(mend(name));
  return new Webhook(secret);
}

function mend(name: string): string {
  return `The secret of "${name}" must be ${FEWEST} to ${MOST} random bytes in Base64. Make one with: echo whsec_$(openssl rand -base64 32)`;
}
