// Whether what a device answered proves a passkey: the challenge was begun here and is spent, the credential is
// kept, the signature is genuine, its count grows. Every refusal is a value, so that its entry stays; the caller throws.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { type Assertion, verifyAssertion } from '#server/platform/second-factor/passkey.ts';
import { allowedWays } from '#server/policy/sign-in-ways.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { type PasskeyRefusal, passkeyRefused } from '../passkey.audit.ts';
import { type Holder, lockPasskey, notePasskeyUse } from '../passkey.store.ts';
import {
  accountHandleOf,
  credentialDigest,
  openPasskey,
  type PasskeyTools,
  takeChallenge,
} from '../passkey.ts';
import { passkeyNotice } from '../passkey-notices.fr.ts';

export type Proved = { accountId: string; passkeyId: string };
export type Unproved = { refusal: PasskeyRefusal };

type Wanted = {
  purpose: 'sign-in' | 'prove';
  holder: Holder;
  credential: Assertion;
  /** Only a passkey of this account; undefined: of whatever account it is. */
  accountId?: string;
};

/** Who is there, or why it proves nothing. Notes the use. */
export async function checkAssertion(
  ctx: Ctx,
  tools: PasskeyTools,
  wanted: Wanted,
): Promise<Proved | Unproved> {
  const { credential } = wanted;
  const challenge = await takeChallenge(ctx, credential.response, wanted);
  const row = await lockPasskey(ctx.tx, credentialDigest(ctx.keyring, credential.id));
  const subject = wanted.accountId ?? row?.account_id;
  const refuse = (reason: PasskeyRefusal): Unproved => {
    if (subject) ctx.audit(auditEntry(passkeyRefused, subject, { reason }));
    return { refusal: reason };
  };
  if (challenge === undefined) return refuse('challenge');
  if (!row || !tools.party) return refuse('unknown');
  if (row.account_id !== subject || !isOwnHandle(wanted, row.account_id)) return refuse('other-account');
  const content = openPasskey(ctx.keyring.unwrap(row.data_key), row);
  const use = await verifyAssertion(tools.party, challenge, content, credential);
  if (!use) return refuse('not-genuine');
  if ((use.signCount > 0 || row.sign_count > 0) && use.signCount <= row.sign_count) {
    await tell(ctx, passkeyNotice, row.account_id, { what: 'counter' });
    return refuse('counter');
  }
  if (!allowedWays(tools.signIn, row.role as AccountRole).includes('passkey')) return refuse('way-closed');
  await notePasskeyUse(ctx.tx, row.id, { ...use, at: ctx.now });
  return { accountId: row.account_id, passkeyId: row.id };
}

/** The device says for which account the passkey is; it must where nobody is signed in. */
function isOwnHandle({ purpose, credential }: Wanted, accountId: string): boolean {
  const { accountHandle } = credential.response;
  if (!accountHandle) return purpose !== 'sign-in';
  return accountHandle === accountHandleOf(accountId);
}

/** What the person is told: the same for every doubt, so that nothing can be found out. */
export function refusalError({ refusal }: Unproved): AppError {
  if (refusal === 'challenge') return new AppError('passkey.expired');
  return new AppError(refusal === 'way-closed' ? 'passkey.way_closed' : 'passkey.refused');
}
