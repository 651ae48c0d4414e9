// Asking for another address (B-024): kept sealed until the link sent to it is opened. Whether somebody else has it is
// looked up by a job, so that asking does the same work and gets the same answer.
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { openProfile } from '../../account.ts';
import { keepAddress, openAddress } from '../../account-address.ts';
import { emailChanged } from '../email.audit.ts';
import { findAskedChange, listEmailChanges } from '../email-change.queries.ts';
import { cancelAsked, insertEmailChange } from '../email-change.store.ts';
import { confirmMinutes } from '../email-notices.fr.ts';
import { lockOpenAccount } from '../replace-email.ts';
import { sendEmailConfirmationJob } from '../send-email-confirmation.job.ts';

/** `email` is normalised. A newer wish replaces the former one, whose link opens nothing any more. */
export async function askEmailChange(
  ctx: Ctx,
  { accountId, email, isMailed }: { accountId: string; email: string; isMailed: boolean },
): Promise<void> {
  const account = await lockOpenAccount(ctx, accountId);
  if (!account) throw new AppError('session.required');
  if (openProfile(ctx.keyring, account).email === email) throw new AppError('email.same');
  await withdrawEmailChange(ctx, accountId);
  const changeId = ctx.newId();
  const owner = { id: accountId, dataKey: account.data_key };
  await insertEmailChange(ctx.tx, {
    id: changeId,
    accountId,
    state: 'asked',
    askedBy: 'person',
    newAddressId: await keepAddress(ctx, owner, 'new', email),
    formerAddressId: null,
    at: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + confirmMinutes * 60_000),
  });
  ctx.audit(auditEntry(emailChanged, accountId, { step: 'asked', changeId }));
  if (isMailed) await ctx.enqueue(sendEmailConfirmationJob, { changeId });
}

/** Gives up what waits for its confirmation; nothing when nothing waits. */
export async function withdrawEmailChange(ctx: Ctx, accountId: string): Promise<void> {
  for (const changeId of await cancelAsked(ctx.tx, accountId, ctx.now)) {
    ctx.audit(auditEntry(emailChanged, accountId, { step: 'cancelled', changeId }));
  }
}

export async function readEmail(ctx: Ctx, account: Parameters<typeof openProfile>[1]) {
  const asked = await findAskedChange(ctx.tx, account.id, ctx.now);
  const email = asked && (await openAddress(ctx, asked.new_address_id));
  return {
    email: openProfile(ctx.keyring, account).email,
    pending:
      asked && email
        ? { email, askedAt: asked.asked_at.toISOString(), expiresAt: asked.expires_at.toISOString() }
        : null,
  };
}

/** For the export of one's own data. */
export async function readEmailChanges(ctx: Ctx, accountId: string) {
  const changes = [];
  for (const row of await listEmailChanges(ctx.tx, accountId)) {
    changes.push({
      state: row.state,
      askedBy: row.asked_by,
      askedAt: row.asked_at.toISOString(),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      newAddress: (await openAddress(ctx, row.new_address_id)) ?? null,
      formerAddress: (row.former_address_id && (await openAddress(ctx, row.former_address_id))) ?? null,
    });
  }
  return changes;
}

/** Addresses this account had and left: who is shut out may not come back by one of them. */
export async function listFormerEmails(ctx: Ctx, accountId: string): Promise<string[]> {
  const found: string[] = [];
  for (const { former_address_id: id } of await listEmailChanges(ctx.tx, accountId)) {
    const email = id && (await openAddress(ctx, id));
    if (email) found.push(email);
  }
  return [...new Set(found)];
}
