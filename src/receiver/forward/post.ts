/** Posts a text and gives the answer's status; follows no redirect. Rejects where there is no answer. */
export type Post = (
  url: string,
  message: { headers: Readonly<Record<string, string>>; body: string },
  isAllowed: boolean,
  signal: AbortSignal,
) => Promise<{ status: number; retryAfter: string | null }>;

/** Posts by a `fetch` that is handed in, where there is no Node. */
export function fetchPost(fetch: typeof globalThis.fetch): Post {
  return async (url, message, _, signal) => {
    const response = await fetch(url, { ...message, method: 'POST', redirect: 'manual', signal });
    await response.body?.cancel();
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  };
}
