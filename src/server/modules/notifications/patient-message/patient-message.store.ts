// The one text message to a patient: its row, moved on under its lock.
import type { Tx } from '#server/platform/db/database.ts';

export type StoredState =
  | 'asked'
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'stopped'
  | 'withdrawn';

/** Locked until the transaction ends; undefined when none was ever asked for. */
export function takePatientMessage(tx: Tx, caseId: string) {
  return tx
    .selectFrom('patient_messages')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
}

export function findPatientMessage(tx: Tx, caseId: string) {
  return tx.selectFrom('patient_messages').selectAll().where('case_id', '=', caseId).executeTakeFirst();
}

export async function putPatientMessage(
  tx: Tx,
  message: { caseId: string; sealed: Buffer; state: StoredState; askedBy: string; now: Date },
): Promise<void> {
  const columns = {
    phone_sealed: message.sealed,
    state: message.state,
    asked_by: message.askedBy,
    asked_at: message.now,
    sent_at: null,
    reference_digest: null,
  };
  await tx
    .insertInto('patient_messages')
    .values({ case_id: message.caseId, ...columns })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(columns))
    .execute();
}

export async function movePatientMessage(
  tx: Tx,
  caseId: string,
  move: { to: StoredState; sentAt?: Date | null; referenceDigest?: string | null },
): Promise<void> {
  await tx
    .updateTable('patient_messages')
    .set({
      state: move.to,
      ...(move.sentAt === undefined ? {} : { sent_at: move.sentAt }),
      ...(move.referenceDigest === undefined ? {} : { reference_digest: move.referenceDigest }),
    })
    .where('case_id', '=', caseId)
    .execute();
}

/** What the provider reports; a late or repeated report changes nothing. */
export async function settlePatientReport(
  tx: Tx,
  referenceDigest: string,
  isDelivered: boolean,
): Promise<void> {
  await tx
    .updateTable('patient_messages')
    .set({ state: isDelivered ? 'delivered' : 'failed' })
    .where('reference_digest', '=', referenceDigest)
    .where('state', '=', 'sent')
    .execute();
}
