// Changing the data of an account (A-009, B-043): each field read as at registration, each change kept with its values
// sealed. A changed name, RPPS or FINESS sends the verification back (A-078, B-007).
import { checkRegistration } from '#contracts/accounts/check-registration.ts';
import { fieldsOf } from '#contracts/accounts/registration-form.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { maskIban } from '#contracts/values/iban.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { openProfile, sealProfile } from '../../account.ts';
import { acceptsMinors } from '../../guardian/guardian-policy.ts';
import { capacityOf, declareCapacity } from '../../guardian/use-cases/declare-capacity.ts';
import { lockRegistration, type RegistrationRow } from '../../registration/registration.queries.ts';
import {
  type RegistrationSettings,
  rppsDigest,
  sealAnswers,
  sealBilling,
} from '../../registration/registration.ts';
import { profileChanged } from '../profile.audit.ts';
import { lockPharmacyOf, type PharmacyRow } from '../profile.queries.ts';
import { insertChanges, updatePharmacy, writeProfile } from '../profile.store.ts';
import {
  changeableFields,
  currentValues,
  formOf,
  identityFields,
  pharmacyFields,
  sealChange,
  type Values,
} from '../profile.ts';
import { correctedNotice, verifiedAgainNotice } from '../profile-notices.fr.ts';

export type ProfileChange = {
  accountId: string;
  answers: Values;
  changedBy: string;
  /** Given by the operator who was asked by mail. */
  reason?: string;
  ticketId?: string;
};

/** @throws AppError `profile.refused` with the fields, `profile.not_found` */
export async function changeProfile(
  ctx: Ctx,
  change: ProfileChange,
  settings: RegistrationSettings,
): Promise<{ isVerifiedAgain: boolean }> {
  const row = await lockRegistration(ctx.tx, change.accountId);
  if (!row?.completed_at) throw new AppError('profile.not_found');
  const pharmacy = await lockPharmacyOf(ctx.tx, change.accountId);
  const before = currentValues(ctx.keyring, row, pharmacy);
  const given = readGiven(ctx, { row, pharmacy, before }, change, settings);
  const changed = Object.keys(given).filter((id) => (before[id] ?? '') !== given[id]);
  if (changed.length === 0) return { isVerifiedAgain: false };
  const after: Values = { ...before, ...given };
  const isVerifiedAgain = changed.some((id) => identityFields.includes(id));
  await writeAll(ctx, { row, pharmacy, after, changed, isVerifiedAgain });
  await keepChanges(ctx, { row, before, after, changed }, change);
  if (changed.includes('birthDate')) {
    const account = { id: row.account_id, role: row.role, dataKey: row.data_key };
    await declareCapacity(ctx, account, capacityOf(after), settings);
  }
  const reason = change.reason === undefined ? null : ctx.keyring.digest('profile-reason', change.reason);
  const asked = change.ticketId === undefined ? {} : { ticketId: change.ticketId };
  ctx.audit(
    auditEntry(profileChanged, row.account_id, { fields: changed, isVerifiedAgain, reason, ...asked }),
  );
  if (reason !== null) await tell(ctx, correctedNotice, row.account_id, {});
  if (isVerifiedAgain) {
    await ctx.publish({ type: 'account.identity-changed', subjectId: row.account_id });
    await tell(ctx, verifiedAgainNotice, row.account_id, {});
  }
  return { isVerifiedAgain };
}

type Known = { row: RegistrationRow; pharmacy: PharmacyRow | undefined; before: Values };

/** The normalised values of the fields that were sent; an optional one may be emptied. */
function readGiven(ctx: Ctx, known: Known, change: ProfileChange, settings: RegistrationSettings): Values {
  const allowed = changeableFields(known.row, known.pharmacy);
  const masked = (id: string) =>
    id === 'iban' && change.answers[id] === maskIban(String(known.before['iban'] ?? ''));
  const fields = fieldsOf(formOf(known.row)).filter(
    ({ id }) => allowed.includes(id) && id in change.answers && !masked(id),
  );
  const { identityMode } = settings;
  const isForMinors = acceptsMinors(settings, known.row.role);
  const around = { identityMode, acceptsMinors: isForMinors, today: civilDayAt(ctx.now) };
  const { values, problems } = checkRegistration(fields, change.answers, around);
  if (problems.length > 0) throw new AppError('profile.refused', { fields: problems });
  return Object.fromEntries(fields.map(({ id }) => [id, values[id] ?? '']));
}

type Written = {
  row: RegistrationRow;
  pharmacy: PharmacyRow | undefined;
  after: Values;
  changed: readonly string[];
  isVerifiedAgain: boolean;
};

async function writeAll(
  ctx: Ctx,
  { row, pharmacy, after, changed, isVerifiedAgain }: Written,
): Promise<void> {
  const account = { id: row.account_id, dataKey: row.data_key };
  const profile = openProfile(ctx.keyring, { ...row, id: account.id });
  const names = [after['givenName'], after['familyName']].filter(Boolean);
  const renamed = changed.includes('givenName') || changed.includes('familyName');
  await writeProfile(ctx.tx, {
    accountId: account.id,
    profileSealed: sealProfile(ctx.keyring, account.dataKey, account.id, {
      ...profile,
      ...(renamed ? { displayName: names.join(' ') } : {}),
      rpps: String(after['rpps']),
    }),
    answersSealed: sealAnswers(ctx.keyring, account, after),
    rppsDigest: rppsDigest(ctx.keyring, String(after['rpps'])),
    isUnverified: isVerifiedAgain,
    now: ctx.now,
  });
  if (pharmacy && changed.some((id) => pharmacyFields.includes(id)))
    await writePharmacy(ctx, pharmacy, after);
}

async function writePharmacy(ctx: Ctx, { id, data_key }: PharmacyRow, after: Values): Promise<void> {
  const dataKey = data_key ?? ctx.keyring.newDataKey().wrapped;
  const text = (name: string) => String(after[name] ?? '');
  const invoiceEmail = text('invoiceEmail');
  const iban = text('iban');
  const billing = { ...(invoiceEmail ? { invoiceEmail } : {}), ...(iban ? { iban } : {}) };
  await updatePharmacy(ctx.tx, {
    id,
    name: text('siteName'),
    finess: text('finess'),
    street: text('street'),
    postalCode: text('postalCode'),
    city: text('city'),
    group: text('group') || null,
    dataKey,
    billingSealed: sealBilling(ctx.keyring, { id, dataKey }, billing),
  });
}

type Kept = { row: RegistrationRow; before: Values; after: Values; changed: readonly string[] };

async function keepChanges(
  ctx: Ctx,
  kept: Kept,
  { changedBy, reason, ticketId }: ProfileChange,
): Promise<void> {
  const { row, before, after, changed } = kept;
  const text = (id: string, values: Values) => {
    const value = String(values[id] ?? '');
    return id === 'iban' && value !== '' ? maskIban(value) : value;
  };
  const changes = changed.map((field) => {
    const id = ctx.newId();
    const values = {
      before: text(field, before),
      after: text(field, after),
      ...(reason === undefined ? {} : { reason }),
      ...(ticketId === undefined ? {} : { ticketId }),
    };
    return {
      id,
      accountId: row.account_id,
      field,
      valuesSealed: sealChange(ctx.keyring, row.data_key, id, values),
      changedAt: ctx.now,
      changedBy,
    };
  });
  await insertChanges(ctx.tx, changes);
}
