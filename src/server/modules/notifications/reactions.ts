// What this module does with an event of a case, in the transaction that made it: plan a notice, plan a look at the
// queue, ring open screens. At most one job for an event; a look at the queue that is already planned costs none.
import { type ExpertTier, expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import { type CaseAction, caseActions } from '#contracts/cases/case.vocabulary.ts';
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import { notifyLive } from '#server/platform/live/live-channel.store.ts';
import type { Ctx, DomainEvent } from '../audit/public.ts';
import { listVolunteers } from '../availability/public.ts';
import { notifyCaseEventJob } from './jobs/notify-case-event.job.ts';
import { notifyQueueJob } from './jobs/notify-queue.job.ts';
import { mostVolunteers } from './live-signal.events.ts';
import { changedTiers, liveSignalOf } from './live-visibility.ts';
import { findCaseWatchers, isJobPlanned } from './notice-facts.queries.ts';
import { type CaseHappened, entersQueue, mayNeedNotice } from './notices.ts';
import { nextQueueNotice } from './queue-notice.ts';

export type Reaction = (ctx: Ctx, event: DomainEvent) => Promise<void>;

/** Plans mails to those the event concerns. */
export const tellParties: Reaction = async (ctx, event) => {
  const happened = readCaseEvent(event);
  if (!mayNeedNotice(happened)) return;
  const { caseId, action, fromStatus } = happened;
  await ctx.enqueue(notifyCaseEventJob, { caseId, action, fromStatus });
};

/** Plans a mail to the doctors of the tier the case has entered. */
export function createTellQueue(settings: { serviceHours: ServiceHours }): Reaction {
  return async function tellQueue(ctx, event) {
    const happened = readCaseEvent(event);
    if (!entersQueue(happened)) return;
    const { runAt, jobKey } = nextQueueNotice(happened.tier, ctx.now, settings.serviceHours);
    if (await isJobPlanned(ctx.tx, jobKey)) return;
    await ctx.enqueue(notifyQueueJob, { tier: happened.tier as ExpertTier }, { runAt, jobKey });
  };
}

/** A doctor's availability changed: looks at the queue of a tier he wishes soon, whoever is back hears of what waits. */
export function createLookAgain(settings: { serviceHours: ServiceHours }): Reaction {
  return async function lookAgain(ctx, { data }) {
    const tier = expertTierSchema.parse(data?.['tier']);
    const { runAt, jobKey } = nextQueueNotice(tier, ctx.now, settings.serviceHours);
    await ctx.enqueue(notifyQueueJob, { tier }, { runAt, jobKey });
  };
}

/** Rings the screens that show the case or a queue it entered or left. */
export const refreshScreens: Reaction = async (ctx, event) => {
  const happened = readCaseEvent(event);
  const { expertId, declinedBy } = await findCaseWatchers(ctx.tx, happened.caseId);
  const actorId = ctx.actor.kind === 'doctor' ? ctx.actor.accountId : null;
  const experts = [expertId, actorId, happened.fromExpertId];
  const volunteers = await listVolunteers(ctx.tx, changedTiers(happened), mostVolunteers);
  await notifyLive(ctx.tx, liveSignalOf(happened, experts, declinedBy, volunteers));
};

/** Throws on an event that is none of a case: the table of subscriptions is wrong then. */
export function readCaseEvent({ type, subjectId, data }: DomainEvent): CaseHappened {
  const action = type.slice('case.'.length) as CaseAction;
  if (!type.startsWith('case.') || !caseActions.includes(action)) throw new Error(`${type} is no case event`);
  return { ...(data as Omit<CaseHappened, 'action' | 'caseId'>), action, caseId: subjectId };
}
