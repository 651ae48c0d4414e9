// The doctors' lists: the queue of the tiers he wishes (nothing for a doctor who is not verified, B-008) and their own cases.
import type {
  listExpertCases as ownOperation,
  listQueue as queueOperation,
} from '#contracts/cases/case-expert.contract.ts';
import type { QueryOf, ResponseOf } from '#contracts/operation.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../audit/public.ts';
import { findTiers } from '../availability/public.ts';
import { presentQueueItem } from './case.presenter.ts';
import { decodeCursor, encodeCursor } from './case.queries.ts';
import { findWithdrawalReason } from './case-content.queries.ts';
import { countQueue, listExpertCases, listQueue } from './queue.queries.ts';

export async function readQueue(
  ctx: Ctx,
  doctor: DoctorActor,
  query: QueryOf<typeof queueOperation>,
): Promise<ResponseOf<typeof queueOperation>> {
  const { cursor, limit, levels, ...filter } = query;
  const { wanted, takeable } = await findTiers(ctx, doctor);
  const tiers = levels === 'all' ? takeable : wanted;
  const otherTiers = takeable.filter((tier) => !wanted.includes(tier));
  if (tiers.length === 0) return { items: [], nextCursor: null, total: 0, tiers, otherTiers };
  const who = { accountId: doctor.accountId, tiers };
  const rows = await listQueue(ctx.tx, who, { filter, after: decodeCursor(cursor), limit });
  const last = rows.at(-1);
  return {
    items: rows.map(presentQueueItem),
    nextCursor:
      last?.submitted_at && rows.length === limit
        ? encodeCursor({ at: last.submitted_at, id: last.id })
        : null,
    total: await countQueue(ctx.tx, who, filter),
    tiers,
    otherTiers,
  };
}

/** Days a withdrawn case stays in the list of the doctor who held it, so that its reason is seen. */
const withdrawnDays = 3;

export async function readExpertCases(
  ctx: Ctx,
  doctor: DoctorActor,
  query: QueryOf<typeof ownOperation>,
): Promise<ResponseOf<typeof ownOperation>> {
  const rows = await listExpertCases(ctx.tx, {
    accountId: doctor.accountId,
    which: query.which,
    form: query.form,
    withdrawnSince: new Date(ctx.now.getTime() - withdrawnDays * 86_400_000),
    after: decodeCursor(query.cursor),
    limit: query.limit,
  });
  const last = rows.at(-1);
  const items = [];
  for (const row of rows) {
    const { caseId, reference, form, status, ageBand, sex, siteGroup, dueAt } = presentQueueItem(row);
    items.push({
      caseId,
      reference,
      form,
      status,
      ageBand,
      sex,
      siteGroup,
      dueAt,
      claimedAt: row.claimed_at?.toISOString() ?? null,
      answeredAt: row.answered_at?.toISOString() ?? null,
      hasUnreadFollowUp: row.awaits_reply_from === 'expert',
      withdrawnReason:
        status === 'withdrawn'
          ? await findWithdrawalReason(ctx.tx, ctx.keyring.unwrap(row.data_key), caseId)
          : null,
    });
  }
  return {
    items,
    nextCursor:
      last && rows.length === query.limit ? encodeCursor({ at: last.updated_at, id: last.id }) : null,
  };
}
