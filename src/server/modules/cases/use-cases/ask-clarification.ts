// The doctor asks for more information, changed information or a new photo (B-046), each point at a field or a view of
// this very form. The doctor's clock stands still until the pharmacy has answered.

import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import type { FormDefinition, ViewId } from '#contracts/forms/form-definition.ts';
import { allowedViews } from '#contracts/forms/photo-views.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { listPhotos } from '../../photos/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { insertClarification, noteAskedKinds, type StoredPoint } from '../case.store.ts';
import { formOf, receiptOf } from '../case.ts';
import { takeInHand, transitionCase } from './transition-case.ts';

export type AskedPoint = Pick<StoredPoint, 'kind' | 'target' | 'text'>;

export async function askClarification(
  ctx: Ctx,
  input: { actor: DoctorActor; caseId: string; points: readonly AskedPoint[]; settings: CaseSettings },
): Promise<CaseReceipt> {
  const inHand = await takeInHand(ctx, input.caseId);
  const { caseRecord } = inHand;
  const key = ctx.keyring.unwrap(caseRecord.data_key);
  const photos = await listPhotos(ctx.tx, input.caseId, key, 'sent');
  refuseUnknownTargets(formOf(caseRecord), photos, input.points);
  const after = await transitionCase(ctx, input.settings, inHand, {
    action: 'ask-clarification',
    trace: { count: input.points.length },
  });
  const part = { key, caseId: input.caseId, accountId: input.actor.accountId, now: ctx.now };
  const points = input.points.map((point) => ({
    ...point,
    pointId: ctx.newId(),
    outcome: 'open' as const,
    reason: '',
  }));
  await insertClarification(ctx.tx, part, { id: ctx.newId(), points });
  await noteAskedKinds(
    ctx.tx,
    input.caseId,
    points.map(({ kind }) => kind),
  );
  return receiptOf(after);
}

/** A view under authorisation may be asked for again where the pharmacy has sent one (B-049). */
function refuseUnknownTargets(
  form: FormDefinition,
  photos: readonly { view: ViewId }[],
  points: readonly AskedPoint[],
): void {
  const mayAddDermoscopicToSkin = photos.some(({ view }) => view === 'dermoscopic');
  const known = new Set([
    ...Object.keys(targetLabelsFr).filter((target) => !target.startsWith('photos.')),
    ...allQuestions(form).map(({ id }) => `answers.${id}`),
    ...allowedViews(form, { mayAddDermoscopicToSkin }).map(({ id }) => `photos.${id}`),
  ]);
  const fields = points.flatMap((point, index) =>
    known.has(point.target)
      ? []
      : [
          {
            path: `points.${index}.target`,
            code: 'case.unknown_target',
            message: 'Ce champ n’existe pas dans cette demande.',
          },
        ],
  );
  if (fields.length > 0) throw new AppError('request.malformed', { fields });
}
