// Finding and changing the photos and documents of a case an actor may open; 404 for everybody else.

import { allowedViews } from '#contracts/forms/photo-views.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Ctx } from '../audit/public.ts';
import { findDocument, getDocumentName, maySideSee, removeDocument } from '../documents/public.ts';
import {
  changePhoto,
  findPhoto,
  listPhotos,
  orderPhotos,
  type PhotoChange,
  removePhoto,
  restorePhoto,
} from '../photos/public.ts';
import { updateCase } from './case.store.ts';
import { formOf } from './case.ts';
import { fileAction } from './file-action.ts';
import { isHiddenFrom } from './hidden-parts.queries.ts';
import { openCase, openCaseForReading } from './read-case.ts';
import { requireDecision, takeInHand } from './use-cases/transition-case.ts';

/** A photo the actor may see; a doctor sees only what was sent. @throws AppError `photo.not_found` */
export async function findOpenPhoto(ctx: Ctx, photoId: string, copy: 'thumbnail' | 'display') {
  const photo = await findPhoto(ctx.tx, photoId);
  if (!photo) throw new AppError('photo.not_found');
  const opened =
    copy === 'display'
      ? await openCaseForReading(ctx, photo.ownerId, 'photo', photoId)
      : await openCase(ctx, photo.ownerId);
  if (opened.relation !== 'requester' && photo.sinceSubmission === null)
    throw new AppError('photo.not_found');
  if (await isHiddenFrom(ctx.tx, photoId, accountOf(ctx))) throw new AppError('photo.not_found');
  return { photo, key: opened.key };
}

/** A document the actor may see, with its name. @throws AppError `document.not_found` */
export async function findOpenDocument(ctx: Ctx, documentId: string) {
  const document = await findDocument(ctx.tx, documentId);
  if (!document) throw new AppError('document.not_found');
  const { relation, key } = await openCaseForReading(ctx, document.ownerId, 'document', documentId);
  if (!maySideSee(document, relation === 'requester' ? 'requester' : 'expert')) {
    throw new AppError('document.not_found');
  }
  if (await isHiddenFrom(ctx.tx, documentId, accountOf(ctx))) throw new AppError('document.not_found');
  return { document, key, name: await getDocumentName(ctx.tx, documentId, key) };
}

const accountOf = ({ actor }: Ctx) => (actor.kind === 'system' ? null : actor.accountId);

export type FileChange =
  | {
      photoId: string;
      change: 'remove' | 'restore' | PhotoChange;
    }
  | { documentId: string };

/** Changes one photo or takes out one document of what is being prepared. */
export async function changeFile(ctx: Ctx, actor: AccountActor, wanted: FileChange): Promise<void> {
  if ('documentId' in wanted) return removeOneDocument(ctx, actor, wanted.documentId);
  const photo = await findPhoto(ctx.tx, wanted.photoId);
  if (!photo) throw new AppError('photo.not_found');
  const inHand = await takeInHand(ctx, photo.ownerId);
  const { caseRecord } = inHand;
  await requireDecision(ctx, inHand, caseRecord.status === 'draft' ? 'edit-draft' : 'edit-clarification');
  const key = ctx.keyring.unwrap(caseRecord.data_key);
  const { change } = wanted;
  if (typeof change === 'object' && change.view !== undefined && actor.kind === 'pharmacist') {
    const views = allowedViews(formOf(caseRecord), actor).map(({ id }) => id);
    if (!views.includes(change.view)) throw new AppError('case.dermoscopic_not_allowed');
  }
  const isDone =
    change === 'remove'
      ? await removePhoto(ctx, photo)
      : change === 'restore'
        ? await restorePhoto(ctx, photo)
        : await changePhoto(ctx, photo, key, change);
  if (!isDone) throw new AppError('case.action_not_possible');
}

async function removeOneDocument(ctx: Ctx, actor: AccountActor, documentId: string): Promise<void> {
  const document = await findDocument(ctx.tx, documentId);
  const side = actor.kind === 'doctor' ? 'expert' : 'requester';
  if (!document || document.side !== side) throw new AppError('document.not_found');
  const inHand = await takeInHand(ctx, document.ownerId);
  await requireDecision(ctx, inHand, fileAction(actor, inHand.caseRecord.status));
  if (!(await removeDocument(ctx, document))) throw new AppError('case.action_not_possible');
  if (side === 'expert') {
    await updateCase(ctx.tx, document.ownerId, { revision: inHand.caseRecord.revision + 1 });
  }
}

export async function changePhotoOrder(ctx: Ctx, caseId: string, photoIds: readonly string[]): Promise<void> {
  const inHand = await takeInHand(ctx, caseId);
  const { caseRecord } = inHand;
  await requireDecision(ctx, inHand, caseRecord.status === 'draft' ? 'edit-draft' : 'edit-clarification');
  const present = await listPhotos(ctx.tx, caseId, ctx.keyring.unwrap(caseRecord.data_key));
  if (!(await orderPhotos(ctx.tx, caseId, present, photoIds))) throw new AppError('request.malformed');
}
