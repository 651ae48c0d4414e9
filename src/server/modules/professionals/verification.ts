// A verification as the database holds it, and the names under which its parts are sealed with the account's data key.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type {
  VerificationFact,
  VerificationState,
  VerifiedRole,
} from '#contracts/professionals/verification.vocabulary.ts';
import type { Actor } from '#server/policy/actor.ts';
import type { EstablishedFact, VerificationRelation } from './verification-lifecycle.ts';

export type VerificationRecord = {
  id: string;
  accountId: string;
  role: VerifiedRole;
  state: VerificationState;
  revision: number;
  tier: ExpertTier | null;
  openedAt: Date;
  changedAt: Date;
  expiresOn: string | null;
};

/** A fact as it stands: the last time it was established counts. */
export type CurrentFact = EstablishedFact & {
  fact: VerificationFact;
  lookupId: string | null;
  evidenceId: string | null;
  establishedOn: string;
  decidedAt: Date;
  decidedBy: string | null;
};

/** B-008: the medical director answers for doctors; the operator for pharmacists. */
export function relationToVerification(
  actor: Actor,
  record: Pick<VerificationRecord, 'accountId' | 'role'>,
): VerificationRelation {
  if (actor.kind === 'system') return 'system';
  if (actor.accountId === record.accountId) return 'subject';
  const reviewer = record.role === 'doctor' ? 'director' : 'operator';
  return actor.kind === reviewer ? 'reviewer' : 'stranger';
}

export type SealedPart = 'reason' | 'evidence-name' | 'evidence' | 'lookup';

export function verificationSealContext(part: SealedPart, id: string): string {
  return `verification:${part}:${id}`;
}

export const evidenceObjectPrefix = 'evidence/';
