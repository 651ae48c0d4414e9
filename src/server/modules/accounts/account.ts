// An account and what is sealed in it (B-025, B-033). Registration and verification are not here yet: accounts are
// made by the operator or by the demo.
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { AccountActor } from '#server/policy/actor.ts';

/** Identity of a professional; ciphertext at rest under the account's own data key. */
export type Profile = { displayName: string; email: string; rpps: string };

export type AccountRow = {
  id: string;
  role: string;
  organisation_id: string | null;
  expert_tier: number | null;
  verified_at: Date | null;
  may_add_dermoscopic_to_skin: boolean;
};

function profileContext(accountId: string): string {
  return `account:${accountId}:profile`;
}

export function sealProfile(keyring: Keyring, dataKey: string, accountId: string, profile: Profile): Buffer {
  return sealJson(keyring.unwrap(dataKey), profileContext(accountId), profile);
}

export function openProfile(
  keyring: Keyring,
  row: { id: string; data_key: string; profile_sealed: Buffer },
): Profile {
  return openJson<Profile>(keyring.unwrap(row.data_key), profileContext(row.id), row.profile_sealed);
}

/** Exact look-up of an address without keeping it in clear. `email` is already normalised. */
export function emailDigest(keyring: Keyring, email: string): string {
  return keyring.digest('account-email', email);
}

/** The tier a doctor may act at: none before the qualification is verified (B-008). */
export function tierOf(row: AccountRow): ExpertTier | null {
  return row.verified_at === null ? null : (row.expert_tier as ExpertTier | null);
}

export function actorOf(row: AccountRow): AccountActor {
  const accountId = row.id;
  switch (row.role as AccountRole) {
    case 'pharmacist':
      return {
        kind: 'pharmacist',
        accountId,
        organisationId: row.organisation_id ?? '',
        mayAddDermoscopicToSkin: row.may_add_dermoscopic_to_skin,
      };
    case 'doctor':
      return { kind: 'doctor', accountId, tier: tierOf(row) };
    case 'director':
      return { kind: 'director', accountId };
    case 'operator':
      return { kind: 'operator', accountId };
  }
}
