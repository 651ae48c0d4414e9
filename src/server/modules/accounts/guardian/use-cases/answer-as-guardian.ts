// The guardian's side: reads by his link, consents or refuses once, withdraws at any time by a standing link. The
// proof keeps what he wrote, the text, the moment and the network address; its digest enters the archive.
import type { GuardianPage, GuardianRelation } from '#contracts/accounts/guardian.contract.ts';
import { currentGuardianText } from '#contracts/accounts/guardian.fr.ts';
import { parsePersonName } from '#contracts/values/person-name.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { notifyLive } from '#server/platform/live/live-channel.store.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { openProfile } from '../../account.ts';
import { closeLinks } from '../../account-link.store.ts';
import { createLink, takeLink } from '../../account-link.ts';
import { guardianDecided, guardianWithdrew } from '../guardian.audit.ts';
import { findCapacity, listGivenFrom, lockConsent } from '../guardian.queries.ts';
import { writeDecision, writeWithdrawal } from '../guardian.store.ts';
import { type GuardianProof, hashText, openGuardian, sealProof, wholeText } from '../guardian.ts';
import {
  guardianAnsweredNotice,
  guardianStandingNotice,
  guardianWithdrewNotice,
  standingLinkDays,
} from '../guardian-notices.fr.ts';
import { shortNameOf } from '../guardian-policy.ts';
import { consentPurpose, needOf } from './name-guardian.ts';

const standingPurpose = 'guardian-standing';

/** What a link is about, its rows locked. @throws AppError `guardian.link_gone`, also once nobody's consent is needed */
async function takeMatter(ctx: Ctx, token: string, kind: GuardianPage['kind'], use: 'use' | 'look') {
  const purpose = kind === 'decide' ? consentPurpose : standingPurpose;
  const link = await takeLink(ctx, token, purpose, use);
  const consent = link?.subject_id ? await lockConsent(ctx.tx, link.subject_id) : undefined;
  const capacity = consent && (await findCapacity(ctx.tx, consent.account_id));
  const need = capacity ? needOf(ctx, capacity) : null;
  const isOpen = consent?.state === (kind === 'decide' ? 'asked' : 'given');
  if (!consent || !capacity || need === null || !isOpen) throw new AppError('guardian.link_gone');
  return { consent, capacity, need };
}

export async function readGuardianLink(ctx: Ctx, token: string): Promise<GuardianPage> {
  const isStanding = (await takeLink(ctx, token, standingPurpose, 'look')) !== undefined;
  const kind = isStanding ? 'standing' : 'decide';
  const { consent, capacity, need } = await takeMatter(ctx, token, kind, 'look');
  const guardian = openGuardian(ctx.keyring, capacity.data_key, consent.id, consent.guardian_sealed);
  const profile = openProfile(ctx.keyring, { ...capacity, id: capacity.account_id });
  return {
    kind,
    need,
    person: shortNameOf(profile.displayName),
    name: guardian.name,
    relation: guardian.relation,
    textVersion: currentGuardianText().version,
    decidedAt: consent.decided_at?.toISOString() ?? null,
  };
}

export type GuardianAnswer = {
  token: string;
  isGiven: boolean;
  name: string;
  relation?: GuardianRelation | undefined;
  textVersion: number;
  /** Of the network, kept with the proof. */
  address: string;
};

/** @throws AppError `guardian.link_gone`, `guardian.text_changed`: then the link stays open */
export async function decideAsGuardian(ctx: Ctx, answer: GuardianAnswer): Promise<void> {
  const { isGiven } = answer;
  const { consent, capacity, need } = await takeMatter(ctx, answer.token, 'decide', 'use');
  const text = currentGuardianText();
  if (isGiven && answer.textVersion !== text.version) throw new AppError('guardian.text_changed');
  const name = parsePersonName(answer.name);
  const proof: GuardianProof = {
    isGiven,
    name: name.ok ? name.name : '',
    relation: answer.relation ?? null,
    text: wholeText(text),
    textVersion: text.version,
    address: answer.address,
    at: ctx.now.toISOString(),
  };
  const textHash = hashText(text);
  const accountId = consent.account_id;
  await writeDecision(ctx.tx, {
    id: consent.id,
    state: isGiven ? 'given' : 'refused',
    proofSealed: sealProof(ctx.keyring, capacity.data_key, consent.id, proof),
    textHash,
    now: ctx.now,
  });
  ctx.audit(
    auditEntry(guardianDecided, accountId, {
      consentId: consent.id,
      need,
      isGiven,
      textVersion: text.version,
      textHash,
      proof: ctx.keyring.digest('guardian-proof', JSON.stringify(proof)),
    }),
  );
  if (isGiven) await sendStandingLink(ctx, consent);
  await tell(ctx, guardianAnsweredNotice, accountId, { isGiven });
}

async function sendStandingLink(
  ctx: Ctx,
  consent: { id: string; account_id: string; address_id: string },
): Promise<void> {
  const linkId = await createLink(ctx, {
    accountId: consent.account_id,
    purpose: standingPurpose,
    minutes: standingLinkDays * 24 * 60,
    subjectId: consent.id,
  });
  const route = { linkId, addressId: consent.address_id };
  await tell(ctx, guardianStandingNotice, consent.account_id, {}, route);
}

/** The account sleeps from this transaction on; open streams end. @throws AppError `guardian.link_gone` */
export async function withdrawAsGuardian(ctx: Ctx, token: string): Promise<void> {
  const { consent } = await takeMatter(ctx, token, 'standing', 'use');
  const accountId = consent.account_id;
  await writeWithdrawal(ctx.tx, consent.id, ctx.now);
  ctx.audit(auditEntry(guardianWithdrew, accountId, { consentId: consent.id }));
  await notifyLive(ctx.tx, { cutAccountId: accountId });
  await tell(ctx, guardianWithdrewNotice, accountId, {});
}

/** A new standing link for each consent in force that was asked at this address; the former ones close. */
export async function sendGuardianLinks(ctx: Ctx, addressDigest: string): Promise<void> {
  for (const consent of await listGivenFrom(ctx.tx, addressDigest)) {
    await closeLinks(ctx.tx, consent.account_id, standingPurpose, ctx.now);
    await sendStandingLink(ctx, consent);
  }
}
