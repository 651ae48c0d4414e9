import { type DocumentView, maxDocumentBytes } from '#contracts/photos/photo.contract.ts';
import { type PhotoErrorCode, photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import { nameOf, type Uploads, useUploads } from './use-uploads.ts';

export type DocumentUploads = Uploads<DocumentView['kind']>;

/** What a document may be (B-031, B-053), as the `accept` of a file field. */
export const documentFormats = 'application/pdf,image/jpeg,image/png';
const longestName = 200;

/** Documents on their way to one case, from either side. */
export function useDocumentUploads(caseId: string, onDone: () => Promise<unknown>): DocumentUploads {
  return useUploads({
    metadataOf: (kind, file) => ({
      caseId,
      purpose: 'document',
      kind,
      name: nameOf(file).slice(-longestName),
    }),
    refusalOf: refusalOfDocument,
    onDone,
  });
}

/** Evidence on its way to the verification of a professional. */
export function useEvidenceUploads(verificationId: string, onDone: () => Promise<unknown>) {
  return useUploads<'evidence'>({
    metadataOf: (purpose, file) => ({ purpose, verificationId, name: nameOf(file).slice(-longestName) }),
    refusalOf: refusalOfDocument,
    onDone,
  });
}

/** A refusal that needs no server: the file is too large or of another kind. */
export function refusalOfDocument({ size, type }: Pick<Blob, 'size' | 'type'>) {
  if (type !== '' && !documentFormats.split(',').includes(type)) return refusal('document.unsupported');
  return size > maxDocumentBytes ? refusal('document.too_large') : undefined;
}

function refusal(code: PhotoErrorCode) {
  return { message: photoErrorsFr[code], code };
}
