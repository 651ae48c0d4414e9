// What a profile is made of: the answers of the registration form, and for the owner of a team the data of the
// pharmacy. Changes are sealed under the key of the account.
import {
  fieldsOf,
  type RegistrationForm,
  type RegistrationRole,
} from '#contracts/accounts/registration-form.ts';
import { currentRegistrationForm, findRegistrationForm } from '#contracts/accounts/registration-forms.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import { openProfile } from '../account.ts';
import type { RegistrationRow } from '../registration/registration.queries.ts';
import { openAnswers, openBilling } from '../registration/registration.ts';
import type { PharmacyRow } from './profile.queries.ts';

export type Values = Record<string, string | boolean>;

/** Fields whose change sends the verification back. */
export const identityFields: readonly string[] = ['givenName', 'familyName', 'rpps', 'finess'];

export const pharmacyFields: readonly string[] = [
  'siteName',
  'finess',
  'street',
  'postalCode',
  'city',
  'group',
  'invoiceEmail',
  'iban',
];

/** The form of an account; one the operator entered has the form in force. */
export function formOf(row: RegistrationRow): RegistrationForm {
  return (
    findRegistrationForm(row.form_id, row.form_version) ??
    currentRegistrationForm(row.role as RegistrationRole)
  );
}

/** Ids of the fields this person may change: no declaration, and the pharmacy's only for its owner. */
export function changeableFields(row: RegistrationRow, pharmacy: PharmacyRow | undefined): string[] {
  const isOwner = pharmacy?.owner_id === row.account_id;
  return fieldsOf(formOf(row))
    .filter(({ kind }) => kind !== 'statement')
    .map(({ id }) => id)
    .filter((id) => row.role !== 'pharmacist' || isOwner || !pharmacyFields.includes(id));
}

/** What is known now, by field. */
export function currentValues(
  keyring: Keyring,
  row: RegistrationRow,
  pharmacy: PharmacyRow | undefined,
): Values {
  const { rpps } = openProfile(keyring, { ...row, id: row.account_id });
  const own = { rpps, ...openAnswers(keyring, row) };
  if (pharmacy?.owner_id !== row.account_id) return own;
  const billing = openBilling(keyring, pharmacy);
  return {
    ...own,
    siteName: pharmacy.name,
    finess: pharmacy.finess ?? '',
    street: pharmacy.street,
    postalCode: pharmacy.postal_code,
    city: pharmacy.city,
    group: pharmacy.groupement ?? '',
    invoiceEmail: billing.invoiceEmail ?? '',
    iban: billing.iban ?? '',
  };
}

type Change = { before: string; after: string; reason?: string; ticketId?: string };

const contextOf = (changeId: string) => `account-change:${changeId}`;

export function sealChange(keyring: Keyring, dataKey: string, changeId: string, change: Change): Buffer {
  return sealJson(keyring.unwrap(dataKey), contextOf(changeId), change);
}

export function openChange(keyring: Keyring, dataKey: string, changeId: string, sealed: Buffer): Change {
  return openJson<Change>(keyring.unwrap(dataKey), contextOf(changeId), sealed);
}
