// Who reacts to which event: the one table. Reactions run in the transaction of the event, in this order; an event that
// is not listed concerns nobody.
import type { CaseAction } from '#contracts/cases/case.vocabulary.ts';
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import { listFormerEmails } from '#server/modules/accounts/email/use-cases/ask-email-change.ts';
import {
  leaveOwnedTeam,
  passOnWhenHeldForGood,
  reopenOwnedTeam,
} from '#server/modules/accounts/team/use-cases/leave-owned-team.ts';
import type { Ctx, DomainEvent } from '#server/modules/audit/public.ts';
import { takeBackCasesJob } from '#server/modules/cases/jobs/take-back-cases.job.ts';
import {
  createLookAgain,
  createTellPatient,
  createTellQueue,
  type Reaction,
  refreshScreens,
  tellParties,
} from '#server/modules/notifications/public.ts';
import { defaultPrivacySettings, shutOut } from '#server/modules/privacy/public.ts';
import { openVerification } from '#server/modules/professionals/public.ts';
import { issueEndingRecordJob } from '#server/modules/reports/public.ts';
import { openCompromisedTicket } from '#server/modules/support/public.ts';

/** A case ended without answer leaves a document too. */
const recordEnding: Reaction = (ctx, event) => ctx.enqueue(issueEndingRecordJob, { caseId: event.subjectId });

const shutOutEnded: Reaction = async (ctx, { subjectId }) =>
  shutOut(ctx, subjectId, defaultPrivacySettings, await listFormerEmails(ctx, subjectId));

/** who leaves for good leaves a team that somebody owns; who leaves by himself hands it over first. */
const leaveTeam: Reaction = (ctx, { subjectId, data }) =>
  leaveOwnedTeam(ctx, subjectId, data?.['by'] === 'self' ? 'self' : 'operator');
const passTeamOn: Reaction = (ctx, event) => passOnWhenHeldForGood(ctx, event.subjectId);
const reopenTeam: Reaction = (ctx, event) => reopenOwnedTeam(ctx, event.subjectId);

/** B-007, A-083: a doctor lost the right to act; what he holds goes back to the queue. */
const takeBackCases: Reaction = (ctx) => ctx.enqueue(takeBackCasesJob, {});

/** A registration form is complete: somebody checks the quality of its person (B-007, A-078). */
const verifyProfessional: Reaction = async (ctx, event) => {
  await openVerification(ctx, event.subjectId);
};

/** The subject of all but those of cases is an account. */
type EventType = `case.${CaseAction}` | `account.${string}` | 'professional.stopped';

export type Subscriptions = Readonly<Record<string, readonly Reaction[]>>;

/** `serviceHours`: when doctors may be told of the queue. */
export function listSubscriptions(settings: { serviceHours: ServiceHours }): Subscriptions {
  const tellQueue = createTellQueue(settings);
  return {
    // Published by the measure that ends an account for good.
    'account.held': [passTeamOn, takeBackCases],
    'account.closing': [leaveTeam, takeBackCases],
    'account.restored': [reopenTeam],
    'account.ended': [shutOutEnded, takeBackCases],
    'account.compromised': [openCompromisedTicket],
    'case.submit': [tellQueue, refreshScreens],
    'case.revise': [refreshScreens],
    'case.withdraw': [tellParties, refreshScreens],
    'case.add': [tellParties, refreshScreens],
    'case.claim': [refreshScreens],
    'case.decline': [tellQueue, refreshScreens],
    'case.hand-up': [tellQueue, refreshScreens],
    'case.release': [tellQueue, refreshScreens],
    'case.take-back': [tellQueue, refreshScreens],
    'case.escalate': [tellQueue, tellParties, refreshScreens],
    'case.ask-clarification': [tellParties, refreshScreens],
    'case.resubmit': [tellParties, refreshScreens],
    'case.remind': [tellParties, refreshScreens],
    'case.answer': [tellParties, createTellPatient(settings), refreshScreens],
    'case.correct': [tellParties, refreshScreens],
    'case.acknowledge': [refreshScreens],
    'case.ask-follow-up': [tellParties, refreshScreens],
    'case.reply-follow-up': [tellParties, refreshScreens],
    'case.object': [tellParties, refreshScreens],
    'case.end': [recordEnding, tellParties, refreshScreens],
    'case.reroute': [tellQueue, refreshScreens],
    'case.alert-age': [tellParties, refreshScreens],
    'account.availability-changed': [createLookAgain(settings)],
    'account.registered': [verifyProfessional],
    'account.identity-changed': [verifyProfessional],
    'professional.stopped': [takeBackCases],
  } satisfies Partial<Record<EventType, readonly Reaction[]>>;
}

/** What the runner calls for each published event. A reaction that throws undoes the transaction. */
export function createReact(subscriptions: Subscriptions): (ctx: Ctx, event: DomainEvent) => Promise<void> {
  return async (ctx, event) => {
    for (const reaction of subscriptions[event.type] ?? []) await reaction(ctx, event);
  };
}
