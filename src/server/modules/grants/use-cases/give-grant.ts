// The operator authorises one account, expressly and in writing, and takes it back. At most one authorisation of a
// scope at a time: the account is locked while it is looked for.
import { mostGrantDays, type giveGrant as operation } from '#contracts/grants/grant.contract.ts';
import type { BodyOf } from '#contracts/operation.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { OperatorActor } from '#server/policy/actor.ts';
import { lockAccount, openAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { grantGiven, grantRevoked } from '../grant.audit.ts';
import { findHeldGrant, takeGrant } from '../grant.queries.ts';
import { insertGrant, revokeGrantRow } from '../grant.store.ts';
import { grantStateAt, sealWords } from '../grant.ts';
import { grantGivenNotice, grantRevokedNotice } from '../grant-notices.fr.ts';

const day = 86_400_000;

/** @throws AppError the refusals of the operation */
export async function giveGrant(
  ctx: Ctx,
  input: { actor: OperatorActor; accountId: string; wanted: BodyOf<typeof operation> },
): Promise<{ grantId: string }> {
  const { actor, accountId, wanted } = input;
  const { scope } = wanted;
  if (accountId === actor.accountId) throw new AppError('grant.own_account');
  const fromAt = wanted.fromAt === null ? ctx.now : new Date(wanted.fromAt);
  const untilAt = new Date(wanted.untilAt);
  if (untilAt <= fromAt || untilAt <= ctx.now) throw new AppError('grant.bad_dates');
  if (untilAt.getTime() - ctx.now.getTime() > mostGrantDays * day) throw new AppError('grant.too_long');
  const account = await lockAccount(ctx, accountId);
  const opened = account && (await openAccount(ctx.tx, ctx.keyring, accountId));
  if (!opened) throw new AppError('account.unknown');
  if (scope === 'dermoscopic-on-skin' && opened.role !== 'pharmacist') throw new AppError('grant.wrong_role');
  if (await findHeldGrant(ctx.tx, accountId, scope, ctx.now)) throw new AppError('grant.already_held');
  const grantId = ctx.newId();
  await insertGrant(ctx.tx, {
    id: grantId,
    accountId,
    scope,
    fromAt,
    untilAt,
    grantedBy: actor.accountId,
    grantedAt: ctx.now,
    reasonSealed: sealWords(opened.key, 'reason', grantId, wanted.reason),
  });
  const dates = { fromAt: fromAt.toISOString(), untilAt: untilAt.toISOString() };
  ctx.audit(auditEntry(grantGiven, accountId, { grantId, scope, ...dates }));
  await tell(ctx, grantGivenNotice, accountId, { scope });
  return { grantId };
}

/** @throws AppError `grant.not_found`, `grant.already_over` */
export async function revokeGrant(
  ctx: Ctx,
  input: { actor: OperatorActor; grantId: string; reason: string },
): Promise<void> {
  const grant = await takeGrant(ctx.tx, input.grantId);
  const holder = grant && (await openAccount(ctx.tx, ctx.keyring, grant.account_id));
  if (!holder) throw new AppError('grant.not_found');
  const state = grantStateAt(grant, ctx.now);
  if (state === 'revoked' || state === 'over') throw new AppError('grant.already_over');
  await revokeGrantRow(ctx.tx, grant.id, {
    at: ctx.now,
    by: input.actor.accountId,
    sealed: sealWords(holder.key, 'revocation', grant.id, input.reason),
  });
  const scope = grant.scope as 'dermoscopic-on-skin';
  ctx.audit(auditEntry(grantRevoked, grant.account_id, { grantId: grant.id, scope }));
  await tell(ctx, grantRevokedNotice, grant.account_id, { scope });
}
