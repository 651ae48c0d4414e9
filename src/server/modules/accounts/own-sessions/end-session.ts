// Ending sessions from another one (A-010, B-036): out at once, live streams included. Somebody else's is unknown.
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { sessionEnded } from '../account.audit.ts';
import { cutStreams } from '../cut-streams.ts';
import { deleteOtherSessions, deleteOwnSession } from '../session.store.ts';

/** @throws AppError `session.not_found` */
export async function endOwnSession(ctx: Ctx, { accountId }: AccountActor, sessionId: string): Promise<void> {
  if (!(await deleteOwnSession(ctx.tx, accountId, sessionId))) throw new AppError('session.not_found');
  ctx.audit(auditEntry(sessionEnded, accountId, { sessionId, by: 'chosen' }));
  await cutStreams(ctx.tx, accountId);
}

/** Every one but that of `keepHash`. */
export async function endOthers(ctx: Ctx, { accountId }: AccountActor, keepHash: Buffer): Promise<void> {
  await deleteOtherSessions(ctx.tx, accountId, keepHash);
  ctx.audit(auditEntry(sessionEnded, accountId, { sessionId: null, by: 'all-others' }));
  await cutStreams(ctx.tx, accountId);
}
