// Sends: a draft, changes to a queued case, or the answer to a clarification (B-042, B-047, B-050, B-051, B-057). One
// function, because all three publish a new submission version of the same content.

import type { CaseAction } from '#contracts/cases/case.vocabulary.ts';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import { checkSubmission, isEmergency } from '#contracts/cases/check-submission.ts';
import { siteGroupOf } from '#contracts/forms/body-sites.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { ageBandOn } from '#contracts/values/birth-date.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { PharmacistActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { recordConsents } from '../../consents/public.ts';
import { markDocumentsSent } from '../../documents/public.ts';
import { listPhotos, markSubmitted, type PhotoRecord } from '../../photos/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { type CaseColumns, deleteContent, putContent } from '../case.store.ts';
import { formOf, normaliseContent, receiptOf, sealLabel } from '../case.ts';
import { findWorkingCopy, getSubmission } from '../case-content.queries.ts';
import { notePhotoOverrides } from '../photo-overrides.ts';
import { startOf } from '../routing.ts';
import { policyInForce } from '../routing-policies.ts';
import { countWeak } from '../weak-photos.ts';
import { leaveEmptyTiers } from './escalate-case.ts';
import { type PointSettlement, settlePoints } from './settle-points.ts';
import { type CaseInHand, takeInHand, transitionCase } from './transition-case.ts';

export type SubmitInput = {
  actor: PharmacistActor;
  caseId: string;
  revision: number;
  points: readonly PointSettlement[];
  settings: CaseSettings;
  offersAlgorithmTraining: boolean;
};

export async function submitCase(ctx: Ctx, input: SubmitInput): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const { caseRecord } = inHand;
  const key = ctx.keyring.unwrap(caseRecord.data_key);
  const working = await findWorkingCopy(ctx.tx, key, input.caseId);
  const photos = await listPhotos(ctx.tx, input.caseId, key, 'all');
  if (isAlreadySent(inHand, working, photos)) return receiptOf(caseRecord);
  if (caseRecord.revision !== input.revision) throw new AppError('request.version_conflict');

  const before = await getSubmission(ctx.tx, key, input.caseId, caseRecord.submission_version);
  const content = normaliseContent(working ?? before);
  const form = formOf(caseRecord);
  const kept = photos.filter((photo) => photo.removedAt === null);
  const today = civilDayAt(ctx.now);
  const problems = checkSubmission(content, {
    form,
    photos: kept.map(({ id, view, isSmall, overrideReason, qualityOverride }) => ({
      photoId: id,
      view,
      isSmall,
      overrideReason,
      qualityOverride,
    })),
    today,
    mayAddDermoscopicToSkin: input.actor.mayAddDermoscopicToSkin,
    offersAlgorithmTraining: input.offersAlgorithmTraining,
  });
  const action = actionFor(inHand);
  const settled =
    action === 'resubmit'
      ? await settlePoints(ctx, input, { key, form, before, content, photos })
      : undefined;
  refuseIncomplete(action, problems, isEmergency(content, form), settled?.isUnsettled ?? false);

  const version = caseRecord.submission_version + 1;
  const start = action === 'submit' ? await startHere(ctx, input, caseRecord.form, content) : undefined;
  const after = await transitionCase(ctx, input.settings, inHand, {
    action,
    attempt: {
      isComplete: problems.length === 0,
      isEmergency: isEmergency(content, form),
      ...(start ? { startTier: start.tier, isStartTierOpen: start.isOpen } : {}),
      ...(settled ? { arePointsSettled: !settled.isUnsettled, hasAskedChange: settled.hasAskedChange } : {}),
    },
    columns: {
      submission_version: version,
      ...describe(content, kept, today),
      label_sealed: sealLabel(key, input.caseId, content),
      nir_digest: ctx.keyring.digest('billing-nir', content.patient.billingNir),
      ...(start ? { submitted_at: ctx.now, start_tier: start.tier } : {}),
    },
    trace: { count: kept.length, ...(start ? { start: start.why, form: caseRecord.form } : {}) },
    ...(start ? { ruling: start.ruling } : {}),
  });
  await publishSubmission(ctx, input, { key, content, version, changes: settled?.changes ?? [] });
  if (action === 'submit') await recordFirstConsents(ctx, input, content);
  return receiptOf(await leaveEmptyTiers(ctx, input.settings, after));
}

/** Where the policy in force lets it begin; that version rules it from here on. */
async function startHere(ctx: Ctx, { settings }: SubmitInput, form: FormId, { wish }: CaseContent) {
  const ruling = await policyInForce(ctx, settings);
  return { ...startOf(ruling.policy, form, wish.startTier), ruling };
}

/** A second tap or a retry: nothing is waiting to be sent. */
function isAlreadySent(
  { caseRecord }: CaseInHand,
  working: CaseContent | undefined,
  photos: readonly PhotoRecord[],
): boolean {
  const hasUnsentPhotos = photos.some(
    (photo) =>
      (photo.sinceSubmission === null) === (photo.removedAt === null) && photo.removedInSubmission === null,
  );
  return caseRecord.status !== 'draft' && caseRecord.status !== 'clarifying' && !working && !hasUnsentPhotos;
}

function actionFor({ caseRecord }: CaseInHand): Extract<CaseAction, 'submit' | 'revise' | 'resubmit'> {
  if (caseRecord.status === 'clarifying') return 'resubmit';
  return caseRecord.status === 'draft' ? 'submit' : 'revise';
}

/** Refusals that show at fields; the life cycle would refuse them too, without saying where. */
function refuseIncomplete(
  action: CaseAction,
  problems: ReturnType<typeof checkSubmission>,
  isUrgent: boolean,
  isUnsettled: boolean,
): void {
  if (isUrgent) throw new AppError('case.emergency', { fields: problems });
  if (action === 'resubmit' && isUnsettled) return;
  if (problems.length > 0) throw new AppError('case.incomplete', { fields: problems });
}

/** The few facts that stay in clear so that queues work (SECURITY.md). */
function describe(content: CaseContent, photos: readonly PhotoRecord[], today: string): CaseColumns {
  const overrides = notePhotoOverrides(photos);
  return {
    age_band: ageBandOn(content.patient.birthDate, today),
    sex: content.patient.sex,
    site_group: siteGroupOf(content.sites) ?? null,
    photo_count: photos.length,
    weak_photo_count: countWeak(photos),
    overridden_photo_count: overrides.length,
    photo_overrides: overrides,
  };
}

async function publishSubmission(
  ctx: Ctx,
  input: SubmitInput,
  sent: { key: Parameters<typeof sealLabel>[0]; content: CaseContent; version: number; changes: unknown[] },
): Promise<void> {
  const part = { key: sent.key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await putContent(ctx.tx, part, 'submission', sent.version, sent.content);
  if (sent.changes.length > 0) await putContent(ctx.tx, part, 'changes', sent.version, sent.changes);
  await deleteContent(ctx.tx, input.caseId, 'working');
  await markSubmitted(ctx.tx, input.caseId, sent.version);
  await markDocumentsSent(ctx.tx, input.caseId, 'requester', ctx.now);
}

async function recordFirstConsents(ctx: Ctx, input: SubmitInput, { consent }: CaseContent): Promise<void> {
  const purposes = [
    'act' as const,
    ...(consent.researchConsented ? (['research'] as const) : []),
    ...(consent.algorithmsConsented ? (['algorithms'] as const) : []),
  ];
  await recordConsents(
    ctx.tx,
    input.caseId,
    purposes.map((purpose) => ({ id: ctx.newId(), purpose })),
    { accountId: input.actor.accountId, now: ctx.now, toldHow: consent.toldHow ?? 'oral' },
  );
}
