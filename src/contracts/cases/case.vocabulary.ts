import { z } from 'zod';

/** Where a case is in its life. `unanswered` = end of the ladder reached, the medical director was alerted. */
export const caseStatuses = [
  'draft',
  'queued',
  'claimed',
  'clarifying',
  'unanswered',
  'answered',
  'ended',
  'withdrawn',
  'objected',
  'discarded',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export const caseStatusSchema = z.enum(caseStatuses);

/** Statuses in which somebody still owes the pharmacy something. */
export const openStatuses = [
  'queued',
  'claimed',
  'clarifying',
  'unanswered',
] as const satisfies readonly CaseStatus[];

/** Everything that may be done to a case; the life cycle table has one row for each. */
export const caseActions = [
  'edit-draft',
  'discard',
  'submit',
  'revise',
  'withdraw',
  'add',
  'claim',
  'decline',
  'hand-up',
  'release',
  'take-back',
  'escalate',
  'ask-clarification',
  'edit-clarification',
  'resubmit',
  'remind',
  'write-opinion',
  'answer',
  'correct',
  'acknowledge',
  'hand-over',
  'ask-follow-up',
  'reply-follow-up',
  'record-appointment',
  'object',
  'end',
  'reroute',
  'alert-age',
] as const;
export type CaseAction = (typeof caseActions)[number];
export const caseActionSchema = z.enum(caseActions);

/** How an actor stands to one case; derived from facts by the policy, never stored. */
export const caseRelations = [
  'requester',
  'candidate',
  'holder',
  'answerer',
  'director',
  'system',
  'stranger',
] as const;
export type CaseRelation = (typeof caseRelations)[number];
export const caseRelationSchema = z.enum(caseRelations);

export const declineReasons = [
  'not-my-field',
  'photos-unusable',
  'no-time',
  'knows-patient',
  'not-feasible',
  'other',
] as const;
export const declineReasonSchema = z.enum(declineReasons);

/** B-046: what a doctor may ask for. */
export const clarificationKinds = ['more-information', 'changed-information', 'new-photo'] as const;
export const clarificationKindSchema = z.enum(clarificationKinds);

export const referralTargets = ['none', 'general-practitioner', 'dermatologist', 'emergency'] as const;
export const referralTargetSchema = z.enum(referralTargets);

/** How soon a visit is wanted; `today` is urgent and alerts the pharmacy at once. */
export const referralDelays = ['none', 'today', 'three-days', 'week', 'month', 'three-months'] as const;
export type ReferralDelay = (typeof referralDelays)[number];
export const referralDelaySchema = z.enum(referralDelays);
