// What the deadline watch looks for; each list is bounded, the rest comes with the next run.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import type { WatchRule } from './routing.ts';

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
            .leftJoin('doctor_availabilities', 'doctor_availabilities.account_id', 'accounts.id')
            .select('accounts.id')
            .where('accounts.role', '=', 'doctor')
            .where('accounts.status', '=', 'active')
            .where('accounts.verified_at', 'is not', null)
            .where(sql<boolean>`takes_tier(accounts.expert_tier, doctor_availabilities.tiers, cases.tier)`)
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

/** Rules of every version as rows to join; a case older than versions is ruled by the first. */
function rows(rules: readonly WatchRule[]) {
  const told = rules.map(({ version, form, before, sent }) => ({ version, form, before, sent }));
  const columns = sql`rule(version integer, form text, before timestamptz, sent integer)`;
  return sql<WatchRow>`jsonb_to_recordset(${JSON.stringify(told)}::jsonb)`.as<'rule'>(columns);
}
type WatchRow = { version: number; form: string | null; before: Date; sent: number };

const isRuled = sql<boolean>`rule.version = coalesce(cases.routing_version, 1)
  and (rule.form is null or rule.form = cases.form)`;

/** Still open long after sending, and the director was not told. */
export async function listAgedCases(tx: Tx, rules: readonly WatchRule[]): Promise<string[]> {
  const found = await tx
    .selectFrom(['cases', rows(rules)])
    .select('cases.id')
    .where(isRuled)
    .where('cases.status', 'in', ['queued', 'claimed', 'clarifying', 'unanswered'])
    .whereRef('cases.submitted_at', '<=', 'rule.before')
    .where('cases.age_alerted_at', 'is', null)
    .orderBy('cases.submitted_at')
    .limit(mostPerRun)
    .execute();
  return idsOf(found);
}

/** Urgent opinions nobody read in time, and the director was not told. */
export async function listUrgentUnread(tx: Tx, rules: readonly WatchRule[]): Promise<string[]> {
  const found = await tx
    .selectFrom(['cases', rows(rules)])
    .select('cases.id')
    .where(isRuled)
    .where('cases.status', '=', 'answered')
    .where('cases.is_urgent', '=', true)
    .where('cases.read_at', 'is', null)
    .whereRef('cases.answered_at', '<=', 'rule.before')
    .where('cases.urgent_alerted_at', 'is', null)
    .limit(mostPerRun)
    .execute();
  return idsOf(found);
}

/** Open clarifications whose next reminder, or whose end, has come. */
export async function listSilentClarifications(tx: Tx, rules: readonly WatchRule[]) {
  return tx
    .selectFrom([rows(rules), 'clarifications'])
    .innerJoin('cases', 'cases.id', 'clarifications.case_id')
    .select(['clarifications.id', 'clarifications.case_id', 'clarifications.reminders_sent'])
    .where(isRuled)
    .where('clarifications.answered_at', 'is', null)
    .whereRef('clarifications.asked_at', '<=', 'rule.before')
    .whereRef('clarifications.reminders_sent', '=', 'rule.sent')
    .orderBy('clarifications.asked_at')
    .limit(mostPerRun)
    .execute();
}

/** Opinions unread or not handed over whose next reminder has come. */
export async function listForgottenOpinions(tx: Tx, rules: readonly WatchRule[]) {
  return tx
    .selectFrom(['cases', rows(rules)])
    .select(['cases.id', 'cases.opinion_reminders_sent'])
    .where(isRuled)
    .where('cases.status', '=', 'answered')
    .where((eb) => eb.or([eb('cases.read_at', 'is', null), eb('cases.handed_over_at', 'is', null)]))
    .whereRef('cases.answered_at', '<=', 'rule.before')
    .whereRef('cases.opinion_reminders_sent', '=', 'rule.sent')
    .orderBy('cases.answered_at')
    .limit(mostPerRun)
    .execute();
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
