import { Webhook } from 'standardwebhooks';
import { OptionError } from '../errors.ts';
import type { JudgedLead } from '../assess/judgement.ts';
import { type HttpTargetOptions, httpTarget } from './http-target.ts';
import type { Target } from './target.ts';

export interface WebhookTargetOptions extends HttpTargetOptions {
  /**
   * Signs the deliveries: `whsec_` and 24 to 64 bytes in Base64. With several, each delivery carries a signature of
   * every one, so that the consumer can change to a new secret at any time.
   */
  secret: string | readonly string[];
}

/** Bytes that a secret may have (Standard Webhooks, "Signature scheme"). */
const MIN_SECRET = 24;
const MAX_SECRET = 64;

/**
 * A target that gets the lead event as JSON, with the receiver's own judgement, signed per Standard Webhooks.
 * Repeats of a delivery have the same `webhook-id`. Any Standard Webhooks library verifies it.
 * @throws OptionError for an address or a secret that cannot be used
 */
export function webhookTarget(options: WebhookTargetOptions): Target {
  const secrets = [options.secret].flat();
  if (secrets.length === 0) throw secretError(options.name);
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

/** The lead event, with the receiver's judgement instead of the page's. */
function forwardedEvent({ event, judgement }: JudgedLead): object {
  const { route, spam, challenge, ...qualification } = judgement;
  // Left out where it is empty: pages of earlier releases sent `{}`.
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
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
  if (!isBase64 || bytes < MIN_SECRET || bytes > MAX_SECRET) throw secretError(name);
  return new Webhook(secret);
}

function secretError(name: string): OptionError {
  return new OptionError(
    `The secret of "${name}" must be ${MIN_SECRET} to ${MAX_SECRET} random bytes in Base64. Make one with: echo whsec_$(openssl rand -base64 32)`,
  );
}
