// A file sent to a case by resumable upload: may this actor send it there, and what becomes of it once it is whole.
// B-048, B-049: a dermoscopic photo belongs to the form for moles, or to an authorised account. B-031, B-053: documents.

import { allowedViews } from '#contracts/forms/photo-views.ts';
import {
  maxDocumentBytes,
  maxDocumentsPerCase,
  maxPhotoBytes,
  maxPhotosPerCase,
  type UploadMetadata,
  type UploadResult,
  uploadMetadataSchema,
} from '#contracts/photos/photo.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { discardBytes } from '#server/platform/memory/discard-bytes.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Ctx, RunUseCase } from '../audit/public.ts';
import {
  addDocument,
  countDocuments,
  type DocumentParts,
  ingestDocument,
  markDocumentsSent,
} from '../documents/public.ts';
import {
  addPhoto,
  countPhotos,
  ingestPhoto,
  listPhotos,
  markSubmitted,
  type PhotoParts,
} from '../photos/public.ts';
import type { CaseSettings } from './case.settings.ts';
import { updateCase } from './case.store.ts';
import { formOf } from './case.ts';
import { fileAction } from './file-action.ts';
import { type CaseInHand, requireDecision, takeInHand, transitionCase } from './use-cases/transition-case.ts';
import { countWeak } from './weak-photos.ts';

export type ReceiveParts = DocumentParts &
  PhotoParts & { run: RunUseCase; settings: CaseSettings; now: () => Date };

/** Reads what the client says of the file. @throws AppError `request.malformed` */
export function readUploadMetadata(metadata: Readonly<Record<string, string | null>>): UploadMetadata {
  const present = Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null));
  const parsed = uploadMetadataSchema.safeParse(present);
  if (!parsed.success) throw new AppError('request.malformed');
  return parsed.data;
}

/**
 * Lets an upload begin or go on. Answers how many bytes it may have.
 * @throws AppError as the refusal the person should read
 */
export async function authoriseFile(
  parts: ReceiveParts,
  actor: AccountActor,
  metadata: UploadMetadata,
  isNew: boolean,
): Promise<{ ownerId: string; maxBytes: number }> {
  await parts.run(actor, async (ctx) => {
    const inHand = await takeInHand(ctx, metadata.caseId);
    await requireDecision(ctx, inHand, fileAction(actor, inHand.caseRecord.status));
    refuseMisplaced(actor, inHand, metadata);
    if (isNew) await refuseTooMany(ctx, metadata);
  });
  return {
    ownerId: metadata.caseId,
    maxBytes: metadata.purpose === 'photo' ? maxPhotoBytes : maxDocumentBytes,
  };
}

function refuseMisplaced(actor: AccountActor, { caseRecord }: CaseInHand, metadata: UploadMetadata): void {
  if (metadata.purpose === 'document') return;
  if (actor.kind !== 'pharmacist' || metadata.view === undefined) throw new AppError('request.malformed');
  const views = allowedViews(formOf(caseRecord), actor).map(({ id }) => id);
  if (!views.includes(metadata.view)) throw new AppError('case.dermoscopic_not_allowed');
}

async function refuseTooMany(ctx: Ctx, { purpose, caseId }: UploadMetadata): Promise<void> {
  if (purpose === 'photo') {
    if ((await countPhotos(ctx.tx, caseId)) >= maxPhotosPerCase) throw new AppError('case.too_many_photos');
  } else if ((await countDocuments(ctx.tx, caseId)) >= maxDocumentsPerCase) {
    throw new AppError('case.too_many_documents');
  }
}

type WholeFile = { uploadId: string; metadata: UploadMetadata; content: Buffer };

/** Checks, seals and keeps a whole file, then writes its row; the same upload finished twice is one file. */
export async function keepFile(
  parts: ReceiveParts,
  actor: AccountActor,
  file: WholeFile,
): Promise<UploadResult> {
  const { uploadId, metadata, content } = file;
  const { caseId } = metadata;
  const key = await parts.run(actor, async (ctx) =>
    ctx.keyring.unwrap((await takeInHand(ctx, caseId)).caseRecord.data_key),
  );
  const received = { ownerId: caseId, key, by: actor.accountId, now: parts.now() };
  if (metadata.purpose === 'photo') {
    const view = metadata.view ?? 'regional';
    const photo = await ingestPhoto(parts, {
      ...received,
      photoId: uploadId,
      view,
      qualityOverride: metadata.qualityOverride,
      original: content,
    });
    await parts.run(actor, (ctx) =>
      attach(ctx, parts, caseId, async (inHand) => {
        await addPhoto(ctx, photo);
        // A doctor already has the case: what is added is sent at once.
        if (inHand.caseRecord.status === 'claimed') {
          await markSubmitted(ctx.tx, caseId, inHand.caseRecord.submission_version);
        }
      }),
    );
    discardBytes(content);
    return { kind: 'photo', id: uploadId };
  }
  const document = await ingestDocument(parts, {
    ...received,
    documentId: uploadId,
    side: actor.kind === 'doctor' ? 'expert' : 'requester',
    kind: metadata.kind ?? 'other',
    name: metadata.name ?? 'document',
    content,
  });
  await parts.run(actor, (ctx) =>
    attach(ctx, parts, caseId, async (inHand) => {
      await addDocument(ctx, document);
      if (document.side === 'requester' && inHand.caseRecord.status === 'claimed') {
        await markDocumentsSent(ctx.tx, caseId, 'requester', ctx.now);
      }
    }),
  );
  return { kind: 'document', id: uploadId };
}

/** Under the row lock: the state is asked again, the file is added, the case notes that it changed. */
async function attach(
  ctx: Ctx,
  parts: ReceiveParts,
  caseId: string,
  add: (inHand: CaseInHand) => Promise<void>,
): Promise<void> {
  const inHand = await takeInHand(ctx, caseId);
  const { caseRecord } = inHand;
  if (ctx.actor.kind === 'system') throw new Error('files are sent by people');
  const action = fileAction(ctx.actor, caseRecord.status);
  await requireDecision(ctx, inHand, action);
  await add(inHand);
  if (action === 'add') {
    const photos = await listPhotos(ctx.tx, caseId, ctx.keyring.unwrap(caseRecord.data_key), 'present');
    const columns = { photo_count: photos.length, weak_photo_count: countWeak(photos) };
    await transitionCase(ctx, parts.settings, inHand, { action, columns });
  } else if (action === 'write-opinion') {
    // What is previewed for signing must be what is signed; the pharmacy's own autosave is not disturbed.
    await updateCase(ctx.tx, caseId, { revision: caseRecord.revision + 1 });
  }
}
