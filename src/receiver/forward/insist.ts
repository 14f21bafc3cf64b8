/** How long a database is left alone that has failed, in milliseconds. */
const AGAIN_MS = 1_000;

/** How long it is waited for, in milliseconds: what does not heal must not hold its caller for ever. */
const MOST_MS = 60_000;

/**
 * Does what must not be left undone, again and again until it succeeds, a minute has passed or the program ends.
 * @param cut the end of the program; a last attempt is made then
 * @param onFailure hears of the first failure
 */
export async function insist(
  work: () => Promise<void>,
  cut: AbortSignal,
  onFailure: (error: unknown) => void,
  mostMs = MOST_MS,
): Promise<void> {
  const end = performance.now() + mostMs;
  for (let isTold = false; ;) {
    const isLast = cut.aborted || performance.now() >= end;
    try {
      return await work();
    } catch (error) {
      if (!isTold) onFailure(error);
      isTold = true;
    }
    if (isLast) return;
    await pause(cut);
  }
}

function pause(cut: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, AGAIN_MS);
    cut.addEventListener('abort', end);
    function end(): void {
      clearTimeout(timer);
      cut.removeEventListener('abort', end);
      resolve();
    }
  });
}
