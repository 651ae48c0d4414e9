const maxRemembered = 1_000;

/** Bounds what is remembered of files: at most 1,000, the oldest that is not in use goes first. */
export function forgetOldest(map: Map<string, unknown>, isKept: (id: string) => boolean): void {
  if (map.size <= maxRemembered) return;
  for (const id of map.keys()) {
    if (isKept(id)) continue;
    map.delete(id);
    return;
  }
}
