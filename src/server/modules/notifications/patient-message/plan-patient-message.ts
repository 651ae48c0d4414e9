// Once the opinion is at the pharmacy, the message that was asked for waits for a moment of the day.
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import type { Ctx } from '../../audit/public.ts';
import { sendPatientMessageJobName } from '../jobs/send-patient-message-name.job.ts';
import type { Reaction } from '../reactions.ts';
import { movePatientMessage, takePatientMessage } from './patient-message.store.ts';
import { nextDaytime } from './patient-message.ts';

/** Changes nothing unless a message was asked for and has not been planned. */
export async function planPatientMessage(ctx: Ctx, caseId: string, zone: string): Promise<void> {
  const row = await takePatientMessage(ctx.tx, caseId);
  if (row?.state !== 'asked') return;
  await movePatientMessage(ctx.tx, caseId, { to: 'waiting' });
  const options = { runAt: nextDaytime(ctx.now, zone), jobKey: `patient-message:${caseId}` };
  await ctx.enqueue(sendPatientMessageJobName, { caseId }, options);
}

/** The opinion is signed. */
export function createTellPatient({ serviceHours }: { serviceHours: ServiceHours }): Reaction {
  return (ctx, event) => planPatientMessage(ctx, event.subjectId, serviceHours.zone);
}
