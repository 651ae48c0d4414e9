// Photos and documents of a case over HTTP. Only this module knows who may open their owner; each picture and document
// that is shown leaves a trace (B-058).
import {
  getPhotoDisplay as displayOperation,
  getDocument as getDocumentOperation,
  openPhotoTiles as openTilesOperation,
  orderPhotos as orderOperation,
  removeDocument as removeDocumentOperation,
  removePhoto as removePhotoOperation,
  restorePhoto as restoreOperation,
  getPhotoThumbnail as thumbnailOperation,
  getPhotoTile as tileOperation,
  updatePhoto as updateOperation,
} from '#contracts/photos/photo.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { readDocument } from '../documents/public.ts';
import { prepareTiles, readDisplay, readThumbnail, readTile } from '../photos/public.ts';
import { admit, type CaseParts, doorOf } from './case.parts.ts';
import { changeFile, changePhotoOrder, findOpenDocument, findOpenPhoto } from './case-files.ts';
import { findViewedPhoto, openViewing } from './photo-viewing.ts';

export function bindCaseFileRoutes(server: HttpServer<AccountActor>, parts: CaseParts): void {
  const { run } = parts;
  const door = doorOf('photos.read');

  bindOperation(server, thumbnailOperation, {
    access: door,
    handler: async ({ params, actor }) => {
      // A thumbnail is part of reading the case, which was logged; only full pictures leave a trace of their own.
      const { photo, key } = await run(admit(actor, 'photos.read'), (ctx) =>
        findOpenPhoto(ctx, params.photoId, 'thumbnail'),
      );
      return readThumbnail(parts, photo, key);
    },
  });

  bindOperation(server, displayOperation, {
    access: door,
    handler: async ({ params, actor }) => {
      const { photo, key } = await run(admit(actor, 'photos.read'), (ctx) =>
        findOpenPhoto(ctx, params.photoId, 'display'),
      );
      return readDisplay(parts, photo, key);
    },
  });

  bindOperation(server, getDocumentOperation, {
    access: door,
    handler: async ({ params, actor }) => {
      const { document, key, name } = await run(admit(actor, 'photos.read'), (ctx) =>
        findOpenDocument(ctx, params.documentId),
      );
      return { ...(await readDocument(parts, document, key)), fileName: name, disposition: 'attachment' };
    },
  });

  bindTiles(server, parts);
  bindChanges(server, parts);
}

function bindTiles(server: HttpServer<AccountActor>, parts: CaseParts): void {
  const access = doorOf('photos.read');

  bindOperation(server, openTilesOperation, {
    access,
    handler: async ({ params, actor }) => {
      const { photo, key, viewing, until } = await parts.run(admit(actor, 'photos.read'), (ctx) =>
        openViewing(ctx, params.photoId),
      );
      await prepareTiles(parts, photo, key);
      return { viewing, until: until.toISOString() };
    },
  });

  bindOperation(server, tileOperation, {
    access,
    handler: async ({ params, query, actor }) => {
      const { photo, key } = await parts.run(admit(actor, 'photos.read'), (ctx) =>
        findViewedPhoto(ctx, params.photoId, query.viewing),
      );
      return readTile(parts, photo, key, params.tile);
    },
  });
}

function bindChanges(server: HttpServer<AccountActor>, { run }: CaseParts): void {
  const access = doorOf('uploads.create');

  bindOperation(server, updateOperation, {
    access,
    idempotency: 'natural',
    handler: ({ params, body, actor }) =>
      run(admit(actor, 'uploads.create'), (ctx) =>
        changeFile(ctx, actor, { photoId: params.photoId, change: body }),
      ),
  });
  bindOperation(server, removePhotoOperation, {
    access,
    idempotency: 'natural',
    handler: ({ params, actor }) =>
      run(admit(actor, 'uploads.create'), (ctx) =>
        changeFile(ctx, actor, { photoId: params.photoId, change: 'remove' }),
      ),
  });
  bindOperation(server, restoreOperation, {
    access,
    idempotency: 'natural',
    handler: ({ params, actor }) =>
      run(admit(actor, 'uploads.create'), (ctx) =>
        changeFile(ctx, actor, { photoId: params.photoId, change: 'restore' }),
      ),
  });
  bindOperation(server, orderOperation, {
    access,
    idempotency: 'natural',
    handler: ({ params, body, actor }) =>
      run(admit(actor, 'uploads.create'), (ctx) => changePhotoOrder(ctx, params.caseId, body.photoIds)),
  });
  bindOperation(server, removeDocumentOperation, {
    access,
    idempotency: 'natural',
    handler: ({ params, actor }) =>
      run(admit(actor, 'uploads.create'), (ctx) => changeFile(ctx, actor, { documentId: params.documentId })),
  });
}
