// How much waits in each of the operator's queues. Numbers alone: reading them is no look at an account.
import type { WaitingWork } from '#contracts/operations/waiting-work.contract.ts';
import type { Ctx } from '../audit/public.ts';
import { countContested, countOpenFlags } from '../moderation/public.ts';
import { countFailedMails } from '../notifications/public.ts';
import { countReopenings } from '../privacy/public.ts';
import { countVerificationsWaiting } from '../professionals/public.ts';
import { countTickets } from '../support/public.ts';

const dayLength = 86_400_000;
const daysBack = 7;

/** What the composition root counts for this page: a queue of `accounts`, which opens no more of itself to modules. */
export type WaitingWorkParts = { countRecoveries: (tx: Ctx['tx']) => Promise<number> };

export async function readWaitingWork(ctx: Ctx, { countRecoveries }: WaitingWorkParts): Promise<WaitingWork> {
  const since = new Date(ctx.now.getTime() - daysBack * dayLength);
  return {
    verifications: await countVerificationsWaiting(ctx.tx, 'pharmacist'),
    tickets: await countTickets(ctx.tx, {}),
    urgentTickets: await countTickets(ctx.tx, { isUrgent: true }),
    flags: await countOpenFlags(ctx.tx, false),
    appeals: await countContested(ctx.tx),
    reopenings: await countReopenings(ctx.tx),
    recoveries: await countRecoveries(ctx.tx),
    failedMails: await countFailedMails(ctx.tx, since),
  };
}
