// Rows of a verification as the API answers them; what was sealed is opened with the data key of the account.

import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type {
  EvidenceView,
  FactView,
  LookupView,
  StepView,
  VerificationItem,
} from '#contracts/professionals/verification.contract.ts';
import type { VerificationAction } from '#contracts/professionals/verification.vocabulary.ts';
import { openJson } from '#server/platform/crypto/seal.ts';
import type { RegisteredProfessional } from '#server/ports/professional-registry/professional-registry.port.ts';
import type { NamedAccount } from '../accounts/public.ts';
import type { RegisterMatch } from './match-register.ts';
import type { VerifiedAccount } from './take-verification.ts';
import type { findLastLookup, listEvidence, listSteps } from './verification.queries.ts';
import { type CurrentFact, type VerificationRecord, verificationSealContext } from './verification.ts';

type Names = ReadonlyMap<string, NamedAccount>;
type EvidenceRow = Awaited<ReturnType<typeof listEvidence>>[number];
type StepRow = Awaited<ReturnType<typeof listSteps>>[number];
type LookupRow = NonNullable<Awaited<ReturnType<typeof findLastLookup>>>;

export function presentItem(record: VerificationRecord, name: string): VerificationItem {
  const { id, role, state, tier, openedAt, changedAt, expiresOn } = record;
  return {
    verificationId: id,
    name,
    role,
    state,
    tier,
    openedAt: openedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    expiresOn,
  };
}

export function presentFact(fact: CurrentFact, names: Names, today: string): FactView {
  return {
    fact: fact.fact,
    source: fact.lookupId === null ? 'document' : 'register',
    evidenceId: fact.evidenceId,
    establishedOn: fact.establishedOn,
    expiresOn: fact.expiresOn,
    isValid: fact.expiresOn >= today,
    decidedAt: fact.decidedAt.toISOString(),
    byName: (fact.decidedBy && names.get(fact.decidedBy)?.displayName) || null,
  };
}

export function presentEvidence(row: EvidenceRow, account: VerifiedAccount): EvidenceView {
  return {
    evidenceId: row.id,
    name: openJson<string>(account.key, verificationSealContext('evidence-name', row.id), row.name_sealed),
    contentType: row.content_type as EvidenceView['contentType'],
    bytes: row.bytes,
    addedAt: row.added_at.toISOString(),
    isOwn: row.added_by === account.accountId,
  };
}

export function presentStep(row: StepRow, account: VerifiedAccount, names: Names): StepView {
  return {
    stepId: row.id,
    at: row.at.toISOString(),
    action: row.action as VerificationAction,
    byName: (row.actor_id && names.get(row.actor_id)?.displayName) || null,
    reason: row.reason_sealed
      ? openJson<string>(account.key, verificationSealContext('reason', row.id), row.reason_sealed)
      : '',
    tier: row.tier as ExpertTier | null,
  };
}

export function presentLookup(
  row: LookupRow,
  found: RegisteredProfessional | null,
  { isNameAlike, isProfessionRight, supports }: RegisterMatch,
): LookupView {
  return {
    lookupId: row.id,
    at: row.at.toISOString(),
    asOf: row.as_of.toISOString(),
    source: row.source as LookupView['source'],
    professional: found && {
      familyName: found.familyName,
      givenNames: found.givenNames,
      professionCode: found.professionCode,
      skillCodes: [...found.skillCodes],
      isActive: found.isActive,
      practices: found.practices.map(({ mode, name, postalCode, city, country }) => ({
        mode,
        name,
        postalCode,
        city,
        country,
      })),
    },
    isNameAlike,
    isProfessionRight,
    supports: [...supports],
  };
}
