import type { Store } from '../store/store.ts';

export interface HealthOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: Pick<Store, 'list'>;
  /** Whether the receiver is stopping: it then reports that it is not ready for requests. */
  isStopping?: () => boolean;
}

/** Time limit of the store, in milliseconds. */
const STORE_TIMEOUT_MS = 5_000;

/**
 * Creates the handler of a platform's health checks: `…/healthz` is 200 while the program runs; any other path, such as
 * `…/readyz`, is 200 while leads can be stored, else 503. The reason is not part of the response, which anybody can
 * request.
 */
export function createHealth({
  store,
  isStopping = () => false,
}: HealthOptions): (request: Request) => Promise<Response> {
  return async function health(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const status = pathname.endsWith('/healthz') || (!isStopping() && (await isReady(store))) ? 200 : 503;
    const headers = { 'cache-control': 'no-store' };
    return Response.json({ status: status === 200 ? 'ok' : 'failing' }, { status, headers });
  };
}

async function isReady(store: HealthOptions['store']): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, STORE_TIMEOUT_MS, false)));
  try {
    return await Promise.race([
      store.list({ limit: 1 }).then(
        () => true,
        () => false,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
