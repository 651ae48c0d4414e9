// An account and what is sealed in it (B-025, B-033).
import { erasedNameFr } from '#contracts/accounts/account.fr.ts';
import type { AccountRole, ExpertTier, RestrictionScope } from '#contracts/accounts/account.vocabulary.ts';
import { destroyedKey, type Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Standing } from '#server/policy/standing.ts';

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
  if (row.data_key === destroyedKey) return { displayName: erasedNameFr, email: '', rpps: '' };
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

/** What a row says of the standing of its account; sessions and terms add theirs. */
export function accountStandingOf(
  row: AccountRow & { status: string; restrictions: unknown; suspension: unknown },
  now: Date,
): Pick<Standing, 'status' | 'isVerified' | 'restrictions' | 'limits'> {
  const needsVerification = row.role === 'pharmacist' || row.role === 'doctor';
  const inForce = (row.restrictions as Restriction[]).filter(({ until }) => isInForce(until, now));
  return {
    status: statusAt(row.status, row.suspension as Suspension | null, now),
    // A pharmacist without a pharmacy has nobody to ask for.
    isVerified:
      !needsVerification ||
      (row.verified_at !== null && (row.role !== 'pharmacist' || row.organisation_id !== null)),
    restrictions: inForce.filter(({ perDay }) => perDay === undefined).map(({ scope }) => scope),
    limits: inForce.flatMap(({ scope, perDay }) => (perDay === undefined ? [] : [{ scope, perDay }])),
  };
}

/** One scope closed by a measure, or counted when `perDay` is given; `until` null is for good. */
export type Restriction = { scope: RestrictionScope; until: string | null; perDay?: number };

/** A hold on the whole account, and what it goes on as. */
export type Suspension = { until: string | null; resumesAs: 'registering' | 'active' };

const isInForce = (until: string | null, now: Date): boolean => until === null || new Date(until) > now;

/** A hold ends at its time whether or not the job has been by; an account brought back meanwhile is held all the same. */
function statusAt(status: string, suspension: Suspension | null, now: Date): Standing['status'] {
  if (suspension && status !== 'closing') {
    return isInForce(suspension.until, now) ? 'suspended' : suspension.resumesAs;
  }
  return status as Standing['status'];
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
