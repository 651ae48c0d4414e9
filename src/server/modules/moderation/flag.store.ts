// Rows of flags and of what is hidden for them. Hiding writes a row here; what is hidden stays where it is.
import type { FlagAct, FlagGround, FlagSubject } from '#contracts/moderation/flag.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type NewFlag = {
  id: string;
  flaggerId: string;
  subjectKind: FlagSubject;
  subjectId: string;
  caseId: string | null;
  authorId: string | null;
  ground: FlagGround;
  madeAt: Date;
  textSealed: Buffer;
};

/** Answers false when this person has an open flag on it already. */
export async function insertFlag(tx: Tx, flag: NewFlag): Promise<boolean> {
  const row = await tx
    .insertInto('flags')
    .values({
      id: flag.id,
      flagger_id: flag.flaggerId,
      subject_kind: flag.subjectKind,
      subject_id: flag.subjectId,
      case_id: flag.caseId,
      author_id: flag.authorId,
      ground: flag.ground,
      made_at: flag.madeAt,
      text_sealed: flag.textSealed,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Answers false when somebody else has decided meanwhile. */
export async function settleFlag(
  tx: Tx,
  flagId: string,
  settled: { act: FlagAct; at: Date; by: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('flags')
    .set({ outcome: settled.act, settled_at: settled.at, settled_by: settled.by })
    .where('id', '=', flagId)
    .where('outcome', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Hides a part from others; a later decision about the same part replaces the earlier one and its appeal. */
export async function hideItem(
  tx: Tx,
  item: {
    subjectId: string;
    subjectKind: FlagSubject;
    caseId: string;
    authorId: string;
    state: 'hidden' | 'removed';
    ground: FlagGround;
    by: string;
    at: Date;
    statementSealed: Buffer;
  },
): Promise<void> {
  const decision = {
    state: item.state,
    ground: item.ground,
    decided_by: item.by,
    decided_at: item.at,
    statement_sealed: item.statementSealed,
  };
  const noAppeal = {
    appeal_at: null,
    appeal_sealed: null,
    appeal_outcome: null,
    appeal_decided_by: null,
    appeal_decided_at: null,
    is_four_eyes: null,
    answer_sealed: null,
  };
  await tx
    .insertInto('moderated_items')
    .values({
      subject_id: item.subjectId,
      subject_kind: item.subjectKind as 'message' | 'photo' | 'document',
      case_id: item.caseId,
      author_id: item.authorId,
      ...decision,
    })
    .onConflict((conflict) => conflict.column('subject_id').doUpdateSet({ ...decision, ...noAppeal }))
    .execute();
}

export async function noteItemAppeal(tx: Tx, subjectId: string, at: Date, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('moderated_items')
    .set({ appeal_at: at, appeal_sealed: sealed })
    .where('subject_id', '=', subjectId)
    .execute();
}

export async function settleItem(
  tx: Tx,
  subjectId: string,
  settled: {
    isRestored: boolean;
    appeal: {
      outcome: 'granted' | 'refused';
      by: string;
      at: Date;
      isFourEyes: boolean;
      sealed: Buffer;
    } | null;
  },
): Promise<void> {
  const { appeal } = settled;
  await tx
    .updateTable('moderated_items')
    .set({
      ...(settled.isRestored ? { state: 'restored' as const } : {}),
      ...(appeal
        ? {
            appeal_outcome: appeal.outcome,
            appeal_decided_by: appeal.by,
            appeal_decided_at: appeal.at,
            is_four_eyes: appeal.isFourEyes,
            answer_sealed: appeal.sealed,
          }
        : {}),
    })
    .where('subject_id', '=', subjectId)
    .execute();
}
