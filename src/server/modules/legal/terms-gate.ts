// Whether somebody has accepted what is in force (A-002, B-016). Asked at every request, so it remembers: acceptances never
// go away, and versions are known with their instant of effect before it comes, so the answer is right at that instant.
import type { Database } from '#server/platform/db/database.ts';
import { listAcceptedIds, listVersionHeads } from './legal.queries.ts';
import { inForceAt } from './legal.ts';

export type TermsGate = {
  hasAccepted: (actor: { accountId: string }) => Promise<boolean>;
  /** To call after a publication: this process reads the versions again at once, others within seconds. */
  forget: () => void;
};

type Versions = Awaited<ReturnType<typeof listVersionHeads>>;

const rereadAfterMs = 5_000;
const mostRemembered = 20_000;

export function createTermsGate(parts: { db: Database; now: () => Date }): TermsGate {
  let read: { at: number; versions: Versions } | undefined;
  const accepted = new Set<string>();

  async function versionsAt(now: Date): Promise<Versions> {
    if (!read || Math.abs(now.getTime() - read.at) > rereadAfterMs) {
      const versions = await listVersionHeads(parts.db);
      read = { at: now.getTime(), versions: versions.filter((version) => version.requires_acceptance) };
    }
    return read.versions;
  }

  return {
    hasAccepted: async ({ accountId }) => {
      const now = parts.now();
      const needed = inForceAt(await versionsAt(now), now)
        .filter(({ language }) => language === 'fr')
        .map(({ id }) => id);
      const unknown = needed.filter((id) => !accepted.has(`${accountId} ${id}`));
      if (unknown.length === 0) return true;
      const found = await listAcceptedIds(parts.db, accountId, unknown);
      if (accepted.size > mostRemembered) accepted.clear();
      for (const id of found) accepted.add(`${accountId} ${id}`);
      return found.length === unknown.length;
    },
    forget: () => {
      read = undefined;
    },
  };
}
