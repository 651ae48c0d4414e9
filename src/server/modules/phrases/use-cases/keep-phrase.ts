// Keeping wording: new, copied, changed. The account is locked while its texts are counted, a text while it is changed.
import { saysSomething } from '#contracts/phrases/check-phrase.ts';
import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { mostPhrases } from '#contracts/phrases/phrase.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import { lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { phraseActed } from '../phrase.audit.ts';
import { countPhrases, findCopyable, takeOwnPhrase } from '../phrase.queries.ts';
import { addVersion, insertPhrase } from '../phrase.store.ts';
import { openPhrase, sealPhrase } from '../phrase.ts';

type Receipt = { phraseId: string; version: number };

/** Room for one more. @throws AppError `phrase.not_found`, `phrase.too_many` */
export async function takeRoom(ctx: Ctx, accountId: string) {
  const account = await lockAccount(ctx, accountId);
  if (!account) throw new AppError('phrase.not_found');
  if ((await countPhrases(ctx.tx, accountId)) >= mostPhrases) throw new AppError('phrase.too_many');
  return ctx.keyring.unwrap(account.dataKey);
}

async function keepNew(ctx: Ctx, accountId: string, content: PhraseContent, from?: string): Promise<Receipt> {
  const key = await takeRoom(ctx, accountId);
  const place = { phraseId: ctx.newId(), version: 1 };
  const sealed = sealPhrase(key, place, content);
  await insertPhrase(ctx.tx, accountId, { ...place, at: ctx.now, sealed });
  const act = from === undefined ? ({ act: 'created' } as const) : ({ act: 'copied', from } as const);
  ctx.audit(auditEntry(phraseActed, accountId, { ...place, ...act }));
  return place;
}

/** @throws AppError `phrase.empty`, `phrase.too_many` */
export function createPhrase(
  ctx: Ctx,
  input: { actor: DoctorActor; content: PhraseContent },
): Promise<Receipt> {
  if (!saysSomething(input.content)) throw new AppError('phrase.empty');
  return keepNew(ctx, input.actor.accountId, input.content);
}

/** @throws AppError `phrase.not_found`, `phrase.too_many` */
export async function copyPhrase(
  ctx: Ctx,
  input: { actor: DoctorActor; phraseId: string },
): Promise<Receipt> {
  const { accountId } = input.actor;
  const row = await findCopyable(ctx.tx, accountId, input.phraseId);
  if (!row) throw new AppError('phrase.not_found');
  const place = { phraseId: row.id, version: row.version };
  const content = openPhrase(ctx.keyring.unwrap(row.data_key), place, row.content_sealed);
  return keepNew(ctx, accountId, content, row.id);
}

/** @throws AppError `phrase.not_found`, `phrase.empty`, `request.version_conflict` */
export async function changePhrase(
  ctx: Ctx,
  input: { actor: DoctorActor; phraseId: string; content: PhraseContent; version: number },
): Promise<Receipt> {
  const { accountId } = input.actor;
  if (!saysSomething(input.content)) throw new AppError('phrase.empty');
  const account = await lockAccount(ctx, accountId);
  const row = await takeOwnPhrase(ctx.tx, accountId, input.phraseId);
  if (!account || !row || row.removed_at !== null) throw new AppError('phrase.not_found');
  if (row.version !== input.version) throw new AppError('request.version_conflict');
  const place = { phraseId: row.id, version: row.version + 1 };
  const sealed = sealPhrase(ctx.keyring.unwrap(account.dataKey), place, input.content);
  await addVersion(ctx.tx, { ...place, at: ctx.now, sealed });
  ctx.audit(auditEntry(phraseActed, accountId, { ...place, act: 'changed' }));
  return place;
}
