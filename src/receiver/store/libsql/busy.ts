/** Whether a statement failed because another program is writing, and has been for longer than it was waited for. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}
