// What the operator changes of an account: its password, whether it may be used, and the express authorisation for
// dermoscopic photos on the form « peau » (B-049). Changing password or status ends every open session.
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { accountChanged } from '../account.audit.ts';
import { setAccountStatus, setDermoscopicOnSkin, setPasswordHash } from '../account.store.ts';
import { deleteSessionsOf } from '../session.store.ts';

export async function changePassword(ctx: Ctx, accountId: string, passwordHash: string): Promise<void> {
  await setPasswordHash(ctx.tx, accountId, passwordHash, ctx.now);
  await deleteSessionsOf(ctx.tx, accountId);
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'password' }));
}

export async function changeAccountStatus(
  ctx: Ctx,
  accountId: string,
  status: 'active' | 'suspended',
): Promise<void> {
  await setAccountStatus(ctx.tx, accountId, status);
  await deleteSessionsOf(ctx.tx, accountId);
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'status' }));
}

export async function authoriseDermoscopic(ctx: Ctx, accountId: string, isAllowed: boolean): Promise<void> {
  await setDermoscopicOnSkin(ctx.tx, accountId, isAllowed);
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'dermoscopic-on-skin' }));
}
