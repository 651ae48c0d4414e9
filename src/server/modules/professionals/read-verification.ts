// What reviewers and the person himself are shown (B-008). A reviewer's reading leaves an entry: it holds identities.
import type { OwnVerification, VerificationView } from '#contracts/professionals/verification.contract.ts';
import {
  maxListedVerifications,
  type VerificationItem,
  type verificationLists,
} from '#contracts/professionals/verification.contract.ts';
import {
  factsOfRole,
  maxEvidenceFiles,
  type VerificationAction,
  type VerificationState,
} from '#contracts/professionals/verification.vocabulary.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { openJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RegisteredProfessional } from '#server/ports/professional-registry/professional-registry.port.ts';
import { listNames } from '../accounts/public.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { matchRegister } from './match-register.ts';
import { takeVerification, type VerificationInHand, type VerifiedAccount } from './take-verification.ts';
import { verificationRead, verificationsListed } from './verification.audit.ts';
import {
  presentEvidence,
  presentFact,
  presentItem,
  presentLookup,
  presentStep,
} from './verification.presenter.ts';
import {
  findLastLookup,
  findVerificationIdOf,
  listEvidence,
  listSteps,
  listVerificationRecords,
} from './verification.queries.ts';
import { verificationSealContext } from './verification.ts';
import { missingFacts, verificationActionsOpenTo } from './verification-lifecycle.ts';

type Which = (typeof verificationLists)[number];

const statesOf: Record<Which, readonly VerificationState[]> = {
  waiting: ['pending', 'more-asked', 'lapsed'],
  verified: ['verified'],
  closed: ['refused', 'withdrawn'],
};

/** Of the role that the reader answers for; opened longest ago first. */
export async function readVerifications(
  ctx: Ctx,
  actor: AccountActor,
  { which, after }: { which: Which; after?: string | undefined },
): Promise<{ items: VerificationItem[]; next: string | null }> {
  const role = actor.kind === 'director' ? 'doctor' : 'pharmacist';
  const filter = { role, states: statesOf[which], after, limit: maxListedVerifications } as const;
  const found = await listVerificationRecords(ctx.tx, filter);
  const records = found.slice(0, maxListedVerifications);
  const names = await listNames(
    ctx.tx,
    ctx.keyring,
    records.map(({ accountId }) => accountId),
  );
  ctx.audit(auditEntry(verificationsListed, actor.accountId, { count: records.length }));
  const items = records.map((record) => presentItem(record, names.get(record.accountId)?.displayName ?? ''));
  return { items, next: found.length > records.length ? (records.at(-1)?.id ?? null) : null };
}

/** @throws AppError `verification.not_found` */
export async function readVerification(ctx: Ctx, verificationId: string): Promise<VerificationView> {
  const inHand = await takeVerification(ctx, verificationId);
  const { record, account, facts } = inHand;
  if (inHand.relation !== 'reviewer') throw new AppError('verification.not_found');
  ctx.audit(auditEntry(verificationRead, verificationId, { evidenceId: null }));
  const today = civilDayAt(ctx.now);
  const evidence = await listEvidence(ctx.tx, verificationId);
  const steps = await listSteps(ctx.tx, verificationId);
  const names = await listNames(ctx.tx, ctx.keyring, [
    ...steps.flatMap(({ actor_id }) => actor_id ?? []),
    ...facts.flatMap(({ decidedBy }) => decidedBy ?? []),
  ]);
  return {
    ...presentItem(record, account.profile.displayName),
    revision: record.revision,
    rpps: account.profile.rpps,
    facts: facts.map((fact) => presentFact(fact, names, today)),
    missingFacts: missingFacts({ role: record.role, facts }, today),
    evidence: evidence.map((row) => presentEvidence(row, account)),
    lookup: await readLookup(ctx, inHand),
    history: steps.map((row) => presentStep(row, account, names)),
    allowedActions: verificationActionsOpenTo('reviewer', record.state),
  };
}

async function readLookup(ctx: Ctx, { record, account }: VerificationInHand) {
  const row = await findLastLookup(ctx.tx, record.id);
  if (!row) return null;
  const found =
    row.answer_sealed &&
    openJson<RegisteredProfessional>(
      account.key,
      verificationSealContext('lookup', row.id),
      row.answer_sealed,
    );
  const declared = { displayName: account.profile.displayName, role: record.role };
  return presentLookup(row, found, matchRegister(declared, found));
}

const told: readonly VerificationAction[] = ['ask-more', 'refuse', 'withdraw', 'reopen'];

/** Of the person signed in. @throws AppError `verification.not_found` */
export async function readOwnVerification(ctx: Ctx, actor: AccountActor): Promise<OwnVerification> {
  const verificationId = await findVerificationIdOf(ctx.tx, actor.accountId);
  if (!verificationId) throw new AppError('verification.not_found');
  const { record, account, facts } = await takeVerification(ctx, verificationId);
  const missing = missingFacts({ role: record.role, facts }, civilDayAt(ctx.now));
  const evidence = await listEvidence(ctx.tx, verificationId);
  const open = verificationActionsOpenTo('subject', record.state);
  return {
    verificationId,
    role: record.role,
    state: record.state,
    tier: record.tier,
    openedAt: record.openedAt.toISOString(),
    expiresOn: record.expiresOn,
    reason: await lastReason(ctx, record.state, verificationId, account),
    facts: factsOfRole[record.role].map((fact) => ({ fact, isValid: !missing.includes(fact) })),
    // What he sent himself: the reviewers' own pieces may come from others.
    evidence: evidence.map((row) => presentEvidence(row, account)).filter(({ isOwn }) => isOwn),
    maySupply: open.includes('supply'),
    mayAddEvidence: open.includes('add-evidence') && evidence.length < maxEvidenceFiles,
  };
}

async function lastReason(
  ctx: Ctx,
  state: VerificationState,
  verificationId: string,
  account: VerifiedAccount,
): Promise<string> {
  if (state === 'verified') return '';
  const steps = await listSteps(ctx.tx, verificationId);
  const step = steps.find(({ action }) => told.some((each) => each === action));
  return step ? presentStep(step, account, new Map()).reason : '';
}
