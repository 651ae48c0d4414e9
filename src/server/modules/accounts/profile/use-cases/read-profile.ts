// One's own data with their history, or somebody's for the operator who was asked by mail (A-009, B-043).
import type { ProfileView } from '#contracts/accounts/profile.contract.ts';
import { maskIban } from '#contracts/values/iban.ts';
import { rppsErrorsFr } from '#contracts/values/rpps.fr.ts';
import { type IdentityMode, parseRpps } from '#contracts/values/rpps.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { findAccountByEmail } from '../../account.queries.ts';
import { emailDigest, openProfile } from '../../account.ts';
import { lockRegistration, type RegistrationRow } from '../../registration/registration.queries.ts';
import { rppsDigest } from '../../registration/registration.ts';
import { profileLookedUp } from '../profile.audit.ts';
import { findStatus, listByRpps, listChanges, lockPharmacyOf } from '../profile.queries.ts';
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
  const { email, displayName } = openProfile(ctx.keyring, { ...row, id: accountId });
  return {
    accountId,
    role: form.role,
    formId: form.id,
    formVersion: form.version,
    email,
    displayName,
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
    const opened = openChange(ctx.keyring, row.data_key, change.id, change.values_sealed);
    return {
      changeId: change.id,
      field: change.field,
      changedAt: change.changed_at.toISOString(),
      by: change.changed_by === row.account_id ? 'self' : 'operator',
      before: opened.before,
      after: opened.after,
      reason: opened.reason ?? null,
      ticketId: opened.ticketId ?? null,
    };
  });
}

/** The history of one's own data; nothing for who is neither pharmacist nor doctor. */
export async function readChangesOf(ctx: Ctx, accountId: string): Promise<ProfileView['changes']> {
  const row = await lockRegistration(ctx.tx, accountId);
  return row ? readChanges(ctx, row) : [];
}

/** One of the three; `email` is normalised. `accountId` is that of a ticket, already looked up. */
export type LookUp = {
  email?: string | undefined;
  rpps?: string | undefined;
  accountId?: string | undefined;
};

/** The reading itself is kept, with a digest of its reason. Never a list: several with one number are none. */
export async function lookUpProfile(
  ctx: Ctx,
  wanted: LookUp,
  input: { reason: string; identityMode: IdentityMode },
): Promise<ProfileView> {
  const accountId = await findOne(ctx, wanted, input.identityMode);
  const account = accountId === undefined ? undefined : await findStatus(ctx.tx, accountId);
  if (!accountId || !account || account.status === 'closed') throw new AppError('profile.not_found');
  const profile = await readProfile(ctx, accountId, input.identityMode);
  const reason = ctx.keyring.digest('profile-reason', input.reason);
  ctx.audit(auditEntry(profileLookedUp, accountId, { reason }));
  return profile;
}

async function findOne(ctx: Ctx, wanted: LookUp, identityMode: IdentityMode): Promise<string | undefined> {
  if (wanted.rpps === undefined) {
    if (wanted.email === undefined) return wanted.accountId;
    return (await findAccountByEmail(ctx.tx, emailDigest(ctx.keyring, wanted.email)))?.id;
  }
  const read = parseRpps(wanted.rpps, identityMode);
  if (!read.ok) {
    const fields = [{ path: 'rpps', code: read.code, message: rppsErrorsFr[read.code] }];
    throw new AppError('profile.bad_rpps', { fields });
  }
  const found = await listByRpps(ctx.tx, rppsDigest(ctx.keyring, read.rpps));
  if (found.length > 1) throw new AppError('profile.several');
  return found[0];
}
