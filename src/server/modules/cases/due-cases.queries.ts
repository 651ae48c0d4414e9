// What the deadline watch looks for; each list is bounded, the rest comes with the next run.
import type { Tx } from '#server/platform/db/database.ts';

const mostPerRun = 200;

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id);
}

/** Queued or taken, and their time has passed. */
export async function listOverdueCases(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('id')
    .where('due_at', '<=', now)
    .where('status', 'in', ['queued', 'claimed'])
    .orderBy('due_at')
    .limit(mostPerRun)
    .execute();
  return idsOf(rows);
}

/** Queued where nobody can take them any more: the last doctor of the tier was suspended or has left (B-010). */
export async function listAbandonedCases(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('cases.id')
    .where('cases.status', '=', 'queued')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('accounts')
            .select('accounts.id')
            .where('accounts.role', '=', 'doctor')
            .where('accounts.status', '=', 'active')
            .where('accounts.verified_at', 'is not', null)
            .whereRef('accounts.expert_tier', '=', 'cases.tier')
            .where((account) =>
              account.not(
                account.exists(
                  account
                    .selectFrom('case_exclusions')
                    .select('case_exclusions.case_id')
                    .whereRef('case_exclusions.case_id', '=', 'cases.id')
                    .whereRef('case_exclusions.account_id', '=', 'accounts.id'),
                ),
              ),
            ),
        ),
      ),
    )
    .orderBy('cases.submitted_at')
    .limit(mostPerRun)
    .execute();
  return idsOf(rows);
}

/** Still open long after sending, and the director was not told. */
export async function listAgedCases(tx: Tx, sentBefore: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('id')
    .where('status', 'in', ['queued', 'claimed', 'clarifying', 'unanswered'])
    .where('submitted_at', '<=', sentBefore)
    .where('age_alerted_at', 'is', null)
    .orderBy('submitted_at')
    .limit(mostPerRun)
    .execute();
  return idsOf(rows);
}

/** Urgent opinions nobody read in time, and the director was not told. */
export async function listUrgentUnread(tx: Tx, answeredBefore: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('id')
    .where('status', '=', 'answered')
    .where('is_urgent', '=', true)
    .where('read_at', 'is', null)
    .where('answered_at', '<=', answeredBefore)
    .where('urgent_alerted_at', 'is', null)
    .limit(mostPerRun)
    .execute();
  return idsOf(rows);
}

/** Open clarifications asked before `askedBefore` that were reminded fewer than `reminders` times. */
export async function listSilentClarifications(tx: Tx, askedBefore: Date, reminders: number) {
  return tx
    .selectFrom('clarifications')
    .select(['id', 'case_id'])
    .where('answered_at', 'is', null)
    .where('asked_at', '<=', askedBefore)
    .where('reminders_sent', '<', reminders)
    .orderBy('asked_at')
    .limit(mostPerRun)
    .execute();
}

/** Opinions unread or not handed over, answered before `answeredBefore`, reminded fewer than `reminders` times. */
export async function listForgottenOpinions(
  tx: Tx,
  answeredBefore: Date,
  reminders: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('id')
    .where('status', '=', 'answered')
    .where((eb) => eb.or([eb('read_at', 'is', null), eb('handed_over_at', 'is', null)]))
    .where('answered_at', '<=', answeredBefore)
    .where('opinion_reminders_sent', '<', reminders)
    .orderBy('answered_at')
    .limit(mostPerRun)
    .execute();
  return idsOf(rows);
}

/** Taken by a doctor who may not act any more: his account is not active, or not verified (B-007). */
export async function listStrandedCases(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .innerJoin('accounts', 'accounts.id', 'cases.expert_id')
    .select('cases.id')
    .where('cases.status', 'in', ['claimed', 'clarifying'])
    .where((eb) => eb.or([eb('accounts.status', '!=', 'active'), eb('accounts.verified_at', 'is', null)]))
    .orderBy('cases.claimed_at')
    .limit(mostPerRun)
    .execute();
  return idsOf(rows);
}
