// Every number of the life cycle in one place; an instance may override them, the table never holds a figure.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { FormId } from '#contracts/forms/form-definition.ts';
import { defaultServiceHours, type ServiceHours } from '#server/kernel/service-hours.ts';

export type CaseSettings = {
  /** Opening hours on which both deadlines below are counted. */
  serviceHours: ServiceHours;
  /** Minutes of service a case waits for a doctor of one tier before it moves up. */
  takeMinutes: number;
  /** Minutes of service a doctor has to answer, once the case is taken. */
  answerMinutes: number;
  /** Elapsed hours after which the pharmacy is reminded of an open clarification. */
  clarificationReminderHours: readonly number[];
  /** Elapsed hours after which the pharmacy is reminded of an opinion unread or not handed over. */
  opinionReminderHours: readonly number[];
  /** Elapsed minutes after which the director hears of an urgent opinion nobody read. */
  urgentUnreadMinutes: number;
  /** Elapsed hours since sending after which the director knows of a case still open. */
  directorAlertHours: number;
  /** Minutes a previewed report may be signed. */
  previewMinutes: number;
  /** Minutes a director's reasoned access to content lasts. */
  contentAccessMinutes: number;
  /** Tiers a pharmacy may ask to start at, by form (B-139). */
  openStartTiers: Record<FormId, readonly ExpertTier[]>;
  maxDraftsPerPharmacy: number;
  /** Messages of one account in 24 hours: in one case, and in all. */
  messagesPerCaseDay: number;
  messagesPerDay: number;
};

export const defaultCaseSettings: CaseSettings = {
  serviceHours: defaultServiceHours,
  takeMinutes: 120,
  answerMinutes: 120,
  clarificationReminderHours: [24, 72],
  opinionReminderHours: [24, 72],
  urgentUnreadMinutes: 60,
  directorAlertHours: 120,
  previewMinutes: 15,
  contentAccessMinutes: 60,
  openStartTiers: { peau: [1, 2, 3], 'grain-de-beaute': [1, 2, 3] },
  maxDraftsPerPharmacy: 50,
  messagesPerCaseDay: 30,
  messagesPerDay: 300,
};
