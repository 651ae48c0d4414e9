// The author of hidden content contests it, once; a director restores it or keeps it so (another than who decided, when
// there is one). A director may also restore of his own accord.
import type { ModeratedItem } from '#contracts/moderation/flag.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { listDirectors } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { itemDecided } from '../flag.audit.ts';
import { listContestedItems, listItemsOf, takeItem } from '../flag.queries.ts';
import { noteItemAppeal, settleItem } from '../flag.store.ts';
import { presentItem, sealWords } from '../flag.ts';
import { itemContestedNotice, itemDecidedNotice } from '../flag-notices.fr.ts';

export async function readOwnItems(ctx: Ctx, actor: AccountActor): Promise<{ items: ModeratedItem[] }> {
  const rows = await listItemsOf(ctx.tx, actor.accountId);
  return { items: rows.map((row) => presentItem(ctx.keyring, row)) };
}

export async function readContestedItems(ctx: Ctx, actor: AccountActor): Promise<{ items: ModeratedItem[] }> {
  if (actor.kind !== 'director') return { items: [] };
  const rows = await listContestedItems(ctx.tx);
  return { items: rows.map((row) => presentItem(ctx.keyring, row)) };
}

/** @throws AppError `item.not_found`, `item.not_hidden`, `appeal.already_made` */
export async function appealItem(
  ctx: Ctx,
  input: { actor: AccountActor; subjectId: string; text: string },
): Promise<void> {
  const { actor, subjectId } = input;
  const item = await takeItem(ctx.tx, subjectId);
  if (!item || item.author_id !== actor.accountId) throw new AppError('item.not_found');
  if (item.state === 'restored') throw new AppError('item.not_hidden');
  if (item.appeal_at !== null) throw new AppError('appeal.already_made');
  const sealed = sealWords(ctx.keyring, item.data_key, 'item-appeal', subjectId, input.text);
  await noteItemAppeal(ctx.tx, subjectId, ctx.now, sealed);
  ctx.audit(auditEntry(itemDecided, item.case_id, { subjectId, act: 'appeal' }));
  for (const director of await listDirectors(ctx.tx)) {
    await tell(ctx, itemContestedNotice, director, { subjectKind: item.subject_kind });
  }
}

/** @throws AppError `item.not_found`, `item.not_hidden`, `appeal.not_found`, `appeal.other_operator`, `flag.not_for_you` */
export async function decideItem(
  ctx: Ctx,
  input: { actor: AccountActor; subjectId: string; act: 'restore' | 'keep'; reason: string },
): Promise<void> {
  const { actor, subjectId, act } = input;
  const item = await takeItem(ctx.tx, subjectId);
  if (!item) throw new AppError('item.not_found');
  if (actor.kind !== 'director') throw new AppError('flag.not_for_you');
  if (item.state === 'restored') throw new AppError('item.not_hidden');
  const isContested = item.appeal_at !== null && item.appeal_outcome === null;
  if (act === 'keep' && !isContested) throw new AppError('appeal.not_found');
  const isFourEyes = item.decided_by !== actor.accountId;
  const others = (await listDirectors(ctx.tx)).filter((id) => id !== item.decided_by);
  if (isContested && !isFourEyes && others.length > 0) throw new AppError('appeal.other_operator');
  await settleItem(ctx.tx, subjectId, {
    isRestored: act === 'restore',
    appeal: isContested
      ? {
          outcome: act === 'restore' ? 'granted' : 'refused',
          by: actor.accountId,
          at: ctx.now,
          isFourEyes,
          sealed: sealWords(ctx.keyring, item.data_key, 'item-answer', subjectId, input.reason),
        }
      : null,
  });
  ctx.audit(auditEntry(itemDecided, item.case_id, { subjectId, act }));
  await tell(ctx, itemDecidedNotice, item.author_id, { act });
}
