// Writes of accounts and organisations.
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type NewAccount = {
  id: string;
  role: AccountRole;
  /** `registering` until the form of registration is complete (B-032). */
  status: 'registering' | 'active';
  emailDigest: string;
  profileSealed: Buffer;
  dataKey: string;
  passwordHash: string;
  organisationId: string | null;
  expertTier: ExpertTier | null;
  verifiedAt: Date | null;
  mayAddDermoscopicToSkin: boolean;
  isDemo: boolean;
  createdAt: Date;
};

/** Inserts an account; answers false when the address already has one (unique digest). */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const inserted = await tx
    .insertInto('accounts')
    .values({
      id: account.id,
      role: account.role,
      status: account.status,
      email_digest: account.emailDigest,
      profile_sealed: account.profileSealed,
      data_key: account.dataKey,
      password_hash: account.passwordHash,
      organisation_id: account.organisationId,
      expert_tier: account.expertTier,
      verified_at: account.verifiedAt,
      may_add_dermoscopic_to_skin: account.mayAddDermoscopicToSkin,
      is_demo: account.isDemo,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.column('email_digest').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export type Organisation = {
  id: string;
  kind: 'pharmacy' | 'practice';
  name: string;
  finess: string | null;
  street: string;
  postalCode: string;
  city: string;
  phone: string | null;
};

export async function insertOrganisation(tx: Tx, organisation: Organisation, now: Date): Promise<void> {
  const { postalCode, ...rest } = organisation;
  await tx
    .insertInto('organisations')
    .values({ ...rest, postal_code: postalCode, created_at: now })
    .execute();
}

export async function setAccountStatus(
  tx: Tx,
  accountId: string,
  status: 'active' | 'suspended' | 'closing' | 'closed',
): Promise<void> {
  await tx.updateTable('accounts').set({ status }).where('id', '=', accountId).execute();
}

/** B-049: the operator's express authorisation of one account. */
export async function setDermoscopicOnSkin(tx: Tx, accountId: string, isAllowed: boolean): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ may_add_dermoscopic_to_skin: isAllowed })
    .where('id', '=', accountId)
    .execute();
}

export async function setPasswordHash(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ password_hash: passwordHash, password_changed_at: now, password_reminded_at: null })
    .where('id', '=', accountId)
    .execute();
}

/** null would be the habit of the role, 0 is never. */
export async function setReminderMonths(tx: Tx, accountId: string, months: number): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ password_reminder_months: months, password_reminded_at: null })
    .where('id', '=', accountId)
    .execute();
}

export async function notePasswordReminded(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.updateTable('accounts').set({ password_reminded_at: now }).where('id', '=', accountId).execute();
}

/** A tier that is not given stays as it was. */
export async function setVerificationColumns(
  tx: Tx,
  accountId: string,
  verifiedAt: Date | null,
  tier: ExpertTier | null,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ verified_at: verifiedAt, ...(tier === null ? {} : { expert_tier: tier }) })
    .where('id', '=', accountId)
    .execute();
}
