// What a session from Pro Santé Connect keeps of its beginning: the place of work that was chosen, and the token that
// signs out there too. Ciphertext under the key of the account.

import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { allowedWays, type SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { Practice, ProfessionalIdentity } from '#server/ports/login/login.port.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { getAccount } from '../account.queries.ts';
import { openSession } from '../open-session.ts';
import { pscRefused } from './psc.audit.ts';
import { findSessionLogin, setSessionLogin } from './psc.store.ts';

export type SessionLogin = { idToken: string; practice: Practice | null };

const contextOf = (sessionId: string) => `session:${sessionId}:login`;

export type Opening = {
  accountId: string;
  token: string;
  userAgent: string;
  address: string;
  absoluteHours: number;
  device: string;
  replaces: string | undefined;
  login: SessionLogin;
};

/** A session of an account that may come in this way, with its second factor done (level eidas1). */
export async function openPscSession(ctx: Ctx, opening: Opening): Promise<void> {
  const { login, ...session } = opening;
  const account = await getAccount(ctx.tx, opening.accountId);
  const sessionId = await openSession(ctx, { ...session, way: 'psc' });
  const sealed = sealJson(ctx.keyring.unwrap(account.data_key), contextOf(sessionId), login);
  await setSessionLogin(ctx.tx, sessionId, sealed);
}

export async function readSessionLogin(ctx: Ctx, sessionId: string): Promise<SessionLogin | undefined> {
  const row = await findSessionLogin(ctx.tx, sessionId);
  if (!row?.login_sealed) return undefined;
  return openJson<SessionLogin>(ctx.keyring.unwrap(row.data_key), contextOf(sessionId), row.login_sealed);
}

/** Whether this account may come in by Pro Santé Connect at all; a closed one is nobody's any more. */
export function mayUsePsc(settings: SignInSettings, account: { role: string; status: string }): boolean {
  return account.status !== 'closed' && allowedWays(settings, account.role as AccountRole).includes('psc');
}

/** Places to choose from: those with a name; the register repeats some. */
export function practicesOf(identity: ProfessionalIdentity): Practice[] {
  const named = identity.practices.filter(({ name }) => name !== '');
  const keyOf = ({ name, street, postalCode }: Practice) => `${name}|${street}|${postalCode}`;
  return [...new Map(named.map((practice) => [keyOf(practice), practice])).values()];
}

/** Notes why a known account was not let in; the caller throws once this is written. */
export function noteRefusal(
  ctx: Ctx,
  accountId: string,
  reason: 'way-closed' | 'other-person' | 'already-linked',
): AppError {
  ctx.audit(auditEntry(pscRefused, accountId, { reason }));
  return new AppError(`psc.${reason.replace('-', '_')}`);
}
