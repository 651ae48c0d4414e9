// Autosave of the opinion in writing: of a case in hand, or the correction of one answered. Only its author reads it.
import { emptyOpinion, type Opinion } from '#contracts/cases/opinion.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { latestReportVersion } from '../case.queries.ts';
import { putContent } from '../case.store.ts';
import { findOpinionDraft, getOpinion } from '../case-content.queries.ts';
import { openCaseForReading } from '../read-case.ts';
import { requireDecision, takeInHand } from './transition-case.ts';

export async function saveOpinionDraft(
  ctx: Ctx,
  input: { actor: DoctorActor; caseId: string; opinion: Opinion; revision: number },
): Promise<{ revision: number }> {
  const inHand = await takeInHand(ctx, input.caseId);
  await requireDecision(ctx, inHand, 'write-opinion');
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const present = await findOpinionDraft(ctx.tx, key, input.caseId);
  if ((present?.revision ?? 0) !== input.revision) throw new AppError('request.version_conflict');
  const revision = input.revision + 1;
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  await putContent(ctx.tx, part, 'opinion-draft', 0, { opinion: input.opinion, revision });
  return { revision };
}

/**
 * The opinion in force of a case that this doctor answered, to write another one with; the trace says it was read (B-058).
 * @throws AppError `case.not_found`
 */
export async function readOwnOpinion(ctx: Ctx, caseId: string): Promise<{ opinion: Opinion }> {
  const { caseRow, key, relation } = await openCaseForReading(ctx, caseId, 'opinion');
  if (relation !== 'answerer') throw new AppError('case.not_found');
  const version = await latestReportVersion(ctx.tx, caseId);
  return { opinion: await getOpinion(ctx.tx, key, caseRow.id, version) };
}

/** The draft, or where a first writing (empty) or a correction (the signed text) starts. */
export async function readOpinionDraft(
  ctx: Ctx,
  caseId: string,
): Promise<{ opinion: Opinion; revision: number; isCorrection: boolean }> {
  const inHand = await takeInHand(ctx, caseId);
  await requireDecision(ctx, inHand, 'write-opinion');
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const isCorrection = inHand.caseRecord.status === 'answered';
  const draft = await findOpinionDraft(ctx.tx, key, caseId);
  if (draft) return { ...draft, isCorrection };
  const signed = isCorrection
    ? await getOpinion(ctx.tx, key, caseId, await latestReportVersion(ctx.tx, caseId))
    : emptyOpinion;
  return { opinion: signed, revision: 0, isCorrection };
}
