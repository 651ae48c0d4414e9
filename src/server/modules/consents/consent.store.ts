// Recorded consents by purpose (B-057, B-061, B-062): the act, research and teaching, training of algorithms, one SMS
// to the patient (B-102). Each is
// the requester's certification: who recorded it, when, how the patient was told. The words told are in the case.
import type { Tx } from '#server/platform/db/database.ts';

export type ConsentPurpose = 'act' | 'research' | 'algorithms' | 'sms';

export type NewConsent = { id: string; purpose: ConsentPurpose };

/** Records the purposes consented to; one already recorded for the subject is kept as it is. */
export async function recordConsents(
  tx: Tx,
  subjectId: string,
  consents: readonly NewConsent[],
  by: { accountId: string; now: Date; toldHow: string },
): Promise<void> {
  if (consents.length === 0) return;
  await tx
    .insertInto('consents')
    .values(
      consents.map(({ id, purpose }) => ({
        id,
        subject_id: subjectId,
        purpose,
        given_at: by.now,
        recorded_by: by.accountId,
        told_how: by.toldHow,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['subject_id', 'purpose']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .execute();
}

/** Ends purposes of a subject from `now`; answers the purposes that were in force. */
export async function withdrawConsents(
  tx: Tx,
  subjectId: string,
  purposes: readonly ConsentPurpose[],
  now: Date,
): Promise<ConsentPurpose[]> {
  const rows = await tx
    .updateTable('consents')
    .set({ withdrawn_at: now })
    .where('subject_id', '=', subjectId)
    .where('purpose', 'in', [...purposes])
    .where('withdrawn_at', 'is', null)
    .returning('purpose')
    .execute();
  return rows.map((row) => row.purpose as ConsentPurpose);
}

/** The purposes in force for a subject. */
export async function listConsents(tx: Tx, subjectId: string): Promise<ConsentPurpose[]> {
  const rows = await tx
    .selectFrom('consents')
    .select('purpose')
    .where('subject_id', '=', subjectId)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map((row) => row.purpose as ConsentPurpose);
}
