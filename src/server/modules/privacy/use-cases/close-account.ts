// Closing by the person (B-119) or at the end of an account by the operator: sessions end, the service is closed, and the
// day of erasure is told. Taking it back while the days of grace run undoes all of it.
import type { PrivacyView } from '#contracts/privacy/privacy.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { setAccountStatus } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { certificatePath } from '../certificate-token.ts';
import { insertClosure, lockOpenClosure, markRestored } from '../closure.store.ts';
import { type ClosureChoice, purgeTime } from '../closure.ts';
import { closureAsked, closureTakenBack } from '../privacy.audit.ts';
import {
  countOthersOfRole,
  findAccountKey,
  findLastExport,
  findOpenClosure,
  readOwnedTeam,
} from '../privacy.queries.ts';
import type { PrivacySettings } from '../privacy.settings.ts';
import { closingNotice, restoredNotice } from '../privacy-notices.fr.ts';

export async function readPrivacy(
  ctx: Ctx,
  accountId: string,
  settings: PrivacySettings,
): Promise<PrivacyView> {
  const closure = await findOpenClosure(ctx.tx, accountId);
  const lastExport = await findLastExport(ctx.tx, accountId);
  return {
    lastExportAt: lastExport?.toISOString() ?? null,
    graceDays: settings.graceDays,
    ownedTeam: await readOwnedTeam(ctx.tx, accountId),
    closure: closure
      ? {
          askedAt: closure.asked_at.toISOString(),
          purgeAt: closure.purge_at.toISOString(),
          certificatePath: certificatePath(ctx.keyring, closure.id),
        }
      : null,
  };
}

export type CloseInput = {
  accountId: string;
  by: 'self' | 'operator';
  exportChoice: 'downloaded' | 'declined';
  when: ClosureChoice;
  settings: PrivacySettings;
};

/** @throws AppError `privacy.*`; `team.hand_over_first` from who owns a team with others in it (subscription) */
export async function closeAccount(ctx: Ctx, input: CloseInput): Promise<PrivacyView> {
  const { accountId, by, exportChoice, settings } = input;
  if (exportChoice === 'downloaded' && !(await findLastExport(ctx.tx, accountId))) {
    throw new AppError('privacy.not_exported');
  }
  await refuseLastOne(ctx, accountId);
  const id = ctx.newId();
  const purgeAt = purgeTime(ctx.now, input.when, settings);
  const isNew = await insertClosure(ctx.tx, {
    id,
    accountId,
    askedBy: by,
    askedAt: ctx.now,
    exportChoice,
    purgeAt,
  });
  if (!isNew) throw new AppError('privacy.already_closing');
  await setAccountStatus(ctx.tx, accountId, 'closing');
  ctx.audit(
    auditEntry(closureAsked, accountId, { closureId: id, by, exportChoice, purgeAt: purgeAt.toISOString() }),
  );
  await ctx.publish({ type: 'account.closing', subjectId: accountId, data: { by } });
  await tell(ctx, closingNotice, accountId, {
    purgeAt: purgeAt.toISOString(),
    certificatePath: certificatePath(ctx.keyring, id),
  });
  return readPrivacy(ctx, accountId, settings);
}

/** An instance without director or operator could not keep its promises to the others. */
async function refuseLastOne(ctx: Ctx, accountId: string): Promise<void> {
  const account = await findAccountKey(ctx.tx, accountId);
  const role = account?.role;
  if (role !== 'director' && role !== 'operator') return;
  if ((await countOthersOfRole(ctx.tx, role, accountId)) === 0) {
    throw new AppError('privacy.last_director');
  }
}

/** @throws AppError `privacy.not_closing` once the day has come, or for a closing by the operator */
export async function restoreAccount(ctx: Ctx, accountId: string): Promise<void> {
  const closure = await lockOpenClosure(ctx.tx, accountId);
  if (!closure || closure.erased_at || closure.purge_at <= ctx.now || closure.asked_by !== 'self') {
    throw new AppError('privacy.not_closing');
  }
  await markRestored(ctx.tx, closure.id, ctx.now);
  await setAccountStatus(ctx.tx, accountId, 'active');
  ctx.audit(auditEntry(closureTakenBack, accountId, { closureId: closure.id }));
  await ctx.publish({ type: 'account.restored', subjectId: accountId });
  await tell(ctx, restoredNotice, accountId, {});
}
