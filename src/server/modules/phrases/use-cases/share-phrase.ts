// Sharing inside the instance, removing, taking back. Doing one of them twice is the same as once.
import { removedPhraseDays } from '#contracts/phrases/phrase.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { phraseActed } from '../phrase.audit.ts';
import { takeOwnPhrase } from '../phrase.queries.ts';
import { setRemoved, setShared } from '../phrase.store.ts';
import { takeRoom } from './keep-phrase.ts';

/** What was removed until then is as good as forgotten, whether the housekeeping came by or not. */
export const forgottenAt = (now: Date): Date => new Date(now.getTime() - removedPhraseDays * 86_400_000);

type Input = { actor: DoctorActor; phraseId: string };

/** @throws AppError `phrase.not_found` */
export async function sharePhrase(ctx: Ctx, input: Input & { isShared: boolean }): Promise<void> {
  const { isShared, actor, phraseId } = input;
  const row = await takeOwnPhrase(ctx.tx, actor.accountId, phraseId);
  if (!row || row.removed_at !== null) throw new AppError('phrase.not_found');
  if (row.is_shared === isShared) return;
  await setShared(ctx.tx, phraseId, isShared);
  const act = isShared ? 'shared' : 'unshared';
  ctx.audit(auditEntry(phraseActed, actor.accountId, { phraseId, version: row.version, act }));
}

/** @throws AppError `phrase.not_found` */
export async function removePhrase(ctx: Ctx, { actor, phraseId }: Input): Promise<void> {
  const row = await takeOwnPhrase(ctx.tx, actor.accountId, phraseId);
  if (!row) throw new AppError('phrase.not_found');
  if (row.removed_at !== null) return;
  await setRemoved(ctx.tx, phraseId, ctx.now);
  ctx.audit(auditEntry(phraseActed, actor.accountId, { phraseId, version: row.version, act: 'removed' }));
}

/** @throws AppError `phrase.not_found`, `phrase.too_many` */
export async function restorePhrase(ctx: Ctx, { actor, phraseId }: Input): Promise<void> {
  const row = await takeOwnPhrase(ctx.tx, actor.accountId, phraseId);
  if (!row || (row.removed_at !== null && row.removed_at <= forgottenAt(ctx.now))) {
    throw new AppError('phrase.not_found');
  }
  if (row.removed_at === null) return;
  await takeRoom(ctx, actor.accountId);
  await setRemoved(ctx.tx, phraseId, null);
  ctx.audit(auditEntry(phraseActed, actor.accountId, { phraseId, version: row.version, act: 'restored' }));
}
