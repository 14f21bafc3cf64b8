import { retryAfter } from '../../lead/retry-after.ts';
import { OptionError } from '../errors.ts';
import { type Post, failureReason, fetchPost } from './post.ts';
import {
  type Outgoing,
  type SendResult,
  type Target,
  type TargetOptions,
  ATTEMPT_MS,
  DEFAULT_VERDICTS,
} from './target.ts';

/** Options of every target that is reached by HTTP. */
export interface HttpTargetOptions extends TargetOptions {
  /** Where leads are posted. */
  url: string;
  /**
   * Hosts that may be at a private address, and may be spoken to without encryption, for example
   * `["crm.internal"]`. All others must be `https:` and of the public internet.
   */
  allowPrivate?: readonly string[];
  /**
   * Used instead of Node's client, where there is no Node (Workers). It must refuse private addresses itself, as
   * platforms without a network of their own do.
   */
  fetch?: typeof globalThis.fetch;
}

/** The message for one attempt. */
export interface Message {
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

/**
 * A target that takes JSON by POST.
 * @throws OptionError for an address that leads cannot be sent to
 */
export function httpTarget(
  { name, label, verdicts = DEFAULT_VERDICTS, url, allowPrivate = [], fetch }: HttpTargetOptions,
  compose: (outgoing: Outgoing) => Message,
): Target {
  const isAllowed = checkUrl(name, url, allowPrivate);
  return {
    name,
    ...(label !== undefined && { label }),
    verdicts,
    async send(outgoing, signal) {
      const post = fetch ? fetchPost(fetch) : await nodePost();
      const { headers, body } = compose(outgoing);
      const message = {
        headers: { 'content-type': 'application/json', 'user-agent': 'lead-qualifier', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      };
      const controller = new AbortController();
      const abort = () => controller.abort();
      // Not `AbortSignal.any` with `AbortSignal.timeout`: Node 20 may garbage-collect it before it fires.
      const timer = setTimeout(abort, ATTEMPT_MS);
      signal.addEventListener('abort', abort);
      try {
        const response = await post(url, message, isAllowed, controller.signal);
        return resultOf(response.status, retryAfter(response.retryAfter, outgoing.at));
      } catch (error) {
        return { kind: 'failed', why: failureReason(error) };
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      }
    },
  };
}

/** Imported when it is used: the rest of the receiver runs without Node. */
async function nodePost(): Promise<Post> {
  return (await import('./node-post.ts')).nodePost;
}

/** Reads a status (Standard Webhooks, "Deliverability and reliability"): only 2xx is a success. */
function resultOf(status: number, wait: number | undefined): SendResult {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone', why: 'it answered 410, that it wants no more' };
  const isRedirect = status === 0 || (status >= 300 && status < 400);
  const why = isRedirect
    ? `it answered with a redirect (${status}), which is not followed: use its final address`
    : `it answered ${status}`;
  return {
    kind: 'failed',
    why,
    ...(wait !== undefined && { wait }),
    ...([429, 502, 504].includes(status) && { throttle: true }),
  };
}

/** @returns whether the host is allowed by name. The messages do not repeat the address, which may be a secret. */
function checkUrl(name: string, url: string, allowPrivate: readonly string[]): boolean {
  if (!URL.canParse(url)) {
    throw new OptionError(
      `The address of "${name}" is no URL: write for example https://crm.example.com/leads`,
    );
  }
  const { protocol, hostname, username, password } = new URL(url);
  const isAllowed = allowPrivate.includes(hostname);
  if (username !== '' || password !== '') {
    throw new OptionError(`The address of "${name}" has a user name or password: leave it out`);
  }
  if (protocol !== 'https:' && !(protocol === 'http:' && isAllowed)) {
    throw new OptionError(
      `The address of "${name}" is not encrypted: write https://…, or allow ${hostname || 'its host'} by name in allowPrivate (--allow-private) where it is in your own network`,
    );
  }
  return isAllowed;
}
