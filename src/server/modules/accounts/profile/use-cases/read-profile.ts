// One's own data with their history, or somebody's for the operator who was asked by mail (A-009, B-043).
import type { ProfileView } from '#contracts/accounts/profile.contract.ts';
import { maskIban } from '#contracts/values/iban.ts';
import type { IdentityMode } from '#contracts/values/rpps.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { findAccountByEmail } from '../../account.queries.ts';
import { emailDigest, openProfile } from '../../account.ts';
import { lockRegistration, type RegistrationRow } from '../../registration/registration.queries.ts';
import { profileLookedUp } from '../profile.audit.ts';
import { listChanges, lockPharmacyOf } from '../profile.queries.ts';
import { changeableFields, currentValues, formOf, openChange } from '../profile.ts';

/** @throws AppError `profile.not_found` for who is not registered as pharmacist or doctor */
export async function readProfile(
  ctx: Ctx,
  accountId: string,
  identityMode: IdentityMode,
): Promise<ProfileView> {
  const row = await lockRegistration(ctx.tx, accountId);
  if (!row?.completed_at) throw new AppError('profile.not_found');
  const pharmacy = await lockPharmacyOf(ctx.tx, accountId);
  const fields = changeableFields(row, pharmacy);
  const values = currentValues(ctx.keyring, row, pharmacy);
  const form = formOf(row);
  return {
    accountId,
    role: form.role,
    formId: form.id,
    formVersion: form.version,
    email: openProfile(ctx.keyring, { ...row, id: accountId }).email,
    fields,
    values: Object.fromEntries(fields.map((id) => [id, shown(id, values[id])])),
    identityMode,
    changes: await readChanges(ctx, row),
  };
}

function shown(field: string, value: string | boolean | undefined): string | boolean {
  if (field === 'iban' && typeof value === 'string' && value !== '') return maskIban(value);
  return value ?? '';
}

async function readChanges(ctx: Ctx, row: RegistrationRow): Promise<ProfileView['changes']> {
  const changes = await listChanges(ctx.tx, row.account_id);
  return changes.map((change) => {
    const { before, after } = openChange(ctx.keyring, row.data_key, change.id, change.values_sealed);
    return {
      changeId: change.id,
      field: change.field,
      changedAt: change.changed_at.toISOString(),
      by: change.changed_by === row.account_id ? 'self' : 'operator',
      before,
      after,
    };
  });
}

/** The history of one's own data; nothing for who is neither pharmacist nor doctor. */
export async function readChangesOf(ctx: Ctx, accountId: string): Promise<ProfileView['changes']> {
  const row = await lockRegistration(ctx.tx, accountId);
  return row ? readChanges(ctx, row) : [];
}

/** `email` is normalised. The reading itself is kept, with a digest of its reason. */
export async function lookUpProfile(
  ctx: Ctx,
  input: { email: string; reason: string; identityMode: IdentityMode },
): Promise<ProfileView> {
  const account = await findAccountByEmail(ctx.tx, emailDigest(ctx.keyring, input.email));
  if (!account || account.status === 'closed') throw new AppError('profile.not_found');
  const profile = await readProfile(ctx, account.id, input.identityMode);
  const reason = ctx.keyring.digest('profile-reason', input.reason);
  ctx.audit(auditEntry(profileLookedUp, account.id, { reason }));
  return profile;
}
