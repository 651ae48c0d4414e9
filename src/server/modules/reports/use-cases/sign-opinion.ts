// The named doctor signs what was previewed (B-065, B-087): proves again who he is, then, under the case's lock, the
// preview must be his, unexpired, of this text and of this state of the case. The hash of that very PDF goes into the
// audit entry of the transition. A correction is a new version; the old one is kept.
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import { checkOpinion } from '#contracts/cases/check-opinion.ts';
import { isUrgent, type Opinion, referralDays } from '#contracts/cases/opinion.ts';
import { civilDayAt, dayFromEpoch, epochDayOf } from '#contracts/values/civil-day.ts';
import type { AccountActor, DoctorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx, type Replay } from '../../audit/public.ts';
import {
  deleteContent,
  openCase,
  putContent,
  readOpinionDraft,
  receiptOf,
  takeInHand,
  transitionCase,
} from '../../cases/public.ts';
import { listDocuments, markDocumentsSent } from '../../documents/public.ts';
import { reportIssued } from '../report.audit.ts';
import { findLatestReport, findPreview, type PreviewRow } from '../report.queries.ts';
import { issuePreview } from '../report.store.ts';
import { findReportFile, type ReportParts } from '../report.ts';

/** @throws AppError `account.wrong_password`, `session.too_many_attempts` */
export type Reauthenticate = (
  actor: AccountActor,
  proof: { password: string; address: string; purpose: 'sign-opinion' },
) => Promise<void>;

export type SignParts = ReportParts & { reauthenticate: Reauthenticate };

export type Signature = {
  actor: DoctorActor;
  caseId: string;
  previewId: string;
  sha256: string;
  password: string;
  address: string;
  /** Without the password: it is remembered with the answer. */
  replay: Replay | undefined;
};

/**
 * Issues the previewed report and answers the case.
 * @throws AppError `case.not_found`, `case.action_not_possible`, `case.not_yours_to_act`, `case.preview_stale`,
 *   `account.wrong_password`, `session.too_many_attempts`, `report.unavailable`
 */
export async function signOpinion(parts: SignParts, signature: Signature): Promise<CaseReceipt> {
  const { actor, password, address, replay } = signature;
  const isFileThere = await hasPreviewedFile(parts, signature);
  await parts.reauthenticate(actor, { password, address, purpose: 'sign-opinion' });
  return parts.run(actor, (ctx) => issue(parts, ctx, signature, isFileThere), replay);
}

/** The bytes are read again before anything is signed: an entry never names a file that is not there. */
async function hasPreviewedFile(
  parts: SignParts,
  { actor, caseId, previewId, sha256 }: Signature,
): Promise<boolean> {
  const found = await parts.run(actor, async (ctx) => {
    const { key } = await openCase(ctx, caseId);
    const preview = await findPreview(ctx.tx, previewId);
    return preview?.case_id === caseId && preview.sha256 === sha256 ? { preview, key } : undefined;
  });
  if (found === undefined) return false;
  return (await findReportFile(parts.objects, found.key, { caseId, id: previewId, sha256 })) !== undefined;
}

async function issue(
  parts: SignParts,
  ctx: Ctx,
  signature: Signature,
  isFileThere: boolean,
): Promise<CaseReceipt> {
  const { actor, caseId } = signature;
  const inHand = await takeInHand(ctx, caseId);
  const draft = await readOpinionDraft(ctx, caseId);
  const preview = await findPreview(ctx.tx, signature.previewId);
  const isFresh =
    isFileThere && preview !== undefined && (await isStillTrue(ctx, { signature, preview, draft, inHand }));
  const after = await transitionCase(ctx, parts.settings, inHand, {
    action: draft.isCorrection ? 'correct' : 'answer',
    attempt: { isOpinionComplete: checkOpinion(draft.opinion).length === 0, isPreviewFresh: isFresh },
    columns: {
      ...columnsOf(draft.opinion, ctx.now),
      ...(draft.isCorrection ? {} : { first_answered_at: ctx.now }),
    },
    trace: { sha256: signature.sha256 },
  });
  // Unreachable: the guard `preview-fresh` refuses before. Said for the compiler.
  if (preview === undefined) throw new Error('a report was signed without its preview');
  const key = ctx.keyring.unwrap(inHand.caseRecord.data_key);
  const part = { key, caseId, accountId: actor.accountId, now: ctx.now };
  await putContent(ctx.tx, part, 'opinion', preview.version, draft.opinion);
  await deleteContent(ctx.tx, caseId, 'opinion-draft');
  await issuePreview(ctx.tx, preview, 'opinion');
  await markDocumentsSent(ctx.tx, caseId, 'expert', ctx.now);
  const { id: reportId, version: reportVersion, sha256 } = preview;
  ctx.audit(auditEntry(reportIssued, caseId, { reportId, reportVersion, kind: 'opinion', sha256 }));
  return receiptOf(after);
}

/** B-087: his own preview, in time, of this text, this state of the case and these documents. */
async function isStillTrue(
  ctx: Ctx,
  at: {
    signature: Signature;
    preview: PreviewRow;
    draft: { revision: number };
    inHand: Awaited<ReturnType<typeof takeInHand>>;
  },
): Promise<boolean> {
  const { signature, preview, draft, inHand } = at;
  const { caseRecord } = inHand;
  const latest = await findLatestReport(ctx.tx, caseRecord.id);
  const documents = await listDocuments(ctx.tx, caseRecord.id, ctx.keyring.unwrap(caseRecord.data_key));
  return (
    preview.case_id === caseRecord.id &&
    preview.account_id === signature.actor.accountId &&
    preview.sha256 === signature.sha256 &&
    preview.expires_at.getTime() > ctx.now.getTime() &&
    preview.opinion_revision === draft.revision &&
    preview.case_revision === caseRecord.revision &&
    preview.version === (latest?.version ?? 0) + 1 &&
    documents.every(
      ({ side, addedAt }) => side !== 'expert' || addedAt.getTime() <= preview.created_at.getTime(),
    )
  );
}

/** A new version is unread: the pharmacy reads and hands it over again, and makes the visit it asks for known. */
function columnsOf(opinion: Opinion, now: Date) {
  const days = referralDays(opinion);
  const today = epochDayOf(civilDayAt(now)) ?? 0;
  return {
    answered_at: now,
    is_urgent: isUrgent(opinion),
    read_at: null,
    handed_over_at: null,
    opinion_reminders_sent: 0,
    urgent_alerted_at: null,
    appointment_state: days === null ? null : 'to-book',
    appointment_wanted_by: days === null ? null : dayFromEpoch(today + days),
    appointment_booked_on: null,
  } as const;
}
