// Adding, renaming and removing passkeys of one's own account. Each change but a new name is told to the person;
// all stand in the archive. The first factor of an account brings its recovery codes, the last one takes them away.
import type { PasskeyView } from '#contracts/accounts/passkey.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import {
  type Attestation,
  creationOptions,
  verifyAttestation,
} from '#server/platform/second-factor/passkey.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { findDataKey, getAccount } from '../../account.queries.ts';
import { openProfile } from '../../account.ts';
import { lockAccountRow } from '../../account-measures.store.ts';
import { deleteRecoveryCodes, readSecondFactor } from '../../second-factor/second-factor.store.ts';
import { writeRecoveryCodes } from '../../second-factor/use-cases/set-second-factor.ts';
import { type PasskeyRefusal, passkeyChanged, passkeyRefused } from '../passkey.audit.ts';
import {
  deletePasskey,
  deletePasskeysOf,
  findOwnPasskey,
  insertPasskey,
  listPasskeyRows,
  setPasskeyContent,
} from '../passkey.store.ts';
import {
  accountHandleOf,
  credentialDigest,
  mostPasskeys,
  newChallenge,
  openPasskey,
  type PasskeyTools,
  sealPasskey,
  takeChallenge,
} from '../passkey.ts';
import { passkeyNotice } from '../passkey-notices.fr.ts';
import type { ProofHolder } from './prove-passkey.ts';

export async function listPasskeys(ctx: Ctx, accountId: string): Promise<PasskeyView[]> {
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, accountId));
  const rows = await listPasskeyRows(ctx.tx, accountId);
  return rows.map((row) => ({
    passkeyId: row.id,
    name: openPasskey(key, row).name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    isSynced: row.is_synced,
  }));
}

/** What the browser needs to make one. @throws AppError `passkey.not_offered`, `passkey.too_many` */
export async function beginPasskey(ctx: Ctx, tools: PasskeyTools, holder: ProofHolder) {
  if (!tools.party) throw new AppError('passkey.not_offered');
  const account = await getAccount(ctx.tx, holder.accountId);
  const rows = await listPasskeyRows(ctx.tx, account.id);
  if (rows.length >= mostPasskeys) throw new AppError('passkey.too_many');
  const { displayName, email } = openProfile(ctx.keyring, account);
  const key = ctx.keyring.unwrap(account.data_key);
  return creationOptions({
    party: tools.party,
    partyName: tools.partyName,
    account: { handle: accountHandleOf(account.id), name: displayName || email },
    challenge: await newChallenge(ctx, { purpose: 'add', holder, random: tools.random }),
    known: rows.map((row) => openPasskey(key, row)),
  });
}

/** Recovery codes when it is the first factor, else none; or the error to throw once the transaction is over. */
export async function addPasskey(
  ctx: Ctx,
  tools: PasskeyTools,
  given: { holder: ProofHolder; name: string; credential: Attestation },
): Promise<string[] | AppError> {
  const { holder, credential, name } = given;
  const { accountId } = holder;
  const refuse = (reason: PasskeyRefusal, code: string) => {
    ctx.audit(auditEntry(passkeyRefused, accountId, { reason }));
    return new AppError(`passkey.${code}`);
  };
  if (!tools.party) return new AppError('passkey.not_offered');
  const challenge = await takeChallenge(ctx, credential.response, { purpose: 'add', holder });
  if (challenge === undefined) return refuse('challenge', 'expired');
  const made = await verifyAttestation(tools.party, challenge, credential);
  if (!made) return refuse('not-genuine', 'refused');
  // One after the other, so that neither the bound nor the recovery codes are passed twice.
  await lockAccountRow(ctx.tx, accountId);
  const before = await readSecondFactor(ctx.tx, accountId);
  const rows = await listPasskeyRows(ctx.tx, accountId);
  if (rows.length >= mostPasskeys) return new AppError('passkey.too_many');
  const { signCount, isSynced, ...kept } = made;
  const passkeyId = ctx.newId();
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, accountId));
  const isNew = await insertPasskey(ctx.tx, {
    id: passkeyId,
    accountId,
    credentialDigest: credentialDigest(ctx.keyring, kept.credentialId),
    contentSealed: sealPasskey(key, passkeyId, { ...kept, name }),
    signCount,
    isSynced,
    createdAt: ctx.now,
  });
  if (!isNew) return refuse('other-account', 'already_added');
  await note(ctx, accountId, passkeyId, 'added');
  const isFirst = before.recoveryCodesLeft === 0 && !before.hasTotp && !before.hasPasskey;
  return isFirst ? writeRecoveryCodes(ctx, accountId, tools.random) : [];
}

/** @throws AppError `passkey.not_found` */
export async function requireOwnPasskey(ctx: Ctx, accountId: string, passkeyId: string) {
  const row = await findOwnPasskey(ctx.tx, accountId, passkeyId);
  if (!row) throw new AppError('passkey.not_found');
  return row;
}

/** @throws AppError `passkey.not_found` */
export async function renamePasskey(
  ctx: Ctx,
  { accountId, passkeyId, name }: { accountId: string; passkeyId: string; name: string },
): Promise<void> {
  const row = await requireOwnPasskey(ctx, accountId, passkeyId);
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, accountId));
  await setPasskeyContent(ctx.tx, passkeyId, sealPasskey(key, passkeyId, { ...openPasskey(key, row), name }));
  ctx.audit(auditEntry(passkeyChanged, accountId, { what: 'renamed', passkeyId }));
}

/** @throws AppError `passkey.not_found` */
export async function removePasskey(
  ctx: Ctx,
  { accountId, passkeyId }: { accountId: string; passkeyId: string },
): Promise<void> {
  await lockAccountRow(ctx.tx, accountId);
  if (!(await deletePasskey(ctx.tx, accountId, passkeyId))) throw new AppError('passkey.not_found');
  const { hasTotp, hasPasskey } = await readSecondFactor(ctx.tx, accountId);
  if (!hasTotp && !hasPasskey) await deleteRecoveryCodes(ctx.tx, accountId);
  await note(ctx, accountId, passkeyId, 'removed');
}

/**
 * of a compromised account no passkey goes on, for each opens a session without the password that is about to
 * change. Recovery codes stay and are asked for, so that the way back is no weaker than before.
 */
export async function revokePasskeys(ctx: Ctx, accountId: string): Promise<void> {
  const gone = await deletePasskeysOf(ctx.tx, accountId);
  for (const passkeyId of gone) {
    ctx.audit(auditEntry(passkeyChanged, accountId, { what: 'revoked', passkeyId }));
  }
  if (gone.length > 0) await tell(ctx, passkeyNotice, accountId, { what: 'revoked' });
}

async function note(ctx: Ctx, accountId: string, passkeyId: string, what: 'added' | 'removed') {
  ctx.audit(auditEntry(passkeyChanged, accountId, { what, passkeyId }));
  await tell(ctx, passkeyNotice, accountId, { what });
}
