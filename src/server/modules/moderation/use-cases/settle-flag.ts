// A decision on a flag: hide or remove a part from others, dismiss, or note that a measure was taken. Author and flagger
// are told. What concerns a case is decided by a director who has opened it with a reason (B-058).

import {
  type FlagGround,
  type FlagSubject,
  type getFlag,
  hidableSubjects,
  type settleFlag as operation,
} from '#contracts/moderation/flag.contract.ts';
import type { BodyOf, ResponseOf } from '#contracts/operation.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { openCase } from '../../cases/public.ts';
import { flagSettled, itemDecided } from '../flag.audit.ts';
import { countOpenFlags, type FlagRow, findFlag, isQuestion, listOpenFlags } from '../flag.queries.ts';
import { hideItem, settleFlag as settle } from '../flag.store.ts';
import { isFor, openWords, presentFlag, sealWords } from '../flag.ts';
import { flagSettledNotice, itemHiddenNotice } from '../flag-notices.fr.ts';

export async function readFlags(ctx: Ctx, actor: AccountActor) {
  const isDirector = actor.kind === 'director';
  const rows = await listOpenFlags(ctx.tx, isDirector);
  return {
    items: rows.map((row) => presentFlag(row, actor)),
    waiting: await countOpenFlags(ctx.tx, isDirector),
  };
}

/** @throws AppError `flag.not_found` */
async function find(ctx: Ctx, actor: AccountActor, flagId: string): Promise<FlagRow> {
  const flag = await findFlag(ctx.tx, flagId);
  const isHidden = actor.kind === 'director' && flag?.subject_kind === 'profile';
  if (!flag || isHidden) throw new AppError('flag.not_found');
  return flag;
}

export async function readFlag(
  ctx: Ctx,
  actor: AccountActor,
  flagId: string,
): Promise<ResponseOf<typeof getFlag>> {
  const flag = await find(ctx, actor, flagId);
  const isYours = isFor(actor, flag.subject_kind);
  return {
    ...presentFlag(flag, actor),
    text: isYours ? openWords(ctx.keyring, flag.data_key, 'flag', flag.id, flag.text_sealed) : null,
    isCaseOpen: flag.case_id !== null && (await isCaseOpen(ctx, flag.case_id)),
    outcome: flag.outcome,
    itemState: flag.item_state,
  };
}

async function isCaseOpen(ctx: Ctx, caseId: string): Promise<boolean> {
  try {
    await openCase(ctx, caseId);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** @throws AppError `flag.not_found` and the refusals of the operation */
export async function settleFlag(
  ctx: Ctx,
  input: { actor: AccountActor; flagId: string; decision: BodyOf<typeof operation> },
): Promise<void> {
  const { actor, flagId, decision } = input;
  const flag = await find(ctx, actor, flagId);
  const { act } = decision;
  const subjectKind = flag.subject_kind as FlagSubject;
  if (!isFor(actor, subjectKind)) throw new AppError('flag.not_for_you');
  const hides = act === 'hide' || act === 'remove';
  if (hides && !(await canHide(ctx, flag))) throw new AppError('flag.cannot_hide');
  // A profile is decided without the case where it was seen.
  if (subjectKind !== 'profile' && flag.case_id !== null && !(await isCaseOpen(ctx, flag.case_id))) {
    throw new AppError('flag.open_content_first');
  }
  if (!(await settle(ctx.tx, flagId, { act, at: ctx.now, by: actor.accountId }))) {
    throw new AppError('flag.already_settled');
  }
  ctx.audit(auditEntry(flagSettled, flagId, { subjectKind, subjectId: flag.subject_id, act }));
  if (hides) await hide(ctx, flag, { act, statement: decision.statement, by: actor.accountId });
  await tell(ctx, flagSettledNotice, flag.flagger_id, { subjectKind, act });
}

/** Questions of a clarification must be answered to go on: they stay, and the conduct is settled by a measure. */
async function canHide(ctx: Ctx, flag: FlagRow): Promise<boolean> {
  if (!hidableSubjects.includes(flag.subject_kind as FlagSubject) || !flag.author_id) return false;
  return flag.subject_kind !== 'message' || !(await isQuestion(ctx.tx, flag.subject_id));
}

async function hide(
  ctx: Ctx,
  flag: FlagRow,
  decision: { act: 'hide' | 'remove'; statement: string; by: string },
): Promise<void> {
  const author = flag.author_id && (await lockAccount(ctx, flag.author_id));
  if (!author || flag.case_id === null) throw new AppError('flag.cannot_hide');
  const subjectId = flag.subject_id;
  const subjectKind = flag.subject_kind as FlagSubject;
  const ground = flag.ground as FlagGround;
  const { act, statement, by } = decision;
  await hideItem(ctx.tx, {
    subjectId,
    subjectKind,
    caseId: flag.case_id,
    authorId: author.id,
    state: act === 'hide' ? 'hidden' : 'removed',
    ground,
    by,
    at: ctx.now,
    statementSealed: sealWords(ctx.keyring, author.dataKey, 'item-statement', subjectId, statement),
  });
  ctx.audit(auditEntry(itemDecided, flag.case_id, { subjectId, act }));
  await tell(ctx, itemHiddenNotice, author.id, { subjectKind, ground, act });
}
