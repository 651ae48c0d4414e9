// Whose token it is, and how the account stands: read as the account of a session is read.

import { accountStandingOf } from '#server/modules/accounts/account.ts';
import { getTokenHolder } from '#server/modules/accounts/account-token.queries.ts';
import type { Tx } from '#server/platform/db/database.ts';

export async function readTokenHolder(tx: Tx, accountId: string, now: Date) {
  const row = await getTokenHolder(tx, accountId);
  return {
    row,
    standing: accountStandingOf(row, now),
    // Whoever declared a capacity is a minor's account or may be one: without a consent in force nothing is read.
    isWithoutGuardian: Boolean(row.has_capacity) && !row.has_guardian,
  };
}
