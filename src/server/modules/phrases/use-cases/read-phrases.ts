// One's own wording, what others share, and the versions of one's own. It holds no health data: reading leaves no trace.
import type { OwnPhrase, PhraseVersion, SharedPhrase } from '#contracts/phrases/phrase.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { listNames, openAccount } from '../../accounts/public.ts';
import type { Ctx } from '../../audit/public.ts';
import {
  listPhrasesOf,
  listRemovedOf,
  listSharedWith,
  listVersions,
  takeOwnPhrase,
} from '../phrase.queries.ts';
import { openPhrase, presentOwnPhrase } from '../phrase.ts';
import { forgottenAt } from './share-phrase.ts';

async function keyOf(ctx: Ctx, accountId: string) {
  const account = await openAccount(ctx.tx, ctx.keyring, accountId);
  if (!account) throw new AppError('phrase.not_found');
  return account.key;
}

export async function readOwnPhrases(
  ctx: Ctx,
  accountId: string,
): Promise<{ items: OwnPhrase[]; removed: OwnPhrase[] }> {
  const key = await keyOf(ctx, accountId);
  const items = await listPhrasesOf(ctx.tx, accountId);
  const removed = await listRemovedOf(ctx.tx, accountId, forgottenAt(ctx.now));
  return {
    items: items.map((row) => presentOwnPhrase(key, row)),
    removed: removed.map((row) => presentOwnPhrase(key, row)),
  };
}

export async function readSharedPhrases(ctx: Ctx, accountId: string): Promise<SharedPhrase[]> {
  const rows = await listSharedWith(ctx.tx, accountId);
  const names = await listNames(
    ctx.tx,
    ctx.keyring,
    rows.map((row) => row.account_id),
  );
  return rows.map((row) => ({
    phraseId: row.id,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    author: names.get(row.account_id)?.displayName ?? '',
    content: openPhrase(
      ctx.keyring.unwrap(row.data_key),
      { phraseId: row.id, version: row.version },
      row.content_sealed,
    ),
  }));
}

/** @throws AppError `phrase.not_found` */
export async function readVersions(ctx: Ctx, accountId: string, phraseId: string): Promise<PhraseVersion[]> {
  const row = await takeOwnPhrase(ctx.tx, accountId, phraseId);
  if (!row) throw new AppError('phrase.not_found');
  const key = await keyOf(ctx, accountId);
  const versions = await listVersions(ctx.tx, phraseId);
  return versions.map(({ version, at, content_sealed: sealed }) => ({
    version,
    at: at.toISOString(),
    content: openPhrase(key, { phraseId, version }, sealed),
  }));
}

/** For the export: everything kept, with its versions. */
export async function exportPhrases(ctx: Ctx, accountId: string) {
  const kept = [];
  const { items, removed } = await readOwnPhrases(ctx, accountId);
  for (const phrase of [...items, ...removed]) {
    kept.push({ ...phrase, versions: await readVersions(ctx, accountId, phrase.phraseId) });
  }
  return kept;
}
