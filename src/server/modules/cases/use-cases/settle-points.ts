// How a clarification is settled (B-046, B-047): each point is changed, or said impossible with a reason, and at least
// one thing that was asked for has really changed; sending back the same is refused by the life cycle.
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { fileChangesFr, targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import { type ContentDifference, contentChanges, isAnsweredBy } from '#contracts/cases/content-changes.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import type { PharmacistActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { type DocumentRecord, listDocuments } from '../../documents/public.ts';
import type { PhotoRecord } from '../../photos/public.ts';
import { type StoredPoint, settleClarification } from '../case.store.ts';
import { listClarifications } from '../case-content.queries.ts';

export type PointSettlement = { pointId: string; outcome: 'changed' | 'impossible'; reason: string };

export type SettledPoints = {
  /** A point was left open, said impossible without a reason, or said changed without a change. */
  isUnsettled: boolean;
  hasAskedChange: boolean;
  changes: ContentDifference[];
};

type Contents = {
  key: DataKey;
  form: FormDefinition;
  before: CaseContent;
  content: CaseContent;
  photos: readonly PhotoRecord[];
};

/** Judges the points and, when they are settled, closes the clarification with them. */
export async function settlePoints(
  ctx: Ctx,
  input: { actor: PharmacistActor; caseId: string; points: readonly PointSettlement[] },
  contents: Contents,
): Promise<SettledPoints> {
  const open = (await listClarifications(ctx.tx, contents.key, input.caseId)).find(
    (clarification) => clarification.answeredAt === null,
  );
  if (!open) return { isUnsettled: true, hasAskedChange: false, changes: [] };
  const changes = [
    ...contentChanges(contents.form, contents.before, contents.content),
    ...photoChanges(contents.photos),
    ...documentChanges(await listDocuments(ctx.tx, input.caseId, contents.key)),
  ];
  const judged = judgePoints(open.points, input.points, changes);
  if (!judged.isUnsettled && judged.hasAskedChange) {
    const part = { key: contents.key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
    await settleClarification(ctx.tx, part, { id: open.id, points: judged.points });
  }
  return { isUnsettled: judged.isUnsettled, hasAskedChange: judged.hasAskedChange, changes };
}

/** Pure: what each point came to, given the changes that were really made. */
export function judgePoints(
  asked: readonly StoredPoint[],
  settlements: readonly PointSettlement[],
  changes: readonly ContentDifference[],
): { points: StoredPoint[]; isUnsettled: boolean; hasAskedChange: boolean } {
  const changedTargets = changes.map((change) => change.target);
  const points = asked.map((point): StoredPoint => {
    if (isAnsweredBy(point.target, changedTargets)) return { ...point, outcome: 'changed', reason: '' };
    const said = settlements.find((settlement) => settlement.pointId === point.pointId);
    const isExplained = said?.outcome === 'impossible' && said.reason.trim().length >= 3;
    return isExplained ? { ...point, outcome: 'impossible', reason: said.reason.trim() } : point;
  });
  const isNothingChanged = points.every((point) => point.outcome !== 'changed');
  const isNothingSaidImpossible = points.every((point) => point.outcome !== 'impossible');
  return {
    points,
    // With neither a change nor an excuse the refusal is "nothing changed", not "unsettled".
    isUnsettled:
      points.some((point) => point.outcome === 'open') && !(isNothingChanged && isNothingSaidImpossible),
    hasAskedChange: !isNothingChanged,
  };
}

/** Documents of the pharmacy that the doctor has not seen yet. */
function documentChanges(
  documents: readonly Pick<DocumentRecord, 'side' | 'sentAt' | 'state'>[],
): ContentDifference[] {
  const added = documents.filter(
    ({ side, sentAt, state }) => side === 'requester' && sentAt === null && state === 'ready',
  ).length;
  if (added === 0) return [];
  const after = fileChangesFr.documentsAdded(added);
  return [{ target: 'documents', label: targetLabelsFr.documents, before: '', after }];
}

/** Photos added to or taken out of a view since the last submission. */
function photoChanges(photos: readonly PhotoRecord[]): ContentDifference[] {
  const views = [...new Set(photos.map((photo) => photo.view))];
  return views.flatMap((view) => {
    const added = photos.filter(
      (photo) => photo.view === view && !photo.sinceSubmission && !photo.removedAt,
    ).length;
    const removed = photos.filter(
      (photo) =>
        photo.view === view && photo.sinceSubmission && photo.removedAt && !photo.removedInSubmission,
    ).length;
    if (added === 0) return [];
    const target = `photos.${view}` as const;
    const before = removed > 0 ? fileChangesFr.photosRemoved(removed) : '';
    return [{ target, label: targetLabelsFr[target], before, after: fileChangesFr.photosAdded(added) }];
  });
}
