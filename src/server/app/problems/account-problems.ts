import { accountErrorsFr } from '#contracts/accounts/account.fr.ts';
import { type GuardianErrorCode, guardianErrorsFr } from '#contracts/accounts/guardian.fr.ts';
import { type ProfileErrorCode, profileErrorsFr } from '#contracts/accounts/profile.fr.ts';
import { type RegistrationErrorCode, registrationErrorsFr } from '#contracts/accounts/registration.fr.ts';
import { type TeamErrorCode, teamErrorsFr } from '#contracts/accounts/team.fr.ts';
import { availabilityErrorsFr } from '#contracts/availability/availability.fr.ts';
import { type ReopeningErrorCode, reopeningErrorsFr } from '#contracts/privacy/reopening.fr.ts';
import type { ModuleProblems } from '#server/platform/http/problem.ts';

const registrationStatuses: Record<RegistrationErrorCode | TeamErrorCode | ProfileErrorCode, number> = {
  'team.not_found': 404,
  'team.owner_only': 403,
  'team.owner_stays': 409,
  'team.not_active': 409,
  'team.hand_over_first': 409,
  'team.too_many_invitations': 409,
  'team.unknown_pharmacy': 422,
  'team.already_member': 409,
  'profile.refused': 422,
  'profile.not_found': 404,
  'profile.several': 409,
  'profile.bad_rpps': 422,
  'profile.other_ticket': 422,
  'registration.incomplete': 422,
  'registration.link_gone': 422,
  'registration.wrong_password': 422,
  'registration.email_unconfirmed': 409,
  'registration.over': 409,
  'registration.too_many': 429,
  'registration.terms_changed': 409,
};

const guardianStatuses: Record<GuardianErrorCode | ReopeningErrorCode | 'account.guardian_missing', number> =
  {
    'reopening.too_many': 429,
    'reopening.not_found': 404,
    'reopening.settled': 409,
    'account.guardian_missing': 403,
    'guardian.not_needed': 409,
    'guardian.own_address': 422,
    'guardian.already_given': 409,
    'guardian.not_asked': 409,
    'guardian.too_many': 429,
    'guardian.link_gone': 422,
    'guardian.text_changed': 409,
  };

/** Accounts: registration, team, profile, sessions, and what stands between a person and the doors. */
export const accountProblems: ModuleProblems = {
  statuses: {
    ...registrationStatuses,
    ...guardianStatuses,
    'availability.changed': 409,
    'availability.tier_not_open': 422,
    'account.closing': 403,
    'account.not_registered': 403,
    'account.not_verified': 403,
    'account.restricted': 403,
    'account.second_factor_missing': 403,
    'account.suspended': 403,
    'account.wrong_password': 422,
    'legal.acceptance_required': 403,
    'session.bad_credentials': 401,
    'session.not_found': 404,
    'session.second_factor_required': 401,
    'session.too_many_attempts': 429,
  },
  titles: {
    ...accountErrorsFr,
    ...availabilityErrorsFr,
    ...registrationErrorsFr,
    ...teamErrorsFr,
    ...profileErrorsFr,
    ...guardianErrorsFr,
    ...reopeningErrorsFr,
  },
};
