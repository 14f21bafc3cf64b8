import type { Store } from '../store/store.ts';

/** What the health of a receiver depends on. */
export interface HealthOptions {
  /** Where leads are kept: what `openStore` returns. */
  store: Pick<Store, 'list'>;
  /** Whether the receiver is about to end: it then asks for no more requests. */
  isStopping?: () => boolean;
}

/** How long the store may take to answer, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * Makes the handler of the addresses that a platform asks: `…/healthz` is 200 while the program answers at
 * all; any other, as `…/readyz`, is 200 while leads can be stored, else 503. Why not is for the owner's log:
 * whoever asks here learns only that it is so.
 */
export function createHealth({
  store,
  isStopping = () => false,
}: HealthOptions): (request: Request) => Promise<Response> {
  return async function health(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const status = pathname.endsWith('/healthz') || (!isStopping() && (await answers(store))) ? 200 : 503;
    const headers = { 'cache-control': 'no-store' };
    return Response.json({ status: status === 200 ? 'ok' : 'failing' }, { status, headers });
  };
}

async function answers(store: HealthOptions['store']): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, false)));
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
