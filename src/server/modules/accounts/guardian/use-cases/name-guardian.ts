// The person names who consents for him: another address than his own, at most five requests a day. Naming again
// replaces who was asked and has not answered; who refused or withdrew is told that somebody else was named.
import type { OwnGuardian } from '#contracts/accounts/guardian.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { openProfile } from '../../account.ts';
import { keepAddress } from '../../account-address.ts';
import { closeLinks } from '../../account-link.store.ts';
import { createLink } from '../../account-link.ts';
import { guardianAsked } from '../guardian.audit.ts';
import {
  type CapacityRow,
  type ConsentRow,
  countAskedSince,
  findCapacity,
  listConsents,
  lockCapacity,
} from '../guardian.queries.ts';
import { insertConsent, replaceConsent } from '../guardian.store.ts';
import {
  type Guardian,
  guardianAddressDigest,
  openCapacity,
  openGuardian,
  openProof,
  sealGuardian,
} from '../guardian.ts';
import { guardianAskedNotice, guardianLinkDays, guardianReplacedNotice } from '../guardian-notices.fr.ts';
import { acceptsMinors, type GuardianSettings, guardianNeedAt, maskEmail } from '../guardian-policy.ts';

export const consentPurpose = 'guardian-consent';
const mostADay = 5;
const dayMs = 86_400_000;

export function needOf(ctx: Ctx, row: CapacityRow) {
  return guardianNeedAt(
    openCapacity(ctx.keyring, row.data_key, row.account_id, row.capacity_sealed),
    ctx.now,
  );
}

/** The newest consent that still says something: who was replaced does not. */
function current(consents: readonly ConsentRow[]): ConsentRow | undefined {
  return consents.find(({ state }) => state !== 'replaced');
}

export async function readOwnGuardian(ctx: Ctx, accountId: string): Promise<OwnGuardian> {
  const capacity = await findCapacity(ctx.tx, accountId);
  const need = capacity ? needOf(ctx, capacity) : null;
  if (!capacity || need === null) return { need: null, guardian: null };
  const row = current(await listConsents(ctx.tx, accountId));
  if (!row) return { need, guardian: null };
  const guardian = openGuardian(ctx.keyring, capacity.data_key, row.id, row.guardian_sealed);
  return {
    need,
    guardian: {
      name: guardian.name,
      relation: guardian.relation,
      email: maskEmail(guardian.email),
      state: row.state as NonNullable<OwnGuardian['guardian']>['state'],
      askedAt: row.asked_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    },
  };
}

/** The capacity of an account that needs a consent, locked. @throws AppError `guardian.not_needed` */
async function takeNeeding(ctx: Ctx, accountId: string, settings: GuardianSettings) {
  const capacity = await lockCapacity(ctx.tx, accountId);
  const need = capacity ? needOf(ctx, capacity) : null;
  if (!capacity || need === null || !acceptsMinors(settings, capacity.role)) {
    throw new AppError('guardian.not_needed');
  }
  return { capacity, need };
}

/** `guardian.email` is normalised. @throws AppError `guardian.*` */
export async function nameGuardian(
  ctx: Ctx,
  accountId: string,
  guardian: Guardian,
  settings: GuardianSettings,
): Promise<void> {
  const { capacity, need } = await takeNeeding(ctx, accountId, settings);
  const own = openProfile(ctx.keyring, { ...capacity, id: accountId }).email;
  if (guardian.email === own) {
    const message = 'Indiquez l’adresse de votre parent ou représentant, pas celle de votre compte.';
    const fields = [{ path: 'email', code: 'guardian.own_address', message }];
    throw new AppError('guardian.own_address', { fields });
  }
  const since = new Date(ctx.now.getTime() - dayMs);
  if ((await countAskedSince(ctx.tx, accountId, since)) >= mostADay) throw new AppError('guardian.too_many');
  // First the links: whoever answers by one at this moment is waited for, and then found to have answered.
  await closeLinks(ctx.tx, accountId, consentPurpose, ctx.now);
  const before = current(await listConsents(ctx.tx, accountId));
  if (before?.state === 'given') throw new AppError('guardian.already_given');
  if (before?.state === 'asked') await replaceConsent(ctx.tx, before.id);
  else if (before) await tellFormer(ctx, capacity, before, guardian.email);
  const id = ctx.newId();
  const account = { id: accountId, dataKey: capacity.data_key };
  const addressId = await keepAddress(ctx, account, 'guardian', guardian.email);
  await insertConsent(ctx.tx, {
    id,
    accountId,
    sealed: sealGuardian(ctx.keyring, capacity.data_key, id, guardian),
    addressId,
    addressDigest: guardianAddressDigest(ctx.keyring, guardian.email),
    askedAt: ctx.now,
  });
  await sendRequest(ctx, { accountId, consentId: id, addressId });
  ctx.audit(
    auditEntry(guardianAsked, accountId, { consentId: id, need, isAgain: before?.state === 'asked' }),
  );
}

async function tellFormer(ctx: Ctx, capacity: CapacityRow, before: ConsentRow, email: string): Promise<void> {
  const former = openGuardian(ctx.keyring, capacity.data_key, before.id, before.guardian_sealed);
  if (former.email === email) return;
  const route = { addressId: before.address_id };
  await tell(ctx, guardianReplacedNotice, capacity.account_id, {}, route);
}

async function sendRequest(
  ctx: Ctx,
  request: { accountId: string; consentId: string; addressId: string },
): Promise<void> {
  const linkId = await createLink(ctx, {
    accountId: request.accountId,
    purpose: consentPurpose,
    minutes: guardianLinkDays * 24 * 60,
    subjectId: request.consentId,
  });
  const route = { linkId, addressId: request.addressId };
  await tell(ctx, guardianAskedNotice, request.accountId, {}, route);
}

/** @throws AppError `guardian.not_needed`, `guardian.not_asked` */
export async function resendGuardianMail(
  ctx: Ctx,
  accountId: string,
  settings: GuardianSettings,
): Promise<void> {
  const { need } = await takeNeeding(ctx, accountId, settings);
  await closeLinks(ctx.tx, accountId, consentPurpose, ctx.now);
  const row = current(await listConsents(ctx.tx, accountId));
  if (row?.state !== 'asked') throw new AppError('guardian.not_asked');
  await sendRequest(ctx, { accountId, consentId: row.id, addressId: row.address_id });
  ctx.audit(auditEntry(guardianAsked, accountId, { consentId: row.id, need, isAgain: true }));
}

/** For the export: who was asked, what was answered, on which text. Empty for nearly everybody. */
export async function readGuardians(ctx: Ctx, accountId: string) {
  const capacity = await findCapacity(ctx.tx, accountId);
  if (!capacity) return [];
  const open = (row: ConsentRow) =>
    row.proof_sealed && openProof(ctx.keyring, capacity.data_key, row.id, row.proof_sealed);
  return (await listConsents(ctx.tx, accountId)).map((row) => {
    const proof = open(row);
    return {
      state: row.state,
      askedAt: row.asked_at,
      decidedAt: row.decided_at,
      withdrawnAt: row.withdrawn_at,
      ...openGuardian(ctx.keyring, capacity.data_key, row.id, row.guardian_sealed),
      // The network address is the guardian's own, not the account's.
      answer: proof && { name: proof.name, relation: proof.relation, text: proof.text, at: proof.at },
    };
  });
}
