// What support sees of a recovery: the claim beside what is on record, so that it can be checked (B-039). Each reading
// leaves a trace that names the account.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { RecoveryView } from '#contracts/accounts/recovery.contract.ts';
import { parseEmail } from '#contracts/values/email.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { findAccountByEmail, getAccount, getOrganisation } from '../../account.queries.ts';
import { emailDigest, openProfile } from '../../account.ts';
import { findRegistration } from '../../registration/registration.queries.ts';
import { openAnswers, rppsDigest } from '../../registration/registration.ts';
import { readSecondFactor } from '../../second-factor/second-factor.store.ts';
import { recoveryRead } from '../recovery.audit.ts';
import {
  findAccountIdByRpps,
  listRecoveriesOf,
  lockRecovery,
  type RecoveryRow,
} from '../recovery.queries.ts';
import { openClaim, openDecision, presentRecovery } from '../recovery.ts';

/** The account a claim is about: that of its address, else of its number; undefined when there is none. */
export async function findClaimedAccount(ctx: Ctx, row: RecoveryRow): Promise<string | undefined> {
  if (row.account_id) return row.account_id;
  const claim = openClaim(ctx.keyring, row);
  const email = parseEmail(claim.email);
  const byEmail = email.ok && (await findAccountByEmail(ctx.tx, emailDigest(ctx.keyring, email.email)));
  if (byEmail && byEmail.status !== 'closed') return byEmail.id;
  const rpps = claim.rpps.replaceAll(/\D/g, '');
  return rpps === '' ? undefined : findAccountIdByRpps(ctx.tx, rppsDigest(ctx.keyring, rpps));
}

/** @throws AppError `recovery.not_found` */
export async function readRecovery(ctx: Ctx, recoveryId: string): Promise<RecoveryView> {
  const row = await lockRecovery(ctx.tx, recoveryId);
  if (!row) throw new AppError('recovery.not_found');
  const accountId = await findClaimedAccount(ctx, row);
  ctx.audit(auditEntry(recoveryRead, recoveryId, { accountId: accountId ?? null }));
  return {
    ...presentRecovery(row),
    claim: openClaim(ctx.keyring, row),
    account: accountId === undefined ? null : await presentAccount(ctx, accountId),
    decision: openDecision(ctx.keyring, row),
  };
}

async function presentAccount(ctx: Ctx, accountId: string): Promise<RecoveryView['account']> {
  const row = await getAccount(ctx.tx, accountId);
  const { displayName, email, rpps } = openProfile(ctx.keyring, row);
  const registration = await findRegistration(ctx.tx, accountId);
  const phone = registration && openAnswers(ctx.keyring, registration)['phone'];
  const pharmacy = row.organisation_id ? await getOrganisation(ctx.tx, row.organisation_id) : undefined;
  const { hasTotp } = await readSecondFactor(ctx.tx, accountId);
  return {
    accountId,
    displayName,
    role: row.role as AccountRole,
    status: row.status,
    email,
    rpps,
    phone: typeof phone === 'string' && phone !== '' ? phone : null,
    pharmacy: pharmacy ? { name: pharmacy.name, phone: pharmacy.phone } : null,
    hasSecondFactor: hasTotp,
  };
}

/** For the export of one's own data. */
export async function readOwnRecoveries(ctx: Ctx, accountId: string) {
  const rows = await listRecoveriesOf(ctx.tx, accountId);
  return rows.map((row) => ({
    ...presentRecovery(row),
    claim: openClaim(ctx.keyring, row),
    decision: openDecision(ctx.keyring, row),
  }));
}
