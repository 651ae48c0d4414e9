// A message that the other side did not take, at once or by a report that comes later: the one place where that is noted and
// where its address is stopped for it.
import type { Ctx } from '../../audit/public.ts';
import { type OutboxState, settleReturned } from '../outbox.store.ts';
import { type StopCause, type StoppedChannel, stopAddress, stopDigest } from './stop.store.ts';

type Returned = { mailId: string; channel: StoppedChannel; to: string | undefined };

/** Without a cause the address is still written to. Answers whether it was not known yet; otherwise nothing changes. */
export async function endReturned(
  ctx: Ctx,
  { mailId, channel, to }: Returned,
  end: {
    state: Extract<OutboxState, 'bounced' | 'stopped'>;
    cause: StopCause | undefined;
  },
): Promise<boolean> {
  const hasMoved = await settleReturned(ctx.tx, mailId, end.state);
  if (hasMoved && end.cause && to !== undefined) {
    const digest = stopDigest(ctx.keyring, channel, to);
    await stopAddress(ctx.tx, { digest, channel, cause: end.cause, now: ctx.now });
  }
  return hasMoved;
}
