// Writes of own wording. A version is written once; the oldest beyond the limit goes.
import { mostPhraseVersions } from '#contracts/phrases/phrase.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

type Version = { phraseId: string; version: number; at: Date; sealed: Buffer };

export async function insertPhrase(tx: Tx, accountId: string, first: Version): Promise<void> {
  await tx
    .insertInto('phrases')
    .values({
      id: first.phraseId,
      account_id: accountId,
      version: first.version,
      is_shared: false,
      created_at: first.at,
      updated_at: first.at,
      removed_at: null,
    })
    .execute();
  await insertVersion(tx, first);
}

async function insertVersion(tx: Tx, { phraseId, version, at, sealed }: Version): Promise<void> {
  await tx
    .insertInto('phrase_versions')
    .values({ phrase_id: phraseId, version, at, content_sealed: sealed })
    .execute();
}

/** The next version, in force from now on. */
export async function addVersion(tx: Tx, next: Version): Promise<void> {
  await insertVersion(tx, next);
  await tx
    .updateTable('phrases')
    .set({ version: next.version, updated_at: next.at })
    .where('id', '=', next.phraseId)
    .execute();
  await tx
    .deleteFrom('phrase_versions')
    .where('phrase_id', '=', next.phraseId)
    .where('version', '<=', next.version - mostPhraseVersions)
    .execute();
}

export async function setShared(tx: Tx, phraseId: string, isShared: boolean): Promise<void> {
  await tx.updateTable('phrases').set({ is_shared: isShared }).where('id', '=', phraseId).execute();
}

/** Removed now, and shared no longer; or, with null, in use again. */
export async function setRemoved(tx: Tx, phraseId: string, removedAt: Date | null): Promise<void> {
  await tx
    .updateTable('phrases')
    .set({ removed_at: removedAt, is_shared: false })
    .where('id', '=', phraseId)
    .execute();
}

/** Forgets for good what was removed before this moment, 500 at a time. */
export async function forgetRemovedPhrases(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom('phrases')
    .where('id', 'in', (eb) =>
      eb.selectFrom('phrases').select('id').where('removed_at', '<', before).limit(500),
    )
    .execute();
}

/** For the erasure of an account. */
export async function deletePhrasesOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('phrases').where('account_id', '=', accountId).execute();
}
