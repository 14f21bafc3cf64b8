/**
 * Stands in for `@web/test-runner-commands`, which @open-wc/testing imports for snapshots and which
 * runs only under @web/test-runner. Snapshots are vitest's `toMatchSnapshot` here.
 */
function unavailable(): never {
  throw new Error('Use vitest’s toMatchSnapshot: snapshots of @open-wc/testing need @web/test-runner.');
}

export const getSnapshotConfig = unavailable;
export const getSnapshot = unavailable;
export const saveSnapshot = unavailable;
