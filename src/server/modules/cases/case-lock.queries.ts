// Takes one case for a change: the row lock everything exclusive rests on, with the facts policy and life cycle need.

import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import type { Actor } from '#server/policy/actor.ts';
import type { CaseAccessFacts } from '#server/policy/case.policy.ts';
import type { CaseRecord } from './case.ts';

const columns = [
  'id',
  'reference',
  'organisation_id',
  'created_by',
  'status',
  'tier',
  'form',
  'form_version',
  'revision',
  'submission_version',
  'expert_id',
  'data_key',
  'due_at',
  'answer_minutes_left',
  'submitted_at',
  'claimed_at',
  'answered_at',
  'escalation_count',
  'routing_version',
  'awaits_reply_from',
] as const;

/** The case locked until the transaction ends, or undefined when row-level security hides it. */
export async function findCaseForChange(tx: Tx, caseId: string) {
  const row = await tx
    .selectFrom('cases')
    .select(columns)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row as (typeof row & CaseRecord) | undefined;
}

export type LockedCase = NonNullable<Awaited<ReturnType<typeof findCaseForChange>>>;

/** What the policy needs to know of this actor and this case. */
export async function loadAccessFacts(
  tx: Tx,
  caseRecord: Pick<CaseRecord, 'id' | 'status' | 'tier' | 'expert_id' | 'organisation_id'>,
  actor: Actor,
  now: Date,
): Promise<CaseAccessFacts> {
  return {
    status: caseRecord.status,
    tier: caseRecord.tier,
    expertId: caseRecord.expert_id,
    organisationId: caseRecord.organisation_id,
    actorDeclined: actor.kind === 'doctor' && (await hasDeclined(tx, caseRecord.id, actor.accountId)),
    actorChoseTier: actor.kind === 'doctor' && (await hasChosenTier(tx, actor.accountId, caseRecord.tier)),
    actorHasGrant: actor.kind === 'director' && (await hasGrant(tx, caseRecord.id, actor.accountId, now)),
  };
}

async function hasDeclined(tx: Tx, caseId: string, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('case_exclusions')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasChosenTier(tx: Tx, accountId: string, tier: number): Promise<boolean> {
  const row = await tx
    .selectFrom('doctor_availabilities')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where(sql<boolean>`${tier} = any(tiers)`)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasGrant(tx: Tx, caseId: string, accountId: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('content_grants')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .where('until_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Doctors who may still take this case: active, verified, of the tier or having chosen it, and not declined. */
export async function countCandidates(tx: Tx, caseId: string, tier: number): Promise<number> {
  const row = await tx
    .selectFrom('accounts')
    .leftJoin('doctor_availabilities', 'doctor_availabilities.account_id', 'accounts.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', 'doctor')
    .where('status', '=', 'active')
    .where('verified_at', 'is not', null)
    .where(sql<boolean>`takes_tier(accounts.expert_tier, doctor_availabilities.tiers, ${tier})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_exclusions')
            .select('case_exclusions.account_id')
            .whereRef('case_exclusions.account_id', '=', 'accounts.id')
            .where('case_exclusions.case_id', '=', caseId),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
