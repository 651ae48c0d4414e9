export {
  addPhoto,
  changePhoto,
  orderPhotos,
  type PhotoChange,
  removePhoto,
  restorePhoto,
} from './change-photos.ts';
export { ingestPhoto, type PhotoParts } from './ingest-photo.ts';
export { countPhotos, findPhoto, listPhotos } from './photo.queries.ts';
export { markSubmitted } from './photo.store.ts';
export { type PhotoRecord, presentPhoto, type StoredPhoto } from './photo.ts';
export { prepareTiles, readTile } from './photo-tiles.ts';
export { readDisplay, readThumbnail } from './read-photo.ts';
export { removeOrphanPhotoObjects } from './remove-orphan-objects.ts';
