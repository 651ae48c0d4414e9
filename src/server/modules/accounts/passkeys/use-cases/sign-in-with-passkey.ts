// Signing in by a passkey alone: the device and the finger, face or PIN that unlocks it are both factors. Names no
// account before the device has: whoever asks learns nothing about who has a passkey.
import type { AppError } from '#server/platform/http/app-error.ts';
import { type Assertion, type RelyingParty, requestOptions } from '#server/platform/second-factor/passkey.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { openSession, type SessionOpening } from '../../open-session.ts';
import { type PasskeyRefusal, passkeyUsed } from '../passkey.audit.ts';
import { holderOf, newChallenge, type PasskeyTools } from '../passkey.ts';
import { checkAssertion, refusalError } from './check-assertion.ts';

/** What the browser needs; `token` stays in its cookie. */
export async function beginPasskeySignIn(
  ctx: Ctx,
  { party, random }: PasskeyTools & { party: RelyingParty },
  token: string,
) {
  const challenge = await newChallenge(ctx, { purpose: 'sign-in', holder: holderOf(token), random });
  return requestOptions({ party, challenge, known: [] });
}

export type PasskeyEntering = {
  /** Of the cookie of the browser that began. */
  holderToken: string;
  credential: Assertion;
  session: Omit<SessionOpening, 'accountId' | 'way'>;
};

/** `done` with a session open; or why not, and the error to throw once the transaction is over. */
export async function signInWithPasskey(
  ctx: Ctx,
  tools: PasskeyTools,
  { holderToken, credential, session }: PasskeyEntering,
): Promise<'done' | { reason: PasskeyRefusal; error: AppError }> {
  const holder = holderOf(holderToken);
  const proved = await checkAssertion(ctx, tools, { purpose: 'sign-in', holder, credential });
  if ('refusal' in proved) return { reason: proved.refusal, error: refusalError(proved) };
  const { accountId, passkeyId } = proved;
  ctx.audit(auditEntry(passkeyUsed, accountId, { as: 'both-factors', passkeyId }));
  await openSession(ctx, { ...session, accountId, way: 'passkey' });
  return 'done';
}
