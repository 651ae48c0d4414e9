import { z } from 'zod';
import { viewIdSchema } from '../forms/form-definition.ts';
import { binary, defineOperation, empty, json } from '../operation.ts';
import { mostTiles } from './photo-tiles.ts';
import { photoHints, qualityOverrides } from './quality/photo-hints.ts';

const at = z.iso.datetime();

export const maxPhotoBytes = 50 * 1024 * 1024;
export const maxDocumentBytes = 20 * 1024 * 1024;
export const maxPhotosPerCase = 20;
export const maxDocumentsPerCase = 10;

export const photoSchema = z.object({
  photoId: z.uuid(),
  view: viewIdSchema,
  position: z.number().int(),
  /** Upright, in pixels. */
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  addedAt: at,
  /** Version of the submission that first carries it; null while unsent. */
  sinceSubmission: z.number().int().nullable(),
  /** Smaller than recommended. */
  isSmall: z.boolean(),
  /** Why it is sent all the same. */
  overrideReason: z.string(),
  /** What the server found technically wrong when it came in; null for one received before it looked. */
  hints: z.array(z.enum(photoHints)).nullable(),
  /** Why it is sent below a threshold, when a reason was given. */
  qualityOverride: z.enum(qualityOverrides).nullable(),
});
export type PhotoView = z.infer<typeof photoSchema>;

export const documentSchema = z.object({
  documentId: z.uuid(),
  /** As the sender named it; sealed at rest. */
  name: z.string(),
  contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  bytes: z.number().int(),
  from: z.enum(['requester', 'expert']),
  kind: z.enum(['prescription', 'other']),
  state: z.enum(['ready', 'checking', 'quarantined']),
  addedAt: at,
  /** The other side has it: it stays. */
  isSent: z.boolean(),
});
export type DocumentView = z.infer<typeof documentSchema>;

const photoParams = z.strictObject({ photoId: z.uuid() });

/**
 * Uploads speak tus 1.0 at `/api/uploads`. Metadata of the creation request: `caseId`, `purpose`
 * (`photo` | `document`), `view` and, for a photo kept below a threshold, `qualityOverride` (photos), `kind` and `name`
 * (documents). The server judges the photo itself. The last PATCH answers with `uploadResultSchema`.
 */
export const uploadMetadataSchema = z.object({
  caseId: z.uuid(),
  purpose: z.enum(['photo', 'document']),
  view: viewIdSchema.optional(),
  qualityOverride: z.enum(qualityOverrides).optional(),
  kind: z.enum(['prescription', 'other']).optional(),
  name: z.string().max(200).optional(),
});
export type UploadMetadata = z.infer<typeof uploadMetadataSchema>;
export const uploadResultSchema = z.object({ kind: z.enum(['photo', 'document', 'evidence']), id: z.uuid() });
export type UploadResult = z.infer<typeof uploadResultSchema>;

export const getPhotoThumbnail = defineOperation({
  id: 'photos.thumbnail',
  method: 'GET',
  path: '/api/photos/:photoId/thumbnail',
  summary: 'Small upright picture',
  params: photoParams,
  response: binary('image/jpeg', 'image/webp'),
  errors: ['photo.not_found'],
});

export const getPhotoDisplay = defineOperation({
  id: 'photos.display',
  method: 'GET',
  path: '/api/photos/:photoId/display',
  summary: 'The display copy: full resolution, no metadata, no trailing data',
  params: photoParams,
  response: binary('image/jpeg', 'image/png', 'image/webp'),
  errors: ['photo.not_found'],
});

export const viewingSchema = z.object({
  /** To be given with each tile; says that this opening has left its trace. */
  viewing: z.string(),
  until: at,
});

export const openPhotoTiles = defineOperation({
  id: 'photos.open-tiles',
  method: 'GET',
  path: '/api/photos/:photoId/tiles',
  summary: 'Open a large photo tile by tile (one trace for one viewing); cut now when it is the first time',
  params: photoParams,
  response: json(viewingSchema),
  errors: ['photo.not_found', 'photo.not_tiled', 'photo.damaged', 'photo.busy'],
});

export const getPhotoTile = defineOperation({
  id: 'photos.tile',
  method: 'GET',
  path: '/api/photos/:photoId/tiles/:tile',
  summary: 'One tile of an opened photo; numbered from the smallest level on, row by row',
  params: z.strictObject({ photoId: z.uuid(), tile: z.coerce.number().int().min(0).max(mostTiles) }),
  query: z.strictObject({ viewing: z.string().max(100).default('') }),
  response: binary('image/jpeg'),
  errors: ['photo.not_found', 'photo.viewing_over'],
});

export const updatePhoto = defineOperation({
  id: 'photos.update',
  method: 'PATCH',
  path: '/api/photos/:photoId',
  summary: 'Change the view, or say why a small photo, or one below a threshold, is sent all the same',
  params: photoParams,
  body: z.strictObject({
    view: viewIdSchema.optional(),
    overrideReason: z.string().max(500).optional(),
    qualityOverride: z.enum(qualityOverrides).nullable().optional(),
  }),
  response: empty,
  errors: ['photo.not_found', 'case.action_not_possible', 'case.dermoscopic_not_allowed'],
});

export const removePhoto = defineOperation({
  id: 'photos.remove',
  method: 'DELETE',
  path: '/api/photos/:photoId',
  summary: 'Take a photo out of what will be sent; one already sent stays in the history',
  params: photoParams,
  response: empty,
  errors: ['photo.not_found', 'case.action_not_possible'],
});

export const restorePhoto = defineOperation({
  id: 'photos.restore',
  method: 'POST',
  path: '/api/photos/:photoId/restoration',
  summary: 'Undo a removal not yet sent',
  params: photoParams,
  response: empty,
  errors: ['photo.not_found', 'case.action_not_possible'],
});

export const orderPhotos = defineOperation({
  id: 'photos.order',
  method: 'PUT',
  path: '/api/cases/:caseId/photo-order',
  summary: 'Order of the photos of a case',
  params: z.strictObject({ caseId: z.uuid() }),
  body: z.strictObject({ photoIds: z.array(z.uuid()).max(maxPhotosPerCase) }),
  response: empty,
  errors: ['case.not_found', 'case.action_not_possible'],
});

export const getDocument = defineOperation({
  id: 'documents.get',
  method: 'GET',
  path: '/api/documents/:documentId',
  summary: 'An attached document, once it was found clean',
  params: z.strictObject({ documentId: z.uuid() }),
  response: binary('application/pdf', 'image/jpeg', 'image/png'),
  errors: ['document.not_found', 'document.quarantined'],
});

export const removeDocument = defineOperation({
  id: 'documents.remove',
  method: 'DELETE',
  path: '/api/documents/:documentId',
  summary: 'Take out a document that was not yet sent or signed',
  params: z.strictObject({ documentId: z.uuid() }),
  response: empty,
  errors: ['document.not_found', 'case.action_not_possible'],
});

export const photoOperations = [
  getPhotoThumbnail,
  getPhotoDisplay,
  openPhotoTiles,
  getPhotoTile,
  updatePhoto,
  removePhoto,
  restorePhoto,
  orderPhotos,
  getDocument,
  removeDocument,
] as const;
