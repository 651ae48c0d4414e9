// What an account is authorised to: read by the holder, and by the operator, whose look leaves a trace.
import type { Grant } from '#contracts/grants/grant.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { openAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { grantsRead } from '../grant.audit.ts';
import { listGrantsOf, listTokensOf } from '../grant.queries.ts';
import { presentGrant } from '../grant.ts';

async function read(ctx: Ctx, accountId: string) {
  const account = await openAccount(ctx.tx, ctx.keyring, accountId);
  if (!account) throw new AppError('account.unknown');
  const tokens = await listTokensOf(ctx.tx, accountId);
  const rows = await listGrantsOf(ctx.tx, accountId);
  return { account, items: rows.map((row) => presentGrant(account.key, row, tokens, ctx.now)) };
}

export async function readOwnGrants(ctx: Ctx, accountId: string): Promise<{ items: Grant[] }> {
  const { items } = await read(ctx, accountId);
  return { items };
}

/** @throws AppError `account.unknown` */
export async function readGrantsOf(ctx: Ctx, accountId: string) {
  const { account, items } = await read(ctx, accountId);
  ctx.audit(auditEntry(grantsRead, accountId, { shown: items.length }));
  return { accountId, displayName: account.profile.displayName, role: account.role, items };
}
