// What a person without access says of herself, and what support decided: sealed under a key of the request.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { Recovery, RecoveryView } from '#contracts/accounts/recovery.contract.ts';
import type { RecoveryCheck, RecoveryMeans } from '#contracts/accounts/recovery.vocabulary.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { RecoveryRow } from './recovery.queries.ts';

export type Claim = RecoveryView['claim'];
export type SealedDecision = { newEmail: string | null; note: string };

const claimContext = (id: string) => `access-recovery:${id}:claim`;
const decisionContext = (id: string) => `access-recovery:${id}:decision`;

export function sealClaim(keyring: Keyring, dataKey: string, id: string, claim: Claim): Buffer {
  return sealJson(keyring.unwrap(dataKey), claimContext(id), claim);
}

export function openClaim(keyring: Keyring, row: RecoveryRow): Claim {
  return openJson<Claim>(keyring.unwrap(row.data_key), claimContext(row.id), row.claim_sealed);
}

export function sealDecision(keyring: Keyring, row: RecoveryRow, decision: SealedDecision): Buffer {
  return sealJson(keyring.unwrap(row.data_key), decisionContext(row.id), decision);
}

export function openDecision(keyring: Keyring, row: RecoveryRow): RecoveryView['decision'] {
  if (!row.decision_sealed || !row.decided_at) return null;
  const key = keyring.unwrap(row.data_key);
  return {
    ...openJson<SealedDecision>(key, decisionContext(row.id), row.decision_sealed),
    means: row.means as RecoveryMeans,
    checks: row.checks as unknown as RecoveryCheck[],
    decidedAt: row.decided_at.toISOString(),
  };
}

export function presentRecovery(
  row: Pick<RecoveryRow, 'id' | 'role' | 'state' | 'opened_at' | 'due_at'>,
): Recovery {
  return {
    recoveryId: row.id,
    role: row.role as AccountRole,
    state: row.state as Recovery['state'],
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
  };
}
