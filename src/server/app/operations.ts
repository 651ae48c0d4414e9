// Every HTTP operation of the product; the server refuses to start when one has no handler.

import { emailChangeOperations } from '#contracts/accounts/email-change.contract.ts';
import { guardianOperations } from '#contracts/accounts/guardian.contract.ts';
import { ownSessionOperations } from '#contracts/accounts/own-session.contract.ts';
import { passkeyOperations } from '#contracts/accounts/passkey.contract.ts';
import { passwordOperations } from '#contracts/accounts/password.contract.ts';
import { profileOperations } from '#contracts/accounts/profile.contract.ts';
import { pscOperations } from '#contracts/accounts/psc.contract.ts';
import { recoveryOperations } from '#contracts/accounts/recovery.contract.ts';
import { registrationOperations } from '#contracts/accounts/registration.contract.ts';
import { secondFactorOperations } from '#contracts/accounts/second-factor.contract.ts';
import { sessionOperations } from '#contracts/accounts/session.contract.ts';
import { teamOperations } from '#contracts/accounts/team.contract.ts';
import { availabilityOperations } from '#contracts/availability/availability.contract.ts';
import { boardOperations } from '#contracts/board/board.contract.ts';
import { caseAfterOperations } from '#contracts/cases/case-after.contract.ts';
import { caseExpertOperations } from '#contracts/cases/case-expert.contract.ts';
import { caseRequestOperations } from '#contracts/cases/case-request.contract.ts';
import { caseViewOperations } from '#contracts/cases/case-view.contract.ts';
import { routingOperations } from '#contracts/cases/routing.contract.ts';
import { dictationOperations } from '#contracts/dictation/dictation.contract.ts';
import { grantOperations } from '#contracts/grants/grant.contract.ts';
import { legalOperations } from '#contracts/legal/legal.contract.ts';
import { flagOperations } from '#contracts/moderation/flag.contract.ts';
import { measureOperations } from '#contracts/moderation/measure.contract.ts';
import { noticeOperations } from '#contracts/notifications/notice.contract.ts';
import { outboxOperations } from '#contracts/notifications/outbox.contract.ts';
import { patientMessageOperations } from '#contracts/notifications/patient-message.contract.ts';
import { preferenceOperations } from '#contracts/notifications/preference.contract.ts';
import { smsReportOperations } from '#contracts/notifications/sms-report.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import { operationsOperations } from '#contracts/operations/waiting-work.contract.ts';
import { photoOperations } from '#contracts/photos/photo.contract.ts';
import { phraseOperations } from '#contracts/phrases/phrase.contract.ts';
import { privacyOperations } from '#contracts/privacy/privacy.contract.ts';
import { reopeningOperations } from '#contracts/privacy/reopening.contract.ts';
import { verificationOperations } from '#contracts/professionals/verification.contract.ts';
import { proofOperations } from '#contracts/proof/proof.contract.ts';
import { reportOperations } from '#contracts/reports/report.contract.ts';
import { ticketOperations } from '#contracts/support/ticket.contract.ts';

export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...ownSessionOperations,
  ...secondFactorOperations,
  ...passkeyOperations,
  ...registrationOperations,
  ...guardianOperations,
  ...teamOperations,
  ...profileOperations,
  ...passwordOperations,
  ...emailChangeOperations,
  ...recoveryOperations,
  ...pscOperations,
  ...grantOperations,
  ...caseRequestOperations,
  ...caseViewOperations,
  ...caseExpertOperations,
  ...caseAfterOperations,
  ...phraseOperations,
  ...routingOperations,
  ...boardOperations,
  ...photoOperations,
  ...reportOperations,
  ...proofOperations,
  ...outboxOperations,
  ...operationsOperations,
  ...verificationOperations,
  ...noticeOperations,
  ...preferenceOperations,
  ...patientMessageOperations,
  ...smsReportOperations,
  ...availabilityOperations,
  ...measureOperations,
  ...privacyOperations,
  ...reopeningOperations,
  ...flagOperations,
  ...ticketOperations,
  ...dictationOperations,
  ...legalOperations,
];
