// Rows of measures and appeals. Exclusive things rest on the unique indexes and on the lock of the account.
import type {
  GraveGround,
  MeasureBasis,
  MeasureKind,
  MeasureState,
} from '#contracts/moderation/measure.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type NewMeasure = {
  id: string;
  accountId: string;
  kind: MeasureKind;
  state: MeasureState;
  basis: MeasureBasis;
  grave: GraveGround | null;
  scopes: readonly string[];
  perDay: number | null;
  decidedBy: string;
  decidedAt: Date;
  startsAt: Date;
  untilAt: Date | null;
  contentSealed: Buffer;
};

/** Answers false when one of its kind is in force already. */
export async function insertMeasure(tx: Tx, measure: NewMeasure): Promise<boolean> {
  const row = await tx
    .insertInto('measures')
    .values({
      id: measure.id,
      account_id: measure.accountId,
      kind: measure.kind,
      state: measure.state,
      basis: measure.basis,
      grave: measure.grave,
      scopes: [...measure.scopes],
      per_day: measure.perDay,
      decided_by: measure.decidedBy,
      decided_at: measure.decidedAt,
      starts_at: measure.startsAt,
      until_at: measure.untilAt,
      content_sealed: measure.contentSealed,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function moveMeasure(
  tx: Tx,
  measureId: string,
  state: MeasureState,
  ending?: { at: Date; by: string | null; sealed: Buffer | null },
): Promise<void> {
  await tx
    .updateTable('measures')
    .set({
      state,
      ...(ending ? { ended_at: ending.at, ended_by: ending.by, ending_sealed: ending.sealed } : {}),
    })
    .where('id', '=', measureId)
    .execute();
}

/** Answers false when the decision is contested already: of two taps one counts. */
export async function insertAppeal(
  tx: Tx,
  appeal: { measureId: string; at: Date; textSealed: Buffer },
): Promise<boolean> {
  const row = await tx
    .insertInto('measure_appeals')
    .values({ measure_id: appeal.measureId, made_at: appeal.at, text_sealed: appeal.textSealed })
    .onConflict((conflict) => conflict.doNothing())
    .returning('measure_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Answers false when somebody else has answered meanwhile. */
export async function settleAppeal(
  tx: Tx,
  measureId: string,
  settled: {
    outcome: 'granted' | 'refused';
    at: Date;
    by: string;
    isFourEyes: boolean;
    answerSealed: Buffer;
  },
): Promise<boolean> {
  const row = await tx
    .updateTable('measure_appeals')
    .set({
      outcome: settled.outcome,
      decided_at: settled.at,
      decided_by: settled.by,
      is_four_eyes: settled.isFourEyes,
      answer_sealed: settled.answerSealed,
    })
    .where('measure_id', '=', measureId)
    .where('outcome', 'is', null)
    .returning('measure_id')
    .executeTakeFirst();
  return row !== undefined;
}
