// Rows of registrations, and what completing one writes to its account and pharmacy.
import type { Tx } from '#server/platform/db/database.ts';

export async function insertRegistration(
  tx: Tx,
  row: { accountId: string; formId: string; formVersion: number; now: Date },
): Promise<void> {
  await tx
    .insertInto('registrations')
    .values({
      account_id: row.accountId,
      form_id: row.formId,
      form_version: row.formVersion,
      entered_by: 'person',
      created_at: row.now,
      updated_at: row.now,
    })
    .execute();
}

/** B-032: an account the operator entered says so where others keep their form. */
export async function insertOperatorEntry(
  tx: Tx,
  accountId: string,
  rppsDigest: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('registrations')
    .values({
      account_id: accountId,
      form_id: 'saisie-exploitant',
      form_version: 1,
      rpps_digest: rppsDigest,
      entered_by: 'operator',
      created_at: now,
      updated_at: now,
      email_confirmed_at: now,
      completed_at: now,
    })
    .execute();
}

/** Who comes back before the address is confirmed begins anew: another password, role and form, nothing typed kept. */
export async function restartRegistration(
  tx: Tx,
  row: {
    accountId: string;
    role: 'pharmacist' | 'doctor';
    formId: string;
    formVersion: number;
    passwordHash: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ role: row.role, password_hash: row.passwordHash, password_changed_at: row.now })
    .where('id', '=', row.accountId)
    .execute();
  await tx
    .updateTable('registrations')
    .set({
      form_id: row.formId,
      form_version: row.formVersion,
      answers_sealed: null,
      invitation_id: null,
      updated_at: row.now,
    })
    .where('account_id', '=', row.accountId)
    .execute();
}

export async function setInvitation(tx: Tx, accountId: string, invitationId: string): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ invitation_id: invitationId })
    .where('account_id', '=', accountId)
    .execute();
}

export async function markEmailConfirmed(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ email_confirmed_at: now })
    .where('account_id', '=', accountId)
    .where('email_confirmed_at', 'is', null)
    .execute();
}

export async function saveAnswers(tx: Tx, accountId: string, sealed: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ answers_sealed: sealed, updated_at: now })
    .where('account_id', '=', accountId)
    .execute();
}

export type Completion = {
  accountId: string;
  answersSealed: Buffer;
  profileSealed: Buffer;
  organisationId: string | null;
  rppsDigest: string;
  screened: 'clear' | 'review';
  now: Date;
};

export async function writeCompletion(tx: Tx, completion: Completion): Promise<void> {
  const { accountId, now } = completion;
  await tx
    .updateTable('registrations')
    .set({
      answers_sealed: completion.answersSealed,
      rpps_digest: completion.rppsDigest,
      screened: completion.screened,
      updated_at: now,
      completed_at: now,
    })
    .where('account_id', '=', accountId)
    .execute();
  await tx
    .updateTable('accounts')
    .set({
      status: 'active',
      profile_sealed: completion.profileSealed,
      organisation_id: completion.organisationId,
    })
    .where('id', '=', accountId)
    .execute();
}

export type RegisteredPharmacy = {
  id: string;
  name: string;
  finess: string;
  street: string;
  postalCode: string;
  city: string;
  group: string | null;
  phone: string | null;
  dataKey: string;
  billingSealed: Buffer;
  now: Date;
};

/** Answers false when somebody has just registered the same pharmacy (unique number). */
export async function insertRegisteredPharmacy(tx: Tx, pharmacy: RegisteredPharmacy): Promise<boolean> {
  const inserted = await tx
    .insertInto('organisations')
    .values({
      id: pharmacy.id,
      kind: 'pharmacy',
      name: pharmacy.name,
      finess: pharmacy.finess,
      street: pharmacy.street,
      postal_code: pharmacy.postalCode,
      city: pharmacy.city,
      phone: pharmacy.phone,
      groupement: pharmacy.group,
      data_key: pharmacy.dataKey,
      billing_sealed: pharmacy.billingSealed,
      created_at: pharmacy.now,
    })
    .onConflict((conflict) =>
      conflict.column('finess').where('data_key', 'is not', null).where('closed_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The first pharmacist of a pharmacy owns its team; nothing changes when somebody does already. */
export async function claimOwnership(tx: Tx, organisationId: string, accountId: string): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({ owner_id: accountId })
    .where('id', '=', organisationId)
    .where('owner_id', 'is', null)
    .execute();
}

/** Takes what identifies the person out of a registration whose account is erased; that there was one stays. */
export async function blankRegistration(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('registrations')
    .set({ answers_sealed: null, rpps_digest: null })
    .where('account_id', '=', accountId)
    .execute();
}
