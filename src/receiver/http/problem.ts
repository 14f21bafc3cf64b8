/** One error in a request's body: where it is, and how to fix it. */
export interface ProblemError {
  /** Path into the lead event, for example `data.contact.email`. */
  path: string;
  detail: string;
}

/** The kinds of refusal: status and title of each. `type` is `urn:problem-type:lead-qualifier:` and the key. */
const PROBLEMS = {
  'method': [405, 'Only POST is answered here'],
  'origin': [403, 'Pages of this origin may not send leads here'],
  'media-type': [415, 'This content type is not understood'],
  'too-large': [413, 'The lead is too large'],
  'unreadable': [400, 'The body could not be read to its end'],
  'not-utf8': [400, 'The body is not UTF-8 text'],
  'not-json': [400, 'The body is not JSON'],
  'no-event': [400, 'The form carries no lead event'],
  'too-deep': [400, 'The lead event is nested too deeply'],
  'not-a-lead': [422, 'This is not a lead event'],
  'challenge': [422, 'The challenge was not passed'],
  'too-many': [429, 'Too many requests from this address'],
  'not-found': [404, 'There is nothing at this address'],
  'fault': [500, 'The receiver failed'],
  'not-stored': [503, 'The lead could not be stored'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemKind = keyof typeof PROBLEMS;

/** The body of a refusal, `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  /** How to fix it. */
  detail: string;
  errors?: readonly ProblemError[];
}

/**
 * A refused request. It is thrown where the error is found, and the handler responds with it.
 * Titles are fixed; `detail` and `errors` say how to fix it and never repeat what the visitor typed.
 */
export class Problem extends Error {
  readonly status: number;
  readonly body: ProblemBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    more: {
      errors?: readonly ProblemError[];
      headers?: Readonly<Record<string, string>>;
      cause?: unknown;
    } = {},
  ) {
    const [status, title] = PROBLEMS[kind];
    super(`${title}: ${detail}`, { cause: more.cause });
    this.name = 'Problem';
    this.status = status;
    this.headers = more.headers ?? {};
    this.body = {
      type: `urn:problem-type:lead-qualifier:${kind}`,
      title,
      status,
      detail,
      ...(more.errors && { errors: more.errors }),
    };
  }

  /** The response to send. */
  response(): Response {
    return new Response(JSON.stringify(this.body), {
      status: this.status,
      headers: {
        ...this.headers,
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }
}

/** Seconds after which a page should try again when the store failed. */
const RETRY_AFTER = '10';

/** Turns an error of the store into a refusal after which pages send again. */
export function notStored(cause: unknown): never {
  throw new Problem('not-stored', 'Send it again in a while; nothing was kept.', {
    headers: { 'retry-after': RETRY_AFTER },
    cause,
  });
}
