// Cases of known times for the tests of the figures, written as superuser: nothing is checked on the way in.
import type { Insertable } from 'kysely';
import { createDatabase } from '#server/platform/db/create-database.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import type { CasesTable } from '#server/platform/db/tables.generated.ts';
import type { TestDatabase } from '#test/database/test-database.ts';

export const boardNow = new Date('2026-11-27T15:00:00Z');
export const idOf = (number: number) => `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const people = {
  pharmacies: [idOf(1), idOf(2)],
  pharmacists: [idOf(11), idOf(12)],
  doctors: [idOf(21), idOf(22), idOf(23)],
  director: idOf(31),
} as const;

/** As SQL, for many rows at once. */
export async function asSuperuser<T>(
  database: TestDatabase,
  work: (db: TestDatabase['db']) => Promise<T>,
): Promise<T> {
  const options = { applicationName: 'board fixtures', log: silentLog, maxConnections: 1 };
  const superuser = createDatabase({ url: database.superuserUrl, ...options });
  try {
    return await work(superuser.db);
  } finally {
    await superuser.close();
  }
}

export function insertPeople(database: TestDatabase): Promise<void> {
  return asSuperuser(database, async (db) => {
    await db
      .insertInto('organisations')
      .values(people.pharmacies.map((id) => ({ id, kind: 'pharmacy', name: 'Essai', created_at: boardNow })))
      .execute();
    const account = {
      status: 'active',
      profile_sealed: Buffer.of(1),
      data_key: 'k1.x',
      password_hash: 'hash',
    } as const;
    const rows = [
      ...people.pharmacists.map((id, index) => ({
        id,
        role: 'pharmacist' as const,
        organisation_id: people.pharmacies[index] ?? null,
      })),
      ...people.doctors.map((id, index) => ({ id, role: 'doctor' as const, expert_tier: index + 1 })),
      { id: people.director, role: 'director' as const },
    ];
    for (const row of rows) {
      await db
        .insertInto('accounts')
        .values({ ...account, ...row, email_digest: row.id, created_at: boardNow })
        .execute();
    }
  });
}

let count = 1000;

/** One sent case; what is not said is ordinary. */
export function caseRow(known: Partial<Insertable<CasesTable>>): Insertable<CasesTable> {
  count += 1;
  const sentAt = known.submitted_at ?? boardNow;
  return {
    id: idOf(count),
    reference: idOf(count),
    organisation_id: people.pharmacies[0],
    created_by: people.pharmacists[0],
    data_key: 'k1.x',
    form: 'peau',
    form_version: 1,
    status: known.first_answered_at ? 'answered' : 'queued',
    tier: 1,
    start_tier: 1,
    revision: 1,
    submission_version: 1,
    photo_count: 2,
    expert_id: known.first_answered_at ? people.doctors[0] : null,
    escalation_count: 0,
    is_urgent: false,
    created_at: sentAt,
    updated_at: sentAt,
    submitted_at: sentAt,
    answered_at: known.first_answered_at ?? null,
    opinion_reminders_sent: 0,
    ...known,
  };
}

export function insertCases(database: TestDatabase, rows: readonly Insertable<CasesTable>[]): Promise<void> {
  return asSuperuser(database, async (db) => {
    for (let at = 0; at < rows.length; at += 200) {
      await db
        .insertInto('cases')
        .values(rows.slice(at, at + 200))
        .execute();
    }
  });
}
