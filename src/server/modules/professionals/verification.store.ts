// Writes of verifications. Steps, facts, look-ups and evidence are only ever added; the database grants no more.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type {
  VerificationAction,
  VerificationFact,
  VerificationState,
  VerifiedRole,
} from '#contracts/professionals/verification.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type NewVerification = {
  id: string;
  accountId: string;
  role: VerifiedRole;
  state: VerificationState;
  tier: ExpertTier | null;
  at: Date;
};

/** False when the account has one already. */
export async function insertVerification(tx: Tx, verification: NewVerification): Promise<boolean> {
  const row = await tx
    .insertInto('verifications')
    .values({
      id: verification.id,
      account_id: verification.accountId,
      role: verification.role,
      state: verification.state,
      tier: verification.tier,
      opened_at: verification.at,
      changed_at: verification.at,
    })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type VerificationColumns = {
  state: VerificationState;
  revision: number;
  tier: ExpertTier | null;
  changedAt: Date;
  expiresOn: string | null;
};

export async function updateVerification(
  tx: Tx,
  verificationId: string,
  { state, revision, tier, changedAt, expiresOn }: VerificationColumns,
): Promise<void> {
  await tx
    .updateTable('verifications')
    .set({ state, revision, tier, changed_at: changedAt, expires_on: expiresOn })
    .where('id', '=', verificationId)
    .execute();
}

export async function noteReminder(tx: Tx, verificationId: string, expiresOn: string): Promise<void> {
  await tx
    .updateTable('verifications')
    .set({ reminded_for: expiresOn })
    .where('id', '=', verificationId)
    .execute();
}

export type NewStep = {
  id: string;
  verificationId: string;
  at: Date;
  actorId: string | null;
  action: VerificationAction;
  from: VerificationState | null;
  to: VerificationState;
  tier: ExpertTier | null;
  reasonSealed: Buffer | null;
  /** Of the verification after this step. */
  revision: number;
};

export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await tx
    .insertInto('verification_steps')
    .values({
      id: step.id,
      verification_id: step.verificationId,
      at: step.at,
      actor_id: step.actorId,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      tier: step.tier,
      reason_sealed: step.reasonSealed,
      revision: step.revision,
    })
    .execute();
}

export type NewFact = {
  id: string;
  verificationId: string;
  fact: VerificationFact;
  lookupId: string | null;
  evidenceId: string | null;
  establishedOn: string;
  expiresOn: string;
  decidedAt: Date;
  decidedBy: string | null;
  revision: number;
};

export async function insertFact(tx: Tx, fact: NewFact): Promise<void> {
  await tx
    .insertInto('verification_facts')
    .values({
      id: fact.id,
      verification_id: fact.verificationId,
      fact: fact.fact,
      lookup_id: fact.lookupId,
      evidence_id: fact.evidenceId,
      established_on: fact.establishedOn,
      expires_on: fact.expiresOn,
      decided_at: fact.decidedAt,
      decided_by: fact.decidedBy,
      revision: fact.revision,
    })
    .execute();
}

export type NewEvidence = {
  id: string;
  verificationId: string;
  addedAt: Date;
  addedBy: string;
  nameSealed: Buffer;
  contentType: string;
  bytes: number;
  sha256: string;
};

/** False when the id has a row already: the same upload finished twice is one file. */
export async function insertEvidence(tx: Tx, evidence: NewEvidence): Promise<boolean> {
  const row = await tx
    .insertInto('verification_evidence')
    .values({
      id: evidence.id,
      verification_id: evidence.verificationId,
      added_at: evidence.addedAt,
      added_by: evidence.addedBy,
      name_sealed: evidence.nameSealed,
      content_type: evidence.contentType,
      bytes: evidence.bytes,
      sha256: evidence.sha256,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewLookup = {
  id: string;
  verificationId: string;
  at: Date;
  source: 'extract' | 'directory';
  asOf: Date;
  isFound: boolean;
  answerSealed: Buffer | null;
};

export async function insertLookup(tx: Tx, lookup: NewLookup): Promise<void> {
  await tx
    .insertInto('verification_lookups')
    .values({
      id: lookup.id,
      verification_id: lookup.verificationId,
      at: lookup.at,
      source: lookup.source,
      as_of: lookup.asOf,
      is_found: lookup.isFound,
      answer_sealed: lookup.answerSealed,
    })
    .execute();
}
