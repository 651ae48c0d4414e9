// The answers of a registration form, sealed under the key of their account, and what the rest of the product gives to
// registration (B-014, A-092).
import type { RegistrationView } from '#contracts/accounts/registration.contract.ts';
import type { RegistrationAnswers } from '#contracts/accounts/registration-form.ts';
import type { IdentityMode } from '#contracts/values/rpps.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { Ctx } from '../../audit/public.ts';
import type { GuardianSettings } from '../guardian/guardian-policy.ts';

/** `minorRoles`: kinds of accounts that a minor may have, asleep until a guardian consents. */
export type RegistrationSettings = GuardianSettings & {
  identityMode: IdentityMode;
};

/** The version of the terms that a form shows. */
export type TermsShown = NonNullable<RegistrationView['terms']>;

/** What identifies a person, each part normalised, for the ban of A-092; absent where nothing was given. */
export type RegistrationIdentifiers = { email: string; rpps: string; phone?: string; iban?: string };

export type RegistrationHooks = {
  /** Asked within the transaction that completes a registration. `review`: a person looks before verification. */
  screenRegistration: (
    ctx: Ctx,
    accountId: string,
    identifiers: RegistrationIdentifiers,
  ) => Promise<'clear' | 'review'>;
  /** The version to accept now, or null while none is published. */
  termsInForce: (ctx: Ctx, role: RegistrationView['role']) => Promise<TermsShown | null>;
  /** Keeps the acceptance that was ticked, with its proof (B-014). */
  acceptTerms: (
    ctx: Ctx,
    acceptance: { accountId: string; versionId: string; address: string },
  ) => Promise<void>;
};

const contextOf = (accountId: string) => `account:${accountId}:registration`;

export function sealAnswers(
  keyring: Keyring,
  account: { id: string; dataKey: string },
  answers: RegistrationAnswers,
): Buffer {
  return sealJson(keyring.unwrap(account.dataKey), contextOf(account.id), answers);
}

export function openAnswers(
  keyring: Keyring,
  row: { account_id: string; data_key: string; answers_sealed: Buffer | null },
): RegistrationAnswers {
  if (!row.answers_sealed) return {};
  return openJson<RegistrationAnswers>(
    keyring.unwrap(row.data_key),
    contextOf(row.account_id),
    row.answers_sealed,
  );
}

/** What an organisation keeps to itself, under its own key: it outlives any one account. */
export type OrganisationBilling = { invoiceEmail?: string; iban?: string };

export function sealBilling(
  keyring: Keyring,
  organisation: { id: string; dataKey: string },
  billing: OrganisationBilling,
): Buffer {
  return sealJson(keyring.unwrap(organisation.dataKey), `organisation:${organisation.id}:billing`, billing);
}

export function openBilling(
  keyring: Keyring,
  row: { id: string; data_key: string | null; billing_sealed: Buffer | null },
): OrganisationBilling {
  if (!row.data_key || !row.billing_sealed) return {};
  const context = `organisation:${row.id}:billing`;
  return openJson<OrganisationBilling>(keyring.unwrap(row.data_key), context, row.billing_sealed);
}

/** What the values of a form say of who it is. */
export function identifiersOf(
  email: string,
  values: Readonly<Record<string, string | true>>,
): RegistrationIdentifiers {
  const { phone, iban } = values;
  return {
    email,
    rpps: String(values['rpps']),
    ...(typeof phone === 'string' ? { phone } : {}),
    ...(typeof iban === 'string' ? { iban } : {}),
  };
}

/** Exact look-up of an RPPS number that another account may bear. */
export function rppsDigest(keyring: Keyring, rpps: string): string {
  return keyring.digest('account-rpps', rpps);
}
