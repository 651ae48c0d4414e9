// Ends the open live streams of an account in every process: those that may go on come back by themselves
// and are asked who they are. Rings when the transaction commits.
import type { Tx } from '#server/platform/db/database.ts';
import { notifyLive } from '#server/platform/live/live-channel.store.ts';
import type { AccountCut } from './account-measures.ts';

export function cutStreams(tx: Tx, accountId: string): Promise<void> {
  return notifyLive(tx, { cutAccountId: accountId } satisfies AccountCut);
}
