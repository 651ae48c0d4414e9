// A passkey of an account: what is sealed of it, and the challenges it answers. A challenge is random, kept as a
// hash, taken once and within five minutes, by the session or the browser that began.
import { createHash } from 'node:crypto';
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import { challengeIn, type KeptPasskey, type RelyingParty } from '#server/platform/second-factor/passkey.ts';
import type { SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { Ctx } from '../../audit/public.ts';
import { type ChallengePurpose, type Holder, insertChallenge, takeChallengeRow } from './passkey.store.ts';

export type PasskeyTools = {
  /** Undefined where the public address allows no passkeys. */
  party: RelyingParty | undefined;
  /** Shown by the device. */
  partyName: string;
  random: RandomBytes;
  signIn: SignInSettings;
};

/** What is sealed: the credential and the name that the person gave. */
export type PasskeyContent = KeptPasskey & { name: string };

export const challengeMinutes = 5;
export const mostPasskeys = 10;

const contextOf = (passkeyId: string) => `passkey:${passkeyId}`;

export function sealPasskey(key: DataKey, passkeyId: string, content: PasskeyContent): Buffer {
  return sealJson(key, contextOf(passkeyId), content);
}

export function openPasskey(key: DataKey, row: { id: string; content_sealed: Buffer }): PasskeyContent {
  return openJson<PasskeyContent>(key, contextOf(row.id), row.content_sealed);
}

/** Credentials are looked up by this; which account they belong to is told by nothing else. */
export function credentialDigest(keyring: Keyring, credentialId: string): string {
  return keyring.digest('passkey-credential', credentialId);
}

/** What the device keeps beside the passkey: the id of the account, as bytes. */
export function accountHandleOf(accountId: string): string {
  return Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url');
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The browser that holds this token, when nobody is signed in. */
export function holderOf(token: string): Holder {
  return { holderHash: hashOf(token) };
}

/** A new challenge for who begins. */
export async function newChallenge(
  ctx: Ctx,
  of: { purpose: ChallengePurpose; holder: Holder; random: RandomBytes },
): Promise<string> {
  const challenge = Buffer.from(of.random(32)).toString('base64url');
  await insertChallenge(ctx.tx, {
    hash: hashOf(challenge),
    purpose: of.purpose,
    holder: of.holder,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + challengeMinutes * 60_000),
  });
  return challenge;
}

/** The challenge that an answer is for, if it was begun here and is open still; it is spent from now on. */
export async function takeChallenge(
  ctx: Ctx,
  response: { collected: string },
  of: { purpose: ChallengePurpose; holder: Holder },
): Promise<string | undefined> {
  const challenge = challengeIn(response);
  if (challenge === undefined) return undefined;
  const isTaken = await takeChallengeRow(ctx.tx, { ...of, hash: hashOf(challenge), now: ctx.now });
  return isTaken ? challenge : undefined;
}
