// The doctors' queue and their own cases (B-006, B-009): no identity, longest wait first, nothing a doctor declined.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { Sex } from '#contracts/values/sex.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { inQueueOf } from '#server/policy/case.scope.ts';
import type { Place } from './case.queries.ts';

export type QueueFilter = {
  form?: FormId | undefined;
  sex?: Sex | undefined;
  ageBand?: string | undefined;
  siteGroup?: string | undefined;
};

const queueColumns = [
  'cases.id',
  'cases.reference',
  'cases.form',
  'cases.status',
  'cases.tier',
  'cases.start_tier',
  'cases.age_band',
  'cases.sex',
  'cases.site_group',
  'cases.photo_count',
  'cases.weak_photo_count',
  'cases.submitted_at',
  'cases.due_at',
] as const;

/** Whose queue, and the tiers of it that are looked at. */
type QueueReader = { accountId: string; tiers: readonly ExpertTier[] };

function queueOf(tx: Tx, doctor: QueueReader, filter: QueueFilter) {
  return tx
    .selectFrom('cases')
    .where(inQueueOf(doctor))
    .$if(filter.form !== undefined, (query) => query.where('cases.form', '=', filter.form ?? 'peau'))
    .$if(filter.sex !== undefined, (query) => query.where('cases.sex', '=', filter.sex ?? 'female'))
    .$if(filter.ageBand !== undefined, (query) => query.where('cases.age_band', '=', filter.ageBand ?? ''))
    .$if(filter.siteGroup !== undefined, (query) =>
      query.where('cases.site_group', '=', filter.siteGroup ?? ''),
    );
}

export async function listQueue(
  tx: Tx,
  doctor: QueueReader,
  input: { filter: QueueFilter; after: Place | undefined; limit: number },
) {
  const { after } = input;
  return queueOf(tx, doctor, input.filter)
    .select(queueColumns)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('cases.submitted_at', 'cases.id'),
          '>',
          eb.tuple(after?.at ?? new Date(0), after?.id ?? ''),
        ),
      ),
    )
    .orderBy('cases.submitted_at')
    .orderBy('cases.id')
    .limit(input.limit)
    .execute();
}

const mostCounted = 1000;

/** How many wait, counted up to 1,000. */
export async function countQueue(tx: Tx, doctor: QueueReader, filter: QueueFilter): Promise<number> {
  const row = await tx
    .selectFrom(queueOf(tx, doctor, filter).select('cases.id').limit(mostCounted).as('waiting'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

const held = ['claimed', 'clarifying'] as const;

/** Cases a doctor holds (and those just withdrawn from under him), or has answered; newest activity first. */
export async function listExpertCases(
  tx: Tx,
  input: {
    accountId: string;
    which: 'held' | 'answered';
    form?: FormId | undefined;
    withdrawnSince: Date;
    after: Place | undefined;
    limit: number;
  },
) {
  const { after } = input;
  return tx
    .selectFrom('cases')
    .select([
      ...queueColumns,
      'cases.claimed_at',
      'cases.answered_at',
      'cases.awaits_reply_from',
      'cases.updated_at',
      'cases.data_key',
    ])
    .where('expert_id', '=', input.accountId)
    .$if(input.form !== undefined, (query) => query.where('form', '=', input.form ?? 'peau'))
    .$if(input.which === 'answered', (query) => query.where('status', '=', 'answered'))
    .$if(input.which === 'held', (query) =>
      query.where((eb) =>
        eb.or([
          eb('status', 'in', held),
          eb.and([eb('status', 'in', ['withdrawn', 'objected']), eb('closed_at', '>', input.withdrawnSince)]),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('updated_at', 'id'), '<', eb.tuple(after?.at ?? new Date(0), after?.id ?? '')),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit)
    .execute();
}
