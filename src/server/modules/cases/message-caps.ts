// what one account writes to another is counted in the archive of acts, in a case and in all, over 24 hours. Far above
// a conversation; there is no way to write to several people at once.
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { type Ctx, countActsOf } from '../audit/public.ts';
import type { CaseSettings } from './case.settings.ts';

/** Acts that put words before somebody else. */
const writingActs = ['case.add', 'case.ask-follow-up', 'case.reply-follow-up'] as const;
const dayMs = 86_400_000;

/** Called with the case locked, so that messages at the same moment are counted one after the other. @throws AppError `case.too_many_messages` */
export async function refuseTooManyMessages(
  ctx: Ctx,
  settings: Pick<CaseSettings, 'messagesPerCaseDay' | 'messagesPerDay'>,
  { actor, caseId }: { actor: AccountActor; caseId: string },
): Promise<void> {
  const since = new Date(ctx.now.getTime() - dayMs);
  const { accountId } = actor;
  const here = await countActsOf(ctx.tx, accountId, writingActs, since, caseId);
  const everywhere = await countActsOf(ctx.tx, accountId, writingActs, since);
  if (here >= settings.messagesPerCaseDay || everywhere >= settings.messagesPerDay) {
    throw new AppError('case.too_many_messages', { retryAfterSeconds: 3_600 });
  }
}
