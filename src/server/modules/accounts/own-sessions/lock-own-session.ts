// Locking one's own session and opening it again with the password. Attempts are counted by session before they
// are judged; the last wrong one ends it. They count as wrong passwords of the account too, as when signing in.
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx, type RunUseCase } from '../../audit/public.ts';
import { sessionEnded, sessionLocked, sessionUnlocked } from '../account.audit.ts';
import { cutStreams } from '../cut-streams.ts';
import { noteUseBeside } from '../devices/note-device.ts';
import { deleteOwnSession } from '../session.store.ts';
import {
  countUnlockAttempt,
  lockSession,
  readLock,
  unlockSession as unlockRow,
} from '../session-lock.store.ts';
import type { Sessions } from '../sessions.ts';

export const mostUnlockAttempts = 5;

export type UnlockParts = { run: RunUseCase; reauthenticate: Sessions['reauthenticate'] };

/** `idle`: the screen noticed that nobody is there. Locking twice changes nothing. */
export async function lockOwnSession(ctx: Ctx, actor: AccountActor, by: 'person' | 'idle'): Promise<void> {
  const { accountId, sessionId } = actor;
  if (!sessionId || !(await lockSession(ctx.tx, sessionId, ctx.now))) return;
  ctx.audit(auditEntry(sessionLocked, accountId, { sessionId, by }));
  await cutStreams(ctx.tx, accountId);
}

/** @throws AppError `account.wrong_password`, `session.too_many_attempts`, `session.required` once it has ended */
export async function unlockOwnSession(
  parts: UnlockParts,
  { actor, password, address }: { actor: AccountActor; password: string; address: string },
): Promise<void> {
  const { sessionId } = actor;
  if (!sessionId) throw new AppError('session.required');
  const attempt = await parts.run(actor, async (ctx) => {
    const number = await countUnlockAttempt(ctx.tx, sessionId, mostUnlockAttempts);
    return number ?? readLock(ctx.tx, sessionId);
  });
  if (attempt === 'gone') throw new AppError('session.required');
  if (attempt === 'locked') throw new AppError('session.too_many_attempts', { retryAfterSeconds: 60 });
  // A screen may lock itself while the server cannot be told: the password is asked for all the same.
  const isLast = attempt !== 'open' && attempt >= mostUnlockAttempts;
  await provePassword(parts, { actor, password, address, isLast });
  await parts.run(actor, (ctx) => openAgain(ctx, actor));
}

/** What every way of unlocking ends with, once it is proved who is there. @throws AppError `session.required` */
async function openAgain(ctx: Ctx, { accountId, sessionId }: AccountActor): Promise<void> {
  const row = sessionId ? await unlockRow(ctx.tx, sessionId, ctx.now) : undefined;
  if (!row) throw new AppError('session.required');
  ctx.audit(auditEntry(sessionUnlocked, accountId, { sessionId: row.id }));
  await noteUseBeside(ctx, {
    accountId,
    sessionId: row.id,
    deviceId: row.device_id,
    userAgent: row.user_agent,
  });
}

/** For proofs that also serve an open session (a passkey). @throws AppError `session.required` */
export async function openIfLocked(ctx: Ctx, actor: AccountActor): Promise<void> {
  if (!actor.sessionId || (await readLock(ctx.tx, actor.sessionId)) !== 'locked') return;
  await openAgain(ctx, actor);
}

async function provePassword(
  parts: UnlockParts,
  given: { actor: AccountActor; password: string; address: string; isLast: boolean },
): Promise<void> {
  const { actor, isLast, ...proof } = given;
  try {
    await parts.reauthenticate(actor, { ...proof, purpose: 'unlock' });
  } catch (error) {
    const isWrong = error instanceof AppError && error.code === 'account.wrong_password';
    if (!isWrong || !isLast) throw error;
    await parts.run(actor, (ctx) => endSession(ctx, actor, 'unlock-failures'));
    throw new AppError('session.required');
  }
}

async function endSession(ctx: Ctx, actor: AccountActor, by: 'unlock-failures'): Promise<void> {
  const { accountId, sessionId } = actor;
  if (!sessionId || !(await deleteOwnSession(ctx.tx, accountId, sessionId))) return;
  ctx.audit(auditEntry(sessionEnded, accountId, { sessionId, by }));
  await cutStreams(ctx.tx, accountId);
}
