// Reads of own and shared wording, all bounded.
import {
  mostPhrases,
  mostPhraseVersions,
  mostRemovedShown,
  mostSharedShown,
} from '#contracts/phrases/phrase.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

function withContent(tx: Tx) {
  return tx
    .selectFrom('phrases')
    .innerJoin('phrase_versions', (join) =>
      join
        .onRef('phrase_versions.phrase_id', '=', 'phrases.id')
        .onRef('phrase_versions.version', '=', 'phrases.version'),
    )
    .selectAll('phrases')
    .select('phrase_versions.content_sealed');
}

function ownOf(tx: Tx, accountId: string) {
  return withContent(tx)
    .where('phrases.account_id', '=', accountId)
    .orderBy('phrases.updated_at', 'desc')
    .orderBy('phrases.id', 'desc');
}

/** Those in use, newest change first, at most 200. */
export function listPhrasesOf(tx: Tx, accountId: string) {
  return ownOf(tx, accountId).where('phrases.removed_at', 'is', null).limit(mostPhrases).execute();
}

/** Those removed since, newest change first, at most 50. */
export function listRemovedOf(tx: Tx, accountId: string, since: Date) {
  return ownOf(tx, accountId).where('phrases.removed_at', '>', since).limit(mostRemovedShown).execute();
}

/** What doctors who may act here share, newest change first; not one's own. */
export function listSharedWith(tx: Tx, accountId: string) {
  return withContent(tx)
    .innerJoin('accounts', 'accounts.id', 'phrases.account_id')
    .select('accounts.data_key')
    .where('phrases.is_shared', '=', true)
    .where('phrases.account_id', '<>', accountId)
    .where('accounts.status', '=', 'active')
    .where('accounts.verified_at', 'is not', null)
    .orderBy('phrases.updated_at', 'desc')
    .orderBy('phrases.id', 'desc')
    .limit(mostSharedShown)
    .execute();
}

/** One that the account may copy: its own, or shared by a doctor who may act here. */
export function findCopyable(tx: Tx, accountId: string, phraseId: string) {
  return withContent(tx)
    .innerJoin('accounts', 'accounts.id', 'phrases.account_id')
    .select('accounts.data_key')
    .where('phrases.id', '=', phraseId)
    .where('phrases.removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('phrases.account_id', '=', accountId),
        eb.and([
          eb('phrases.is_shared', '=', true),
          eb('accounts.status', '=', 'active'),
          eb('accounts.verified_at', 'is not', null),
        ]),
      ]),
    )
    .executeTakeFirst();
}

export async function countPhrases(tx: Tx, accountId: string): Promise<number> {
  const row = await tx
    .selectFrom('phrases')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Newest first. */
export function listVersions(tx: Tx, phraseId: string) {
  return tx
    .selectFrom('phrase_versions')
    .select(['version', 'at', 'content_sealed'])
    .where('phrase_id', '=', phraseId)
    .orderBy('version', 'desc')
    .limit(mostPhraseVersions)
    .execute();
}

/** One's own, locked until the transaction ends. */
export function takeOwnPhrase(tx: Tx, accountId: string, phraseId: string) {
  return tx
    .selectFrom('phrases')
    .selectAll()
    .where('id', '=', phraseId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}
