// Every background job of the product, and what their handlers are given.

import {
  type EmailJobParts,
  sendEmailConfirmationJob,
} from '#server/modules/accounts/email/send-email-confirmation.job.ts';
import { sendGuardianLinksJob } from '#server/modules/accounts/guardian/send-guardian-links.job.ts';
import { remindPasswordJob } from '#server/modules/accounts/passwords/remind-password.job.ts';
import { sendPasswordLinkJob } from '#server/modules/accounts/passwords/send-password-link.job.ts';
import {
  applyRecoveriesJob,
  type RecoveryJobParts,
} from '#server/modules/accounts/recovery/apply-recoveries.job.ts';
import { appendLeavesJob } from '#server/modules/audit/jobs/append-leaves.job.ts';
import { tellHeadsJob } from '#server/modules/audit/jobs/tell-heads.job.ts';
import type { WitnessParts } from '#server/modules/audit/witness/tell-heads.ts';
import { takeBackCasesJob } from '#server/modules/cases/jobs/take-back-cases.job.ts';
import { type WatchParts, watchDeadlinesJob } from '#server/modules/cases/jobs/watch-deadlines.job.ts';
import {
  type AnnounceParts,
  announceVersionJob,
  announceWithdrawalJob,
} from '#server/modules/legal/public.ts';
import { endMeasuresJob } from '#server/modules/moderation/public.ts';
import {
  type NotificationParts,
  notifyCaseEventJob,
  notifyQueueJob,
  sendMailJob,
  sendPatientMessageJob,
  writeNoticeJob,
} from '#server/modules/notifications/public.ts';
import { eraseDueAccountsJob, type PrivacyJobParts } from '#server/modules/privacy/public.ts';
import {
  checkRegisterJob,
  type RegisterParts,
  watchExpiryJob,
} from '#server/modules/professionals/public.ts';
import { issueEndingRecordJob, type ReportParts, sweepPreviewsJob } from '#server/modules/reports/public.ts';
import type { AnyJob } from '#server/platform/jobs/define-job.ts';
import { type HousekeepingParts, housekeepingJob } from './housekeeping.job.ts';

export type JobParts = WatchParts &
  WitnessParts &
  ReportParts &
  NotificationParts &
  PrivacyJobParts &
  RegisterParts &
  HousekeepingParts &
  AnnounceParts &
  EmailJobParts &
  RecoveryJobParts;

export const jobs: readonly AnyJob<JobParts>[] = [
  watchDeadlinesJob,
  takeBackCasesJob,
  issueEndingRecordJob,
  sweepPreviewsJob,
  notifyCaseEventJob,
  notifyQueueJob,
  sendMailJob,
  sendPatientMessageJob,
  writeNoticeJob,
  appendLeavesJob,
  tellHeadsJob,
  eraseDueAccountsJob,
  checkRegisterJob,
  watchExpiryJob,
  sendPasswordLinkJob,
  sendEmailConfirmationJob,
  applyRecoveriesJob,
  remindPasswordJob,
  sendGuardianLinksJob,
  housekeepingJob,
  endMeasuresJob,
  announceVersionJob,
  announceWithdrawalJob,
];
