// The link between an account and an identity at Pro Santé Connect (A-078, B-033): one account, one person. The identity
// is kept as a keyed digest of the national identifier.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { ProfessionalIdentity } from '#server/ports/login/login.port.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { getAccount } from '../account.queries.ts';
import { openProfile } from '../account.ts';
import { pscLinked, pscUnlinked } from './psc.audit.ts';
import { deleteLink, findLink, insertLink } from './psc.store.ts';
import { pscLinkedNotice, pscUnlinkedNotice } from './psc-notices.fr.ts';

export const provider = 'psc';

export function identityDigest(keyring: Keyring, identity: Pick<ProfessionalIdentity, 'nameId'>): string {
  return keyring.digest('login-identity', `${provider}:${identity.nameId}`);
}

export type LinkAnswer = 'linked' | 'other-person' | 'already-linked';

/** Links for good, or says why not. The number and profession that the account has must be those of the identity. */
export async function linkIdentity(
  ctx: Ctx,
  accountId: string,
  identity: ProfessionalIdentity,
): Promise<LinkAnswer> {
  const account = await getAccount(ctx.tx, accountId);
  if (!isSamePerson(openProfile(ctx.keyring, account).rpps, account.role as AccountRole, identity)) {
    return 'other-person';
  }
  const isNew = await insertLink(ctx.tx, {
    id: ctx.newId(),
    accountId,
    provider,
    identityDigest: identityDigest(ctx.keyring, identity),
    createdAt: ctx.now,
  });
  if (!isNew) return 'already-linked';
  ctx.audit(auditEntry(pscLinked, accountId, {}));
  await tell(ctx, pscLinkedNotice, accountId, {});
  return 'linked';
}

/** A test identity has no number; director and operator need none. */
function isSamePerson(rpps: string, role: AccountRole, identity: ProfessionalIdentity): boolean {
  const hasNumber = rpps !== '' && identity.rpps !== null;
  if (hasNumber && rpps !== identity.rpps) return false;
  return role === 'director' || role === 'operator' || identity.professions.includes(role);
}

/** Answers false when there was no link. */
export async function unlink(ctx: Ctx, accountId: string): Promise<boolean> {
  const isGone = await deleteLink(ctx.tx, provider, accountId);
  if (!isGone) return false;
  ctx.audit(auditEntry(pscUnlinked, accountId, {}));
  await tell(ctx, pscUnlinkedNotice, accountId, {});
  return true;
}

export async function linkedAt(ctx: Ctx, accountId: string): Promise<Date | null> {
  return (await findLink(ctx.tx, provider, accountId))?.created_at ?? null;
}
