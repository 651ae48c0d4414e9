// Reading measures: an operator by account, the person concerned her own. A look at an account leaves a trace.
import type { Decision, Measure } from '#contracts/moderation/measure.contract.ts';
import type { MeasureKind } from '#contracts/moderation/measure.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor, OperatorActor } from '#server/policy/actor.ts';
import { findAccountIdByEmail, lockAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { accountLookedUp } from '../measure.audit.ts';
import { listMeasuresOf, listOpenAppeals } from '../measure.queries.ts';
import { presentDecision, presentMeasure } from '../measure.ts';

/** @throws AppError `account.unknown` */
export async function findAccount(ctx: Ctx, email: string): Promise<{ accountId: string }> {
  const accountId = await findAccountIdByEmail(ctx, email);
  if (!accountId) throw new AppError('account.unknown');
  ctx.audit(auditEntry(accountLookedUp, accountId, { how: 'address' }));
  return { accountId };
}

/** @throws AppError `account.unknown` */
export async function readAccountMeasures(ctx: Ctx, actor: OperatorActor, accountId: string) {
  const account = await lockAccount(ctx, accountId);
  if (!account) throw new AppError('account.unknown');
  ctx.audit(auditEntry(accountLookedUp, accountId, { how: 'id' }));
  const rows = await listMeasuresOf(ctx.tx, accountId);
  const { displayName, role, status } = account;
  const measures: Measure[] = rows.map((row) => presentMeasure(ctx.keyring, row, actor.accountId, ctx.now));
  return { accountId, displayName, role, status, measures };
}

export async function readDecisions(ctx: Ctx, actor: AccountActor): Promise<{ items: Decision[] }> {
  const rows = await listMeasuresOf(ctx.tx, actor.accountId);
  return { items: rows.map((row) => presentDecision(ctx.keyring, row, ctx.now)) };
}

export async function readAppeals(ctx: Ctx, actor: OperatorActor) {
  const rows = await listOpenAppeals(ctx.tx);
  return {
    items: rows.map((row) => ({
      measureId: row.id,
      accountId: row.account_id,
      kind: row.kind as MeasureKind,
      madeAt: row.made_at.toISOString(),
      isOwnDecision: row.decided_by === actor.accountId,
    })),
  };
}
