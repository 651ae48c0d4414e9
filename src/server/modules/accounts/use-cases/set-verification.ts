// Writes on the account what the verification of its person has decided (B-006, B-007, B-008): from when on he may act,
// and at which level. Deciding is the module `professionals`.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { accountVerificationSet } from '../account.audit.ts';
import { setVerificationColumns } from '../account.store.ts';

/** `verifiedAt` null: nothing reaches this person from now on. The level of a doctor stays known. */
export async function setVerification(
  ctx: Ctx,
  input: { accountId: string; verifiedAt: Date | null; tier: ExpertTier | null },
): Promise<void> {
  const { accountId, verifiedAt, tier } = input;
  await setVerificationColumns(ctx.tx, accountId, verifiedAt, tier);
  ctx.audit(auditEntry(accountVerificationSet, accountId, { isVerified: verifiedAt !== null, tier }));
}
