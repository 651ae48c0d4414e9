// A passkey of the account that is signed in, proved in its session: as the second step of signing in, and for whatever
// else asks again who is there (unlocking a session). Says nothing about what it opens: the caller does that.
import { AppError } from '#server/platform/http/app-error.ts';
import { type Assertion, requestOptions } from '#server/platform/second-factor/passkey.ts';
import { allowedWays } from '#server/policy/sign-in-ways.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { findDataKey, getAccount } from '../../account.queries.ts';
import { passkeyUsed } from '../passkey.audit.ts';
import { listPasskeyRows } from '../passkey.store.ts';
import { newChallenge, openPasskey, type PasskeyTools } from '../passkey.ts';
import { checkAssertion, refusalError } from './check-assertion.ts';

/** The session that asks, of which account. */
export type ProofHolder = { accountId: string; sessionId: string };

/**
 * What the browser needs. The password of this session was right, so its account's passkeys may be named.
 * @throws AppError `factor.not_begun`, `passkey.way_closed`
 */
export async function beginPasskeyProof(ctx: Ctx, tools: PasskeyTools, holder: ProofHolder) {
  const rows = await listPasskeyRows(ctx.tx, holder.accountId);
  if (rows.length === 0 || !tools.party) throw new AppError('factor.not_begun');
  const { role } = await getAccount(ctx.tx, holder.accountId);
  if (!allowedWays(tools.signIn, role as Parameters<typeof allowedWays>[1]).includes('passkey')) {
    throw new AppError('passkey.way_closed');
  }
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, holder.accountId));
  const challenge = await newChallenge(ctx, { purpose: 'prove', holder, random: tools.random });
  return requestOptions({
    party: tools.party,
    challenge,
    known: rows.map((row) => openPasskey(key, row)),
  });
}

/** `done`, or the error to throw once the transaction is over: its entry and the spent challenge must stay. */
export async function finishPasskeyProof(
  ctx: Ctx,
  tools: PasskeyTools,
  { holder, credential }: { holder: ProofHolder; credential: Assertion },
): Promise<'done' | AppError> {
  const { accountId } = holder;
  const proved = await checkAssertion(ctx, tools, { purpose: 'prove', holder, credential, accountId });
  if ('refusal' in proved) return refusalError(proved);
  ctx.audit(auditEntry(passkeyUsed, accountId, { as: 'proof', passkeyId: proved.passkeyId }));
  return 'done';
}
