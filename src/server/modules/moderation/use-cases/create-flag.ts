// Somebody flags what she may see; for anything else the answer is that it does not exist.

import type { createFlag as operation } from '#contracts/moderation/flag.contract.ts';
import type { BodyOf } from '#contracts/operation.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { listDirectors, listOperators, lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { openCase } from '../../cases/public.ts';
import { flagMade } from '../flag.audit.ts';
import { areColleagues, findPartAuthor } from '../flag.queries.ts';
import { insertFlag } from '../flag.store.ts';
import { sealWords } from '../flag.ts';
import { flagReceivedNotice, flagWaitingNotice } from '../flag-notices.fr.ts';

type Wanted = BodyOf<typeof operation>;

/** @throws AppError `flag.subject_not_found`, `case.not_found`, `flag.already_made`, `flag.own_content` */
export async function createFlag(
  ctx: Ctx,
  input: { actor: AccountActor; wanted: Wanted },
): Promise<{ flagId: string }> {
  const { actor, wanted } = input;
  const { subjectKind, subjectId, caseId, ground } = wanted;
  const authorId = await findAuthor(ctx, actor, wanted);
  if (authorId === actor.accountId && subjectKind !== 'case' && subjectKind !== 'link') {
    throw new AppError('flag.own_content');
  }
  const flagger = await lockAccount(ctx, actor.accountId);
  if (!flagger) throw new AppError('flag.subject_not_found');
  const flagId = ctx.newId();
  const isFirst = await insertFlag(ctx.tx, {
    id: flagId,
    flaggerId: actor.accountId,
    subjectKind,
    subjectId,
    caseId,
    authorId,
    ground,
    madeAt: ctx.now,
    textSealed: sealWords(ctx.keyring, flagger.dataKey, 'flag', flagId, wanted.text),
  });
  if (!isFirst) throw new AppError('flag.already_made');
  ctx.audit(auditEntry(flagMade, flagId, { subjectKind, subjectId, ground }));
  await tell(ctx, flagReceivedNotice, actor.accountId, { subjectKind });
  const deciders = subjectKind === 'profile' ? listOperators(ctx.tx) : listDirectors(ctx.tx);
  for (const accountId of await deciders) await tell(ctx, flagWaitingNotice, accountId, { subjectKind });
  return { flagId };
}

/** Whose it is; proves on the way that the actor may see it. */
async function findAuthor(ctx: Ctx, actor: AccountActor, wanted: Wanted): Promise<string | null> {
  const { subjectKind, subjectId, caseId } = wanted;
  if (caseId === null) {
    const isSeen = subjectKind === 'profile' && (await areColleagues(ctx.tx, actor.accountId, subjectId));
    if (!isSeen) throw new AppError('flag.subject_not_found');
    return subjectId;
  }
  const { caseRow, relation } = await openCase(ctx, caseId);
  if (subjectKind === 'case' || subjectKind === 'link') {
    if (subjectId !== caseId) throw new AppError('flag.subject_not_found');
    return caseRow.created_by;
  }
  if (subjectKind === 'profile') {
    // A doctor is named to the pharmacy once an opinion stands; the pharmacist to the doctor from the taking on.
    const named =
      relation === 'requester' ? caseRow.first_answered_at && caseRow.expert_id : caseRow.created_by;
    if (named !== subjectId) throw new AppError('flag.subject_not_found');
    return subjectId;
  }
  const author = await findPartAuthor(ctx.tx, subjectKind, caseId, subjectId);
  if (!author) throw new AppError('flag.subject_not_found');
  return author;
}
