// The few columns of a case that notices and live screens look at; no content, no identity.

import { sql } from 'kysely';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { NoticeFacts } from './notices.ts';

export async function findNoticeFacts(tx: Tx, caseId: string): Promise<NoticeFacts | undefined> {
  const row = await tx
    .selectFrom('cases')
    .select([
      'reference',
      'status',
      'organisation_id',
      'expert_id',
      'is_urgent',
      'read_at',
      'handed_over_at',
      'awaits_reply_from',
    ])
    .where('id', '=', caseId)
    .executeTakeFirst();
  return (
    row && {
      reference: row.reference,
      status: row.status,
      pharmacyId: row.organisation_id,
      expertId: row.expert_id,
      isUrgent: row.is_urgent,
      isRead: row.read_at !== null,
      isHandedOver: row.handed_over_at !== null,
      awaitsReplyFrom: row.awaits_reply_from,
    }
  );
}

/** Who has the case now, and who declined it (B-010): one round trip. */
export async function findCaseWatchers(
  tx: Tx,
  caseId: string,
): Promise<{ expertId: string | null; declinedBy: string[] }> {
  const row = await tx
    .selectFrom('cases')
    .select((eb) => [
      'cases.expert_id',
      eb
        .selectFrom('case_exclusions')
        .whereRef('case_exclusions.case_id', '=', 'cases.id')
        .select((inner) =>
          inner.fn.agg<string[] | null>('array_agg', ['case_exclusions.account_id']).as('ids'),
        )
        .as('declined_by'),
    ])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
  return { expertId: row?.expert_id ?? null, declinedBy: row?.declined_by ?? [] };
}

/** Of these doctors, those for whom at least one case of the tier waits that they have not declined. */
export async function listDoctorsWithWork(
  tx: Tx,
  doctorIds: readonly string[],
  tier: ExpertTier,
): Promise<string[]> {
  if (doctorIds.length === 0) return [];
  const rows = await tx
    .selectFrom('accounts')
    .select('accounts.id')
    .where('accounts.id', 'in', [...doctorIds])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('cases')
          .select('cases.id')
          .where('cases.tier', '=', tier)
          .where('cases.status', '=', 'queued')
          .where((inner) =>
            inner.not(
              inner.exists(
                inner
                  .selectFrom('case_exclusions')
                  .select('case_exclusions.case_id')
                  .whereRef('case_exclusions.case_id', '=', 'cases.id')
                  .whereRef('case_exclusions.account_id', '=', 'accounts.id'),
              ),
            ),
          ),
      ),
    )
    .orderBy('accounts.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether a job of this key is already in the queue: a cheap look, so that a busy hour does not fight for one row. */
export async function isJobPlanned(tx: Tx, jobKey: string): Promise<boolean> {
  const { rows } = await sql`select from graphile_worker.jobs where key = ${jobKey}`.execute(tx);
  return rows.length > 0;
}
