// A version taken back before its effect: it never binds, its day is free again, and who was told of it is told so.
// What took effect stays, for people accepted it; another version replaces it (B-018).
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { beforeEveryAccount } from '../jobs/announce-version.job.ts';
import { announceWithdrawalName } from '../jobs/announce-withdrawal.job.ts';
import { termsWithdrawn } from '../legal.audit.ts';
import { findVersion, listVersionHeads, lockVersionsOf } from '../legal.queries.ts';
import { withdraw } from '../legal.store.ts';

/**
 * Takes back a French version with its translations, or one translation at any time. A second tap changes nothing.
 * @throws AppError `legal.not_found`, `legal.already_in_force`
 */
export async function withdrawVersion(ctx: Ctx, versionId: string, operatorId: string): Promise<void> {
  const found = await findVersion(ctx.tx, versionId);
  if (!found) throw new AppError('legal.not_found');
  await lockVersionsOf(ctx.tx, found.kind);
  if (found.language === 'fr' && found.effective_at <= ctx.now) throw new AppError('legal.already_in_force');
  const heads = await listVersionHeads(ctx.tx, found.kind);
  const taken = heads.filter(
    ({ id, version }) => id === found.id || (found.language === 'fr' && version === found.version),
  );
  for (const { id, kind, language, version, sha256 } of taken) {
    if (!(await withdraw(ctx.tx, id, operatorId, ctx.now))) continue;
    ctx.audit(auditEntry(termsWithdrawn, id, { kind, language, version, sha256 }));
    if (language === 'fr') {
      await ctx.enqueue(announceWithdrawalName, { documentId: id, after: beforeEveryAccount });
    }
  }
}
