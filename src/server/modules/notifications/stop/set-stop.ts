// The operator stops writing to the address of a message, or begins again: a mailbox that came back in a notice of
// non-delivery, a number whose owner telephoned.
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { addressResumed, addressStopped } from '../outbox.audit.ts';
import { findMail } from '../outbox.queries.ts';
import { openOutboxRow } from '../outbox-mail.ts';
import { resumeAddress, type StoppedChannel, stopAddress, stopDigest } from './stop.store.ts';

type Wish = { actor: AccountActor; mailId: string; isStopped: boolean };

/** Repeating it changes nothing. @throws AppError `outbox.not_found` */
export async function setStop(ctx: Ctx, { actor, mailId, isStopped }: Wish): Promise<void> {
  const row = await findMail(ctx.tx, mailId);
  const content = row && openOutboxRow(ctx.keyring, row);
  if (!content || row.channel === 'push') throw new AppError('outbox.not_found');
  const channel = row.channel as StoppedChannel;
  const digest = stopDigest(ctx.keyring, channel, content.to);
  const hasChanged = isStopped
    ? await stopAddress(ctx.tx, { digest, channel, cause: 'operator', now: ctx.now })
    : await resumeAddress(ctx.tx, digest);
  const kind = isStopped ? addressStopped : addressResumed;
  if (hasChanged) ctx.audit(auditEntry(kind, actor.accountId, { mailId }));
}
