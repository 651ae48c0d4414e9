// A document attached to an opaque owner by one of the two sides (B-031, B-053): its facts, its name, who sees it.
// It knows no case, no patient and not what the document says.
import type { DocumentView } from '#contracts/photos/photo.contract.ts';

export type DocumentSide = 'requester' | 'expert';
export type DocumentKind = 'prescription' | 'other';
export type DocumentContentType = 'application/pdf' | 'image/jpeg' | 'image/png';
export type DocumentState = 'ready' | 'checking' | 'quarantined';

/** What the database tells without the owner's key. `bytes` are those that a reader receives. */
export type StoredDocument = {
  id: string;
  ownerId: string;
  side: DocumentSide;
  kind: DocumentKind;
  contentType: DocumentContentType;
  bytes: number;
  /** Hex digest of the stored content. */
  sha256: string;
  state: DocumentState;
  addedAt: Date;
  addedBy: string;
  /** Since when the other side has it; null while it may still be taken out. */
  sentAt: Date | null;
  removedAt: Date | null;
};

export type DocumentRecord = StoredDocument & { name: string };

/** Facts of a document whose object is stored and whose row is not yet written. */
export type NewDocument = Omit<StoredDocument, 'sentAt' | 'removedAt'> & { nameSealed: Buffer };

export const documentObjectPrefix = 'documents/';

export function documentObjectKey(documentId: string): string {
  return `${documentObjectPrefix}${documentId}`;
}

export function documentSealContext(documentId: string, part: 'content' | 'name'): string {
  return `document:${documentId}:${part}`;
}

/** A side sees its own documents, and those the other side has sent. */
export function maySideSee(document: StoredDocument, side: DocumentSide): boolean {
  return document.removedAt === null && (document.side === side || document.sentAt !== null);
}

const extensions: Record<DocumentContentType, readonly [string, ...string[]]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};
const mostNameChars = 120;

/**
 * A name that is safe to show and to save under: one line, no path, no invisible or direction-changing characters,
 * at most 120 characters, ending as its content demands.
 */
export function cleanDocumentName(name: string, contentType: DocumentContentType): string {
  const shown = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const allowed = extensions[contentType];
  const extension = allowed.find((wanted) => shown.toLowerCase().endsWith(`.${wanted}`)) ?? allowed[0];
  const stem = shown.toLowerCase().endsWith(`.${extension}`) ? shown.slice(0, -extension.length - 1) : shown;
  const bounded = Array.from(stem)
    .slice(0, mostNameChars - 5)
    .join('')
    .trim();
  return `${bounded === '' ? 'document' : bounded}.${extension}`;
}

/** The document as the API answers it. */
export function presentDocument(document: DocumentRecord): DocumentView {
  const { id, name, contentType, bytes, side, kind, state, addedAt, sentAt } = document;
  return {
    documentId: id,
    name,
    contentType,
    bytes,
    from: side,
    kind,
    state,
    addedAt: addedAt.toISOString(),
    isSent: sentAt !== null,
  };
}
