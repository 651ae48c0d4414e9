// The link of the mail together with the password proves the address and who began (B-024): a link alone would confirm
// a registration that somebody else began with this address.
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { takeLink } from '../../account-link.ts';
import { openSession, type SessionOpening } from '../../open-session.ts';
import { emailConfirmed } from '../registration.audit.ts';
import { findRegistration } from '../registration.queries.ts';
import { markEmailConfirmed } from '../registration.store.ts';
import { confirmPurpose } from './begin-registration.ts';

/** The account of an open link and its password, or undefined; the link stays open. */
export async function lookAtConfirmation(
  ctx: Ctx,
  token: string,
): Promise<{ accountId: string; passwordHash: string } | undefined> {
  const link = await takeLink(ctx, token, confirmPurpose, 'look');
  const row = link && (await findRegistration(ctx.tx, link.account_id));
  return row && { accountId: row.account_id, passwordHash: row.password_hash };
}

/** `passwordHash` is the one that was checked: another since then means somebody began anew. */
export async function confirmEmail(
  ctx: Ctx,
  input: {
    token: string;
    passwordHash: string;
    session: Omit<SessionOpening, 'accountId' | 'way'>;
  },
): Promise<void> {
  const link = await takeLink(ctx, input.token, confirmPurpose, 'use');
  const row = link && (await findRegistration(ctx.tx, link.account_id));
  if (!row || row.password_hash !== input.passwordHash) throw new AppError('registration.link_gone');
  await markEmailConfirmed(ctx.tx, row.account_id, ctx.now);
  ctx.audit(auditEntry(emailConfirmed, row.account_id, {}));
  await openSession(ctx, { accountId: row.account_id, ...input.session, way: 'password' });
}
