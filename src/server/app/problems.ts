// Every error code of the modules with its status; sentences stand beside the contracts.
import { accountErrorsFr } from '#contracts/accounts/account.fr.ts';
import { type EmailChangeErrorCode, emailChangeErrorsFr } from '#contracts/accounts/email-change.fr.ts';
import { type GuardianErrorCode, guardianErrorsFr } from '#contracts/accounts/guardian.fr.ts';
import { type PasskeyErrorCode, passkeyErrorsFr } from '#contracts/accounts/passkey.fr.ts';
import { passwordErrorsFr } from '#contracts/accounts/password.fr.ts';
import { type ProfileErrorCode, profileErrorsFr } from '#contracts/accounts/profile.fr.ts';
import { pscErrorsFr } from '#contracts/accounts/psc.fr.ts';
import { type RecoveryErrorCode, recoveryErrorsFr } from '#contracts/accounts/recovery.fr.ts';
import { type RegistrationErrorCode, registrationErrorsFr } from '#contracts/accounts/registration.fr.ts';
import { secondFactorErrorsFr } from '#contracts/accounts/second-factor.fr.ts';
import { type TeamErrorCode, teamErrorsFr } from '#contracts/accounts/team.fr.ts';
import { type CaseErrorCode, caseErrorsFr } from '#contracts/cases/case.fr.ts';
import { type GrantErrorCode, grantErrorsFr } from '#contracts/grants/grant.fr.ts';
import { type LegalErrorCode, legalErrorsFr } from '#contracts/legal/legal.fr.ts';
import { type FlagErrorCode, flagErrorsFr } from '#contracts/moderation/flag.fr.ts';
import { type MeasureErrorCode, measureErrorsFr } from '#contracts/moderation/measure.fr.ts';
import { noticeErrorsFr } from '#contracts/notifications/notice.fr.ts';
import { type PhotoErrorCode, photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import { privacyErrorsFr } from '#contracts/privacy/privacy.fr.ts';
import { type ReopeningErrorCode, reopeningErrorsFr } from '#contracts/privacy/reopening.fr.ts';
import {
  type VerificationErrorCode,
  verificationErrorsFr,
} from '#contracts/professionals/verification.fr.ts';
import { proofErrorsFr } from '#contracts/proof/proof.fr.ts';
import { type QuotaErrorCode, quotaErrorsFr } from '#contracts/quota.fr.ts';
import { reportErrorsFr } from '#contracts/reports/report.fr.ts';
import { type TicketErrorCode, ticketErrorsFr } from '#contracts/support/ticket.fr.ts';
import { createProblemTable, type ProblemTable } from '#server/platform/http/problem.ts';
import { uploadErrorsFr } from '#server/platform/uploads/upload-problems.fr.ts';
import { uploadErrorStatuses } from '#server/platform/uploads/upload-problems.ts';

const caseStatuses: Record<CaseErrorCode, number> = {
  'case.not_found': 404,
  'case.action_not_possible': 409,
  'case.not_yours_to_act': 403,
  'case.already_taken': 409,
  'case.gone': 409,
  'case.incomplete': 422,
  'case.nothing_changed': 422,
  'case.point_unsettled': 422,
  'case.reason_required': 422,
  'case.top_of_ladder': 409,
  'case.too_early': 409,
  'case.tier_not_open': 422,
  'case.emergency': 422,
  'case.opinion_incomplete': 422,
  'case.preview_stale': 409,
  'case.dermoscopic_not_allowed': 422,
  'case.too_many_photos': 422,
  'case.too_many_documents': 422,
  'case.draft_limit': 409,
  'case.too_many_messages': 429,
  'case.access_reason_required': 422,
};

const photoStatuses: Record<PhotoErrorCode, number> = {
  'photo.not_found': 404,
  'photo.not_an_image': 422,
  'photo.unsupported_format': 422,
  'photo.truncated': 422,
  'photo.damaged': 422,
  'photo.too_many_pixels': 422,
  'photo.too_small': 422,
  'photo.too_large': 413,
  'photo.busy': 503,
  'document.not_found': 404,
  'document.too_large': 413,
  'document.unsupported': 422,
  'document.active_content': 422,
  'document.infected': 422,
  'document.scan_unavailable': 503,
  'document.quarantined': 409,
};

const measureStatuses: Record<MeasureErrorCode, number> = {
  'account.unknown': 404,
  'account.limited': 429,
  'measure.not_found': 404,
  'measure.already_in_force': 409,
  'measure.own_account': 409,
  'measure.ground_required': 422,
  'measure.grave_reason_required': 422,
  'measure.warning_first': 422,
  'measure.notice_required': 422,
  'measure.end_in_past': 422,
  'measure.not_possible': 409,
  'appeal.not_found': 404,
  'appeal.already_made': 409,
  'appeal.already_decided': 409,
  'appeal.too_late': 409,
  'appeal.other_operator': 409,
};

const verificationStatuses: Record<VerificationErrorCode, number> = {
  'verification.not_found': 404,
  'verification.not_possible': 409,
  'verification.stale': 409,
  'verification.facts_missing': 422,
  'verification.tier_required': 422,
  'verification.reason_required': 422,
  'verification.evidence_missing': 422,
  'verification.evidence_limit': 422,
  'verification.register_unavailable': 503,
};

const flagStatuses: Record<FlagErrorCode | TicketErrorCode, number> = {
  'flag.not_found': 404,
  'flag.subject_not_found': 404,
  'flag.already_made': 409,
  'flag.already_settled': 409,
  'flag.own_content': 409,
  'flag.not_for_you': 403,
  'flag.cannot_hide': 422,
  'flag.open_content_first': 409,
  'item.not_found': 404,
  'item.not_hidden': 409,
  'ticket.not_found': 404,
  'ticket.too_many': 409,
};

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

const factorTitles = { ...secondFactorErrorsFr, ...passkeyErrorsFr };

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

const grantStatuses: Record<GrantErrorCode | QuotaErrorCode, number> = {
  'quota.lists': 429,
  'quota.cases': 429,
  'grant.not_found': 404,
  'grant.token_not_found': 404,
  'grant.not_in_force': 409,
  'grant.too_many_tokens': 409,
  'grant.already_held': 409,
  'grant.bad_dates': 422,
  'grant.too_long': 422,
  'grant.wrong_role': 422,
  'grant.own_account': 409,
  'grant.already_over': 409,
  'token.invalid': 401,
  'token.not_allowed': 403,
};

const legalStatuses: Record<LegalErrorCode, number> = {
  'legal.not_found': 404,
  'legal.text_changed': 409,
  'legal.notice_too_short': 422,
  'legal.effect_in_past': 422,
  'legal.effect_not_last': 409,
  'legal.nothing_changed': 422,
  'legal.translation_without_french': 422,
  'legal.not_translated': 404,
  'legal.already_in_force': 409,
  'legal.facts_missing': 422,
};

const personTitles = {
  ...ticketErrorsFr,
  ...legalErrorsFr,
  ...accountErrorsFr,
  ...passwordErrorsFr,
  ...guardianErrorsFr,
  ...reopeningErrorsFr,
  ...quotaErrorsFr,
  ...grantErrorsFr,
  ...emailChangeErrorsFr,
  ...recoveryErrorsFr,
};
const ownSessionStatuses = { 'session.not_found': 404, 'session.too_many_attempts': 429 };

const personStatuses = { ...guardianStatuses, ...grantStatuses };

const wayStatuses = { ...pscStatuses, ...passkeyStatuses };

/** The table the HTTP server answers from. */
export function problemTable(): ProblemTable {
  return createProblemTable({
    statuses: {
      ...caseStatuses,
      ...registrationStatuses,
      ...photoStatuses,
      ...uploadErrorStatuses,
      ...measureStatuses,
      ...verificationStatuses,
      ...flagStatuses,
      ...legalStatuses,
      ...wayStatuses,
      ...guardianStatuses,
      ...ownSessionStatuses,
      ...personStatuses,
      ...credentialStatuses,
      'session.bad_credentials': 401,
      'account.wrong_password': 422,
      'factor.wrong_code': 422,
      'factor.not_begun': 409,
      'factor.already_set': 409,
      'password.refused': 422,
      'password.link_spent': 409,
      'session.second_factor_required': 401,
      'account.second_factor_missing': 403,
      'account.closing': 403,
      'account.suspended': 403,
      'account.not_registered': 403,
      'account.not_verified': 403,
      'account.restricted': 403,
      'legal.acceptance_required': 403,
      'notice.not_found': 404,
      'privacy.too_large': 422,
      'privacy.export_busy': 429,
      'privacy.not_exported': 422,
      'privacy.already_closing': 409,
      'privacy.not_closing': 409,
      'privacy.last_director': 409,
      'privacy.certificate_not_found': 404,
      'privacy.account_not_found': 404,
      'privacy.bad_email': 422,
      'report.not_found': 404,
      'proof.too_many': 422,
      'report.unavailable': 503,
    },
    titles: {
      ...personTitles,
      ...factorTitles,
      ...registrationErrorsFr,
      ...teamErrorsFr,
      ...profileErrorsFr,
      ...pscErrorsFr,
      ...caseErrorsFr,
      ...photoErrorsFr,
      ...reportErrorsFr,
      ...proofErrorsFr,
      ...uploadErrorsFr,
      ...noticeErrorsFr,
      ...measureErrorsFr,
      ...privacyErrorsFr,
      ...verificationErrorsFr,
      ...flagErrorsFr,
    },
  });
}
