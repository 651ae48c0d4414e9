import { type EmailChangeErrorCode, emailChangeErrorsFr } from '#contracts/accounts/email-change.fr.ts';
import { type PasskeyErrorCode, passkeyErrorsFr } from '#contracts/accounts/passkey.fr.ts';
import { passwordErrorsFr } from '#contracts/accounts/password.fr.ts';
import { pscErrorsFr } from '#contracts/accounts/psc.fr.ts';
import { type RecoveryErrorCode, recoveryErrorsFr } from '#contracts/accounts/recovery.fr.ts';
import { secondFactorErrorsFr } from '#contracts/accounts/second-factor.fr.ts';
import type { ModuleProblems } from '#server/platform/http/problem.ts';

const credentialStatuses: Record<
  RecoveryErrorCode | EmailChangeErrorCode | keyof typeof passwordErrorsFr,
  number
> = {
  'password.refused': 422,
  'password.link_spent': 409,
  'recovery.not_found': 404,
  'recovery.settled': 409,
  'recovery.no_account': 422,
  'recovery.own_account': 409,
  'recovery.already_planned': 409,
  'recovery.address_missing': 422,
  'recovery.address_taken': 409,
  'recovery.link_spent': 409,
  'email.same': 422,
  'email.link_spent': 409,
};

const passkeyStatuses: Record<PasskeyErrorCode | keyof typeof secondFactorErrorsFr, number> = {
  'factor.wrong_code': 422,
  'factor.not_begun': 409,
  'factor.already_set': 409,
  'factor.way_closed': 409,
  'passkey.not_offered': 409,
  'passkey.refused': 422,
  'passkey.expired': 409,
  'passkey.way_closed': 409,
  'passkey.already_added': 409,
  'passkey.too_many': 409,
  'passkey.not_found': 404,
};

const pscStatuses: Record<keyof typeof pscErrorsFr, number> = {
  'psc.not_offered': 404,
  'psc.unavailable': 503,
  'psc.refused': 401,
  'psc.denied': 401,
  'psc.expired': 401,
  'psc.way_closed': 403,
  'psc.other_person': 409,
  'psc.already_linked': 409,
  'psc.last_way': 409,
};

/** Ways of signing in, and how they are changed or got back. */
export const credentialProblems: ModuleProblems = {
  statuses: {
    ...credentialStatuses,
    ...passkeyStatuses,
    ...pscStatuses,
  },
  titles: {
    ...passwordErrorsFr,
    ...emailChangeErrorsFr,
    ...recoveryErrorsFr,
    ...secondFactorErrorsFr,
    ...passkeyErrorsFr,
    ...pscErrorsFr,
  },
};
