/** What was on screen of the queue at one moment. */
export type QueueSnapshot = {
  ids: ReadonlySet<string>;
  total: number;
  /** Pages read so far; a further page brings old cases, not new ones. */
  pages: number;
  /** Whether more wait than are on screen. */
  hasMore: boolean;
};

/**
 * How many cases came in between two looks at the same list. With everything on screen, ids tell; else only the total
 * does, because a case that leaves pulls an older one in from the next page.
 */
export function countArrivals(before: QueueSnapshot, after: QueueSnapshot): number {
  if (after.pages !== before.pages) return 0;
  if (before.hasMore || after.hasMore) return Math.max(0, after.total - before.total);
  return [...after.ids].filter((id) => !before.ids.has(id)).length;
}

/** Which row is chosen after the list changed: the same, else the one that took its place, else the last. */
export function keptChoice(
  before: readonly string[],
  after: readonly string[],
  chosen: string | undefined,
): string | undefined {
  if (chosen === undefined || after.includes(chosen)) return chosen;
  const at = before.indexOf(chosen);
  return at === -1 ? undefined : (after[at] ?? after.at(-1));
}
