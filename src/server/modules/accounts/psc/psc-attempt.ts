// A sign-in under way. The browser holds one random token in a cookie of its own; state, nonce and PKCE verifier
// are keyed digests of it, so that the table, or a copy of it, completes no sign-in, and a link sent to somebody else
// meets a browser without the token. Each stage is taken once.
import { createHash } from 'node:crypto';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { LoginSecrets, ProfessionalIdentity } from '#server/ports/login/login.port.ts';
import type { Ctx } from '../../audit/public.ts';
import { type AttemptStage, findAttempt, insertAttempt, takeAttempt } from './psc.store.ts';

/** What each stage knows; sealed under a key of its row. */
export type AttemptContent = {
  begun: { returnTo: string };
  choosing: { returnTo: string; identity: ProfessionalIdentity; idToken: string };
  unknown: { identity: ProfessionalIdentity };
};

const minutes: Record<AttemptStage, number> = { begun: 15, choosing: 15, unknown: 60 };

export function secretsOf(keyring: Keyring, token: string): LoginSecrets {
  return {
    state: keyring.digest('login-state', token),
    nonce: keyring.digest('login-nonce', token),
    verifier: keyring.digest('login-verifier', token),
  };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const contextOf = (id: string, stage: AttemptStage) => `login-attempt:${id}:${stage}`;

/** Keeps what a stage knows for the browser that holds `token`. */
export async function keepAttempt<S extends AttemptStage>(
  ctx: Ctx,
  attempt: { token: string; stage: S; accountId: string | null; content: AttemptContent[S] },
): Promise<void> {
  const id = ctx.newId();
  const { key, wrapped } = ctx.keyring.newDataKey();
  await insertAttempt(ctx.tx, {
    id,
    tokenHash: hashOf(attempt.token),
    stage: attempt.stage,
    accountId: attempt.accountId,
    contentSealed: sealJson(key, contextOf(id, attempt.stage), attempt.content),
    dataKey: wrapped,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + minutes[attempt.stage] * 60_000),
  });
}

/** The attempt of this browser at this stage, or undefined; with `take` it is over. */
export async function openAttempt<S extends AttemptStage>(
  ctx: Ctx,
  token: string | undefined,
  stage: S,
  how: 'take' | 'look',
): Promise<{ accountId: string | null; content: AttemptContent[S] } | undefined> {
  if (!token) return undefined;
  const find = how === 'take' ? takeAttempt : findAttempt;
  const row = await find(ctx.tx, hashOf(token), stage, ctx.now);
  if (!row) return undefined;
  const key = ctx.keyring.unwrap(row.data_key);
  return {
    accountId: row.account_id,
    content: openJson<AttemptContent[S]>(key, contextOf(row.id, stage), row.content_sealed),
  };
}

/**
 * Who proved himself by Pro Santé Connect without having an account: for a registration form to begin with. `take`
 * once the account exists; then `linkIdentity` makes the link.
 */
export async function openHandOver(
  ctx: Ctx,
  token: string | undefined,
  how: 'take' | 'look',
): Promise<ProfessionalIdentity | undefined> {
  return (await openAttempt(ctx, token, 'unknown', how))?.content.identity;
}
