import { type PhotoErrorCode, photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import type { ModuleProblems } from '#server/platform/http/problem.ts';
import { uploadErrorsFr } from '#server/platform/uploads/upload-problems.fr.ts';
import { uploadErrorStatuses } from '#server/platform/uploads/upload-problems.ts';

const photoStatuses: Record<PhotoErrorCode, number> = {
  'photo.not_found': 404,
  'photo.not_an_image': 422,
  'photo.unsupported_format': 422,
  'photo.truncated': 422,
  'photo.damaged': 422,
  'photo.too_many_pixels': 422,
  'photo.too_small': 422,
  'photo.too_large': 413,
  'photo.busy': 503,
  'photo.not_tiled': 409,
  'photo.viewing_over': 409,
  'document.not_found': 404,
  'document.too_large': 413,
  'document.unsupported': 422,
  'document.active_content': 422,
  'document.infected': 422,
  'document.scan_unavailable': 503,
  'document.quarantined': 409,
};

/** Photos, documents and uploads. */
export const fileProblems: ModuleProblems = {
  statuses: {
    ...photoStatuses,
    ...uploadErrorStatuses,
  },
  titles: {
    ...photoErrorsFr,
    ...uploadErrorsFr,
  },
};
