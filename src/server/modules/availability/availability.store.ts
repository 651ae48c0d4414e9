// Writes of a doctor's availability: one row for each doctor who set something.
import type { AvailabilityView } from '#contracts/availability/availability.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

/** The row, made when there is none yet, locked until the transaction ends. */
export async function takeAvailability(tx: Tx, accountId: string, now: Date) {
  await tx
    .insertInto('doctor_availabilities')
    .values({ account_id: accountId, absences: '[]', revision: 0, updated_at: now })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
  return tx
    .selectFrom('doctor_availabilities')
    .selectAll()
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function setAvailability(
  tx: Tx,
  accountId: string,
  settings: Pick<AvailabilityView, 'hours' | 'absences' | 'dailyMaximum' | 'tiers' | 'revision'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('doctor_availabilities')
    .set({
      hours: settings.hours && JSON.stringify(settings.hours),
      absences: JSON.stringify(settings.absences),
      daily_maximum: settings.dailyMaximum,
      tiers: settings.tiers,
      revision: settings.revision,
      updated_at: now,
    })
    .where('account_id', '=', accountId)
    .execute();
}

export async function setPause(
  tx: Tx,
  accountId: string,
  pause: { at: Date | null; until: Date | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('doctor_availabilities')
    .set({ paused_at: pause.at, paused_until: pause.until, updated_at: now })
    .where('account_id', '=', accountId)
    .execute();
}

export async function deleteAvailability(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('doctor_availabilities').where('account_id', '=', accountId).execute();
}
