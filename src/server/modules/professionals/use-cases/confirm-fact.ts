// A reviewer establishes one fact on the register's last answer or on a document, with its date and until when it counts
// (B-007, B-008). The former finding stays in the history.
import type { VerificationFact } from '#contracts/professionals/verification.vocabulary.ts';
import { factsOfRole } from '#contracts/professionals/verification.vocabulary.ts';
import { openJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { RegisteredProfessional } from '#server/ports/professional-registry/professional-registry.port.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { matchRegister } from '../match-register.ts';
import { takeVerification, type VerificationInHand } from '../take-verification.ts';
import { factConfirmed } from '../verification.audit.ts';
import { findEvidence, findLastLookup } from '../verification.queries.ts';
import { insertFact } from '../verification.store.ts';
import { verificationSealContext } from '../verification.ts';
import { moveVerification } from './move-verification.ts';

export type ConfirmFactInput = {
  verificationId: string;
  fact: VerificationFact;
  /** null: the register's last answer. */
  evidenceId: string | null;
  establishedOn: string;
  expiresOn: string;
};

export async function confirmFact(ctx: Ctx, input: ConfirmFactInput): Promise<void> {
  const inHand = await takeVerification(ctx, input.verificationId);
  await moveVerification(ctx, inHand, { action: 'confirm-fact' });
  if (!factsOfRole[inHand.record.role].includes(input.fact)) {
    throw new AppError('verification.evidence_missing');
  }
  const lookupId = input.evidenceId === null ? await supportingLookup(ctx, inHand, input.fact) : null;
  if (input.evidenceId !== null) {
    const evidence = await findEvidence(ctx.tx, input.evidenceId);
    if (evidence?.verification_id !== input.verificationId) {
      throw new AppError('verification.evidence_missing');
    }
  }
  await writeFact(ctx, { ...input, lookupId, revision: inHand.record.revision + 1 });
}

/** Writes a fact whose evidence was checked. */
export async function writeFact(
  ctx: Ctx,
  input: ConfirmFactInput & { lookupId: string | null; revision: number },
): Promise<void> {
  const { fact, lookupId, evidenceId, establishedOn, expiresOn } = input;
  await insertFact(ctx.tx, {
    id: ctx.newId(),
    ...input,
    decidedAt: ctx.now,
    decidedBy: ctx.actor.kind === 'system' ? null : ctx.actor.accountId,
  });
  ctx.audit(
    auditEntry(factConfirmed, input.verificationId, { fact, lookupId, evidenceId, establishedOn, expiresOn }),
  );
}

/** The last look-up, when it really supports the fact. @throws AppError `verification.evidence_missing` */
async function supportingLookup(
  ctx: Ctx,
  { record, account }: VerificationInHand,
  fact: VerificationFact,
): Promise<string> {
  const lookup = await findLastLookup(ctx.tx, record.id);
  if (!lookup?.answer_sealed) throw new AppError('verification.evidence_missing');
  const found = openJson<RegisteredProfessional>(
    account.key,
    verificationSealContext('lookup', lookup.id),
    lookup.answer_sealed,
  );
  const declared = { displayName: account.profile.displayName, role: record.role };
  if (!matchRegister(declared, found).supports.includes(fact)) {
    throw new AppError('verification.evidence_missing');
  }
  return lookup.id;
}
