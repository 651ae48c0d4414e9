// A document sent as evidence by resumable upload: may it be added, the three gates of documents, sealed under the data
// key of the account it is about (B-008). It is not reachable through the documents of cases.
import { createHash } from 'node:crypto';
import { maxDocumentBytes } from '#contracts/photos/photo.contract.ts';
import type { EvidenceMetadata } from '#contracts/professionals/verification.contract.ts';
import { maxEvidenceFiles } from '#contracts/professionals/verification.vocabulary.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import { openFile, sealFile } from '#server/platform/crypto/sealed-stream.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { MalwareScanner } from '#server/ports/malware-scan/malware-scan.port.ts';
import { type ObjectStorage, TryLater } from '#server/ports/object-storage/object-storage.port.ts';
import { auditEntry, type Ctx, type RunUseCase } from '../audit/public.ts';
import { cleanDocumentName, type DocumentContentType, passGates } from '../documents/public.ts';
import { takeVerification } from './take-verification.ts';
import { moveVerification } from './use-cases/move-verification.ts';
import { evidenceAdded, verificationRead } from './verification.audit.ts';
import { presentEvidence } from './verification.presenter.ts';
import { findEvidence, listEvidence } from './verification.queries.ts';
import { insertEvidence } from './verification.store.ts';
import { evidenceObjectPrefix, verificationSealContext } from './verification.ts';
import { verificationActionsOpenTo } from './verification-lifecycle.ts';

export type EvidenceParts = {
  run: RunUseCase;
  objects: ObjectStorage;
  scanner: MalwareScanner;
};

const retrySeconds = 10;

/** Lets an upload begin or go on. @throws AppError as the refusal the person should read */
export async function authoriseEvidence(
  parts: EvidenceParts,
  actor: AccountActor,
  { verificationId }: EvidenceMetadata,
  isNew: boolean,
): Promise<{ ownerId: string; maxBytes: number }> {
  await parts.run(actor, (ctx) => requireRoom(ctx, verificationId, isNew));
  return { ownerId: verificationId, maxBytes: maxDocumentBytes };
}

async function requireRoom(ctx: Ctx, verificationId: string, isNew: boolean): Promise<void> {
  const { relation, record } = await takeVerification(ctx, verificationId);
  if (!verificationActionsOpenTo(relation, record.state).includes('add-evidence')) {
    throw new AppError('verification.not_possible');
  }
  if (isNew && (await listEvidence(ctx.tx, verificationId)).length >= maxEvidenceFiles) {
    throw new AppError('verification.evidence_limit');
  }
}

/** The same upload finished twice is one piece. */
export async function keepEvidence(
  parts: EvidenceParts,
  actor: AccountActor,
  { uploadId, metadata, content }: { uploadId: string; metadata: EvidenceMetadata; content: Buffer },
): Promise<{ kind: 'evidence'; id: string }> {
  const { verificationId } = metadata;
  const key = await parts.run(
    actor,
    async (ctx) => (await takeVerification(ctx, verificationId)).account.key,
  );
  const { contentType, kept } = await passGates(parts.scanner, content);
  const context = verificationSealContext('evidence', uploadId);
  await whenStorageAnswers(parts.objects.put(evidenceObjectPrefix + uploadId, sealFile(key, context, kept)));
  const name = cleanDocumentName(metadata.name ?? 'document', contentType);
  await parts.run(actor, async (ctx) => {
    const inHand = await takeVerification(ctx, verificationId);
    const sha256 = createHash('sha256').update(kept).digest('hex');
    const isNew = await insertEvidence(ctx.tx, {
      id: uploadId,
      verificationId,
      addedAt: ctx.now,
      addedBy: actor.accountId,
      nameSealed: sealJson(key, verificationSealContext('evidence-name', uploadId), name),
      contentType,
      bytes: kept.length,
      sha256,
    });
    if (!isNew) return;
    await moveVerification(ctx, inHand, { action: 'add-evidence' });
    ctx.audit(
      auditEntry(evidenceAdded, verificationId, { evidenceId: uploadId, bytes: kept.length, sha256 }),
    );
  });
  return { kind: 'evidence', id: uploadId };
}

/** For the reviewer, and for the person who sent it. @throws AppError `verification.not_found` */
export async function readEvidence(
  parts: Pick<EvidenceParts, 'run' | 'objects'>,
  actor: AccountActor,
  evidenceId: string,
): Promise<{ contentType: DocumentContentType; body: Buffer; fileName: string }> {
  const { key, view } = await parts.run(actor, async (ctx) => {
    const row = await findEvidence(ctx.tx, evidenceId);
    if (!row) throw new AppError('verification.not_found');
    const { relation, account } = await takeVerification(ctx, row.verification_id);
    const evidence = presentEvidence(row, account);
    if (relation === 'subject' && !evidence.isOwn) throw new AppError('verification.not_found');
    ctx.audit(auditEntry(verificationRead, row.verification_id, { evidenceId }));
    return { key: account.key, view: evidence };
  });
  const sealed = await whenStorageAnswers(parts.objects.get(evidenceObjectPrefix + evidenceId));
  const body = openFile(key, verificationSealContext('evidence', evidenceId), sealed);
  return { contentType: view.contentType, body, fileName: view.name };
}

async function whenStorageAnswers<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TryLater)
      throw new AppError('internal.unavailable', { retryAfterSeconds: retrySeconds });
    throw error;
  }
}
