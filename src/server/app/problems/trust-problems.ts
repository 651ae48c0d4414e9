import { type GrantErrorCode, grantErrorsFr } from '#contracts/grants/grant.fr.ts';
import { type LegalErrorCode, legalErrorsFr } from '#contracts/legal/legal.fr.ts';
import { type FlagErrorCode, flagErrorsFr } from '#contracts/moderation/flag.fr.ts';
import { type MeasureErrorCode, measureErrorsFr } from '#contracts/moderation/measure.fr.ts';
import { noticeErrorsFr } from '#contracts/notifications/notice.fr.ts';
import { patientMessageErrorsFr } from '#contracts/notifications/patient-message.fr.ts';
import { type PreferenceErrorCode, preferenceErrorsFr } from '#contracts/notifications/preference.fr.ts';
import { privacyErrorsFr } from '#contracts/privacy/privacy.fr.ts';
import {
  type VerificationErrorCode,
  verificationErrorsFr,
} from '#contracts/professionals/verification.fr.ts';
import { proofErrorsFr } from '#contracts/proof/proof.fr.ts';
import { type QuotaErrorCode, quotaErrorsFr } from '#contracts/quota.fr.ts';
import { type TicketErrorCode, ticketErrorsFr } from '#contracts/support/ticket.fr.ts';
import type { ModuleProblems } from '#server/platform/http/problem.ts';

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

const preferenceStatuses: Record<PreferenceErrorCode, number> = {
  'preference.changed': 409,
  'preference.channel_off': 409,
  'preference.too_soon': 429,
  'preference.device_not_found': 404,
  'phone.not_mobile': 422,
  'phone.code_wrong': 422,
  'phone.too_many': 429,
  'sms.report_refused': 403,
};

/** What keeps the house clean: texts, verifications, flags, measures, authorisations, personal data, proof. */
export const trustProblems: ModuleProblems = {
  statuses: {
    ...measureStatuses,
    ...verificationStatuses,
    ...flagStatuses,
    ...grantStatuses,
    ...legalStatuses,
    ...preferenceStatuses,
    'patient-message.not_possible': 409,
    'patient-message.already_sent': 409,
    'notice.not_found': 404,
    'outbox.not_found': 404,
    'privacy.account_not_found': 404,
    'privacy.already_closing': 409,
    'privacy.bad_email': 422,
    'privacy.certificate_not_found': 404,
    'privacy.export_busy': 429,
    'privacy.last_director': 409,
    'privacy.not_closing': 409,
    'privacy.not_exported': 422,
    'privacy.too_large': 422,
    'proof.too_many': 422,
  },
  titles: {
    ...measureErrorsFr,
    ...verificationErrorsFr,
    ...flagErrorsFr,
    ...ticketErrorsFr,
    ...grantErrorsFr,
    ...quotaErrorsFr,
    ...legalErrorsFr,
    ...noticeErrorsFr,
    ...preferenceErrorsFr,
    ...patientMessageErrorsFr,
    ...privacyErrorsFr,
    ...proofErrorsFr,
  },
};
