// What measures do to an account: it is held (suspended or ended) or some of its functions are closed or counted.
// Which measure says what is the business of `moderation`; this only carries it out, at once: sessions and streams end.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { parseEmail } from '#contracts/values/email.ts';
import { notifyLive } from '#server/platform/live/live-channel.store.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { accountChanged } from './account.audit.ts';
import { findAccountByEmail } from './account.queries.ts';
import { emailDigest, openProfile, type Restriction, type Suspension } from './account.ts';
import { type AccountStatus, lockAccountRow, setHold } from './account-measures.store.ts';
import { deleteSessionsOf } from './session.store.ts';

export type MeasuredAccount = {
  id: string;
  role: AccountRole;
  status: string;
  dataKey: string;
  displayName: string;
};

/** The account locked until the transaction ends, or undefined when there is none. */
export async function lockAccount(ctx: Ctx, accountId: string): Promise<MeasuredAccount | undefined> {
  const row = await lockAccountRow(ctx.tx, accountId);
  return (
    row && {
      id: row.id,
      role: row.role as AccountRole,
      status: row.status,
      dataKey: row.data_key,
      displayName: openProfile(ctx.keyring, row).displayName,
    }
  );
}

/** The account of an exact address, or undefined. The caller logs that it was asked. */
export async function findAccountIdByEmail(ctx: Ctx, address: string): Promise<string | undefined> {
  const email = parseEmail(address);
  const row = email.ok && (await findAccountByEmail(ctx.tx, emailDigest(ctx.keyring, email.email)));
  return row ? row.id : undefined;
}

/** The note that ends the open streams of an account in every process. */
export type AccountCut = { cutAccountId: string };

/**
 * Writes what is in force against an account. A hold ends its sessions and streams; without one it goes on as it was.
 * Answers whether it is held now and was not before.
 */
export async function holdAccount(
  ctx: Ctx,
  accountId: string,
  inForce: { restrictions: readonly Restriction[]; heldUntil: Date | null | undefined },
): Promise<boolean> {
  const row = await lockAccountRow(ctx.tx, accountId);
  if (!row) return false;
  const before = row.suspension as Suspension | null;
  const isHeld = inForce.heldUntil !== undefined;
  const suspension: Suspension | null = isHeld
    ? {
        until: inForce.heldUntil?.toISOString() ?? null,
        resumesAs: before?.resumesAs ?? (row.status as Suspension['resumesAs']),
      }
    : null;
  const status = statusAfter(row.status, before, suspension);
  await setHold(ctx.tx, accountId, { status, suspension, restrictions: inForce.restrictions });
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'measures' }));
  if (!suspension || before) return false;
  await deleteSessionsOf(ctx.tx, accountId);
  await notifyLive(ctx.tx, { cutAccountId: accountId } satisfies AccountCut);
  return true;
}

/** An account that is closing or closed stays so; one held otherwise (by the operator's command) is not freed by this. */
function statusAfter(
  status: AccountStatus,
  before: Suspension | null,
  after: Suspension | null,
): AccountStatus {
  if (status === 'closing' || status === 'closed') return status;
  if (after) return 'suspended';
  return before && status === 'suspended' ? before.resumesAs : status;
}
