/** A file that is not there is an answer, not a failure. */

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** For `catch`: undefined for a missing file, everything else goes on. */
export function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
