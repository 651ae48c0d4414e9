import { AppError } from '../http/app-error.ts';
import type { uploadErrorsFr } from './upload-problems.fr.ts';

export type UploadErrorCode = keyof typeof uploadErrorsFr;

/** HTTP status of each upload code, for the problem table. */
export const uploadErrorStatuses: Record<UploadErrorCode, number> = {
  'upload.not_found': 404,
  'upload.conflict': 409,
  'upload.expired': 410,
  'upload.too_large': 413,
  'upload.malformed': 400,
  'upload.incomplete': 409,
  'upload.try_later': 503,
};

const codeByStatus: Record<number, UploadErrorCode> = {
  404: 'upload.not_found',
  409: 'upload.conflict',
  410: 'upload.expired',
  413: 'upload.too_large',
  423: 'upload.conflict',
};

/** An upload refusal as the HTTP platform answers it. */
export function uploadError(code: UploadErrorCode, detail?: string): AppError {
  return new AppError(code, detail === undefined ? {} : { detail });
}

/** Our error for a status that the tus handlers chose; 5xx means that the disk failed. */
export function uploadErrorOfStatus(status: number): AppError {
  if (status >= 500) return new AppError('upload.try_later', { retryAfterSeconds: 5 });
  return uploadError(codeByStatus[status] ?? 'upload.malformed');
}
