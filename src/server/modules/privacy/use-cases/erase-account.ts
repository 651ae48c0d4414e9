// The erasure of one account whose day has come: its never-sent requests, its identity, its ways in; by destroying
// keys, so that copies of the database hold nothing readable either. What law keeps stays: sent cases belong to the
// medical record of pharmacy and doctor, acts are proof and name nobody. May run again after a crash.
import { system } from '#server/policy/actor.ts';
import { auditEntry, type Ctx, type RunUseCase } from '../../audit/public.ts';
import { lockOpenClosure, markErased } from '../closure.store.ts';
import { blankAccount, deleteAccountRows, destroyCaseKey } from '../erasure.store.ts';
import { accountErased } from '../privacy.audit.ts';
import { countColleagues, findAccountKey, listNeverSent } from '../privacy.queries.ts';

export type EraseParts = {
  run: RunUseCase;
  /** Discards one never-sent request the way its author would. */
  discardDraft: (ctx: Ctx, accountId: string, caseId: string) => Promise<void>;
  /** What other areas keep of an account and must let go, in the transaction of the erasure. */
  erasers: readonly ((ctx: Ctx, accountId: string) => Promise<void>)[];
};

const eraser = system('erasure of a closed account');

/** Answers whether an account was erased by this run. */
export function eraseAccount(parts: EraseParts, accountId: string): Promise<boolean> {
  return parts.run(eraser, (ctx) => eraseIn(ctx, parts, accountId));
}

async function eraseIn(ctx: Ctx, parts: EraseParts, accountId: string): Promise<boolean> {
  const closure = await lockOpenClosure(ctx.tx, accountId);
  const account = await findAccountKey(ctx.tx, accountId);
  if (!closure || closure.erased_at || closure.purge_at > ctx.now || !account) return false;
  const drafts = await eraseNeverSent(ctx, parts, account);
  for (const erase of parts.erasers) await erase(ctx, accountId);
  const rows = await deleteAccountRows(ctx.tx, accountId);
  // From here on there is no way back, whatever becomes of the transaction: the order of the person stands.
  ctx.keyring.destroy(account.data_key);
  await blankAccount(ctx.tx, accountId);
  const counts = { drafts, ...rows };
  await markErased(ctx.tx, closure.id, ctx.now, { profile: 1, ...counts });
  ctx.audit(auditEntry(accountErased, accountId, { closureId: closure.id, ...counts }));
  return true;
}

/** A request that nobody sent goes with its author, unless colleagues of the pharmacy may still finish it. */
async function eraseNeverSent(
  ctx: Ctx,
  parts: EraseParts,
  account: { id: string; organisation_id: string | null },
): Promise<number> {
  const hasColleagues =
    account.organisation_id !== null &&
    (await countColleagues(ctx.tx, account.organisation_id, account.id)) > 0;
  let erased = 0;
  for (const { id, status, data_key: dataKey } of await listNeverSent(ctx.tx, account.id)) {
    if (status === 'draft' && hasColleagues) continue;
    if (status === 'draft') await parts.discardDraft(ctx, account.id, id);
    ctx.keyring.destroy(dataKey);
    await destroyCaseKey(ctx.tx, id);
    erased += 1;
  }
  return erased;
}
