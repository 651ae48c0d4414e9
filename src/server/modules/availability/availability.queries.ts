// Reads of availabilities, and how many cases a doctor took today: counted from the acts, for a case that went back to the
// queue was work all the same.
import { sql } from 'kysely';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { Absence, OwnRange } from '#contracts/availability/availability.ts';
import type { Database, Tx } from '#server/platform/db/database.ts';
import { type AvailabilitySettings, openAvailability } from './availability.ts';

const columns = [
  'account_id',
  'hours',
  'absences',
  'daily_maximum',
  'tiers',
  'paused_at',
  'paused_until',
  'revision',
] as const;

type Row = {
  hours: unknown;
  absences: unknown;
  daily_maximum: number | null;
  tiers: number[] | null;
  paused_at: Date | null;
  paused_until: Date | null;
};

function settingsOf(row: Row): AvailabilitySettings {
  return {
    hours: row.hours as OwnRange[] | null,
    absences: row.absences as Absence[],
    dailyMaximum: row.daily_maximum,
    tiers: row.tiers as ExpertTier[] | null,
    pausedAt: row.paused_at,
    pausedUntil: row.paused_until,
  };
}

export async function findAvailability(
  db: Database | Tx,
  accountId: string,
): Promise<AvailabilitySettings & { revision: number }> {
  const row = await db
    .selectFrom('doctor_availabilities')
    .select(columns)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? { ...settingsOf(row), revision: row.revision } : { ...openAvailability, revision: 0 };
}

/** By account; who set nothing is absent from the answer. */
export async function listAvailabilities(
  db: Database | Tx,
  accountIds: readonly string[],
): Promise<Map<string, AvailabilitySettings>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('doctor_availabilities')
    .select(columns)
    .where('account_id', 'in', [...accountIds])
    .execute();
  return new Map(rows.map((row) => [row.account_id, settingsOf(row)]));
}

/** Active, verified doctors who wish to hear of a tier; at most 500. */
export async function listDoctorsFor(tx: Tx, tier: ExpertTier): Promise<string[]> {
  const rows = await activeDoctors(tx)
    .where(sql<boolean>`wants_tier(accounts.expert_tier, doctor_availabilities.tiers, ${tier})`)
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

/** Active, verified doctors of a higher tier who chose one of these as well; at most `most`. */
export async function listVolunteers(tx: Tx, tiers: readonly number[], most: number): Promise<string[]> {
  if (tiers.length === 0) return [];
  const rows = await activeDoctors(tx)
    .where(
      sql<boolean>`exists (select from unnest(${[...tiers]}::smallint[]) as tier
        where tier < accounts.expert_tier and tier = any(doctor_availabilities.tiers))`,
    )
    .orderBy('accounts.id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

function activeDoctors(tx: Tx) {
  return tx
    .selectFrom('accounts')
    .leftJoin('doctor_availabilities', 'doctor_availabilities.account_id', 'accounts.id')
    .select('accounts.id')
    .where('accounts.role', '=', 'doctor')
    .where('accounts.status', '=', 'active')
    .where('accounts.verified_at', 'is not', null);
}

/** Cases each of these doctors took since then; who took none is absent from the answer. */
export async function countTaken(
  db: Database | Tx,
  accountIds: readonly string[],
  since: Date,
): Promise<Map<string, number>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('audit_entries')
    .select(['actor_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('actor_id', 'in', [...accountIds])
    .where('action', '=', 'case.claim')
    .where('at', '>=', since)
    .groupBy('actor_id')
    .execute();
  return new Map(rows.map((row) => [row.actor_id ?? '', Number(row.count)]));
}
