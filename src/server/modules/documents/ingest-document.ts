// A received file becomes a sealed object, after three gates: recognised by content (PDF, JPEG, PNG), nothing active in
// it (B-031), found clean by the malware scanner. What fails a gate is not kept; of a bad file its name, size and hash stay
// with the case, set aside, so that both sides know why it is not there. Outside any transaction.
import { createHash } from 'node:crypto';
import { maxDocumentBytes } from '#contracts/photos/photo.contract.ts';
import { photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import { sealFile } from '#server/platform/crypto/sealed-stream.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { inspectImage } from '#server/platform/images/inspect-image.ts';
import { stripMetadata } from '#server/platform/images/strip-metadata.ts';
import {
  type MalwareScanner,
  TryLater as ScannerSilent,
  ScanRefused,
} from '#server/ports/malware-scan/malware-scan.port.ts';
import {
  type ObjectStorage,
  TryLater as StorageSilent,
} from '#server/ports/object-storage/object-storage.port.ts';
import {
  cleanDocumentName,
  type DocumentContentType,
  type DocumentKind,
  type DocumentSide,
  documentObjectKey,
  documentSealContext,
  type NewDocument,
} from './document.ts';
import { inspectPdf } from './inspect-pdf.ts';

export type DocumentParts = { objects: ObjectStorage; scanner: MalwareScanner };

export type ReceivedDocument = {
  ownerId: string;
  /** The owner's data key. */
  key: DataKey;
  /** The id of its upload: the same upload finished twice is one document. */
  documentId: string;
  side: DocumentSide;
  kind: DocumentKind;
  /** As the sender's device called it. */
  name: string;
  content: Buffer;
  /** Account that sent it. */
  by: string;
  now: Date;
};

type Acceptable = { contentType: DocumentContentType; kept: Buffer };

const retrySeconds = 10;

/**
 * Checks a document, has it scanned and stores it, durably and sealed; images are kept without metadata. One that the
 * scanner finds bad is answered as `quarantined`, its content thrown away.
 * @throws AppError `document.too_large`, `document.unsupported`, `document.active_content` for what the file is;
 *   `document.scan_unavailable`, `internal.unavailable` for what may pass
 */
export async function ingestDocument(parts: DocumentParts, received: ReceivedDocument): Promise<NewDocument> {
  const { documentId, ownerId, key, side, kind, content } = received;
  const { contentType, kept } = await acceptBounded(content);
  const isClean = await isFoundClean(parts.scanner, content);
  if (isClean) {
    await store(parts.objects, documentId, sealFile(key, documentSealContext(documentId, 'content'), kept));
  }
  const name = cleanDocumentName(received.name, contentType);
  return {
    id: documentId,
    ownerId,
    side,
    kind,
    nameSealed: sealJson(key, documentSealContext(documentId, 'name'), name),
    contentType,
    bytes: kept.length,
    sha256: createHash('sha256').update(kept).digest('hex'),
    state: isClean ? 'ready' : 'quarantined',
    addedAt: received.now,
    addedBy: received.by,
  };
}

/**
 * The three gates alone, for a module that keeps files of another kind: what may be kept of this content.
 * @throws AppError as `ingestDocument`, and `document.infected`
 */
export async function passGates(scanner: MalwareScanner, content: Buffer): Promise<Acceptable> {
  const acceptable = await acceptBounded(content);
  if (!(await isFoundClean(scanner, content))) throw new AppError('document.infected');
  return acceptable;
}

async function acceptBounded(content: Buffer): Promise<Acceptable> {
  if (content.length > maxDocumentBytes) throw new AppError('document.too_large');
  return content.subarray(0, 5).toString('latin1') === '%PDF-' ? acceptPdf(content) : acceptImage(content);
}

async function acceptPdf(content: Buffer): Promise<Acceptable> {
  const verdict = await inspectPdf(content);
  if (verdict === 'not_whole') throw new AppError('document.unsupported');
  if (verdict !== 'passive') throw new AppError('document.active_content');
  return { contentType: 'application/pdf', kept: content };
}

function acceptImage(content: Buffer): Acceptable {
  const facts = inspectImage(content);
  if (!facts.ok) {
    const isOurs = facts.refusal !== 'not_an_image' && facts.refusal !== 'unsupported_format';
    throw new AppError(
      'document.unsupported',
      isOurs ? { detail: photoErrorsFr[`photo.${facts.refusal}`] } : {},
    );
  }
  const { format } = facts.value;
  if (format !== 'jpeg' && format !== 'png') throw new AppError('document.unsupported');
  const copy = stripMetadata(content);
  if (!copy.ok) throw new AppError('document.unsupported');
  return { contentType: `image/${format}`, kept: copy.value.bytes };
}

/** @throws AppError `document.scan_unavailable` */
async function isFoundClean(scanner: MalwareScanner, content: Buffer): Promise<boolean> {
  const answer = await scanner.scan(content).catch((error: unknown) => {
    if (error instanceof ScannerSilent || error instanceof ScanRefused) {
      throw new AppError('document.scan_unavailable', { retryAfterSeconds: retrySeconds });
    }
    throw error;
  });
  return answer.verdict === 'clean';
}

async function store(objects: ObjectStorage, documentId: string, sealed: Buffer): Promise<void> {
  try {
    await objects.put(documentObjectKey(documentId), sealed);
  } catch (error) {
    if (error instanceof StorageSilent) {
      throw new AppError('internal.unavailable', { retryAfterSeconds: retrySeconds });
    }
    throw error;
  }
}
