import {
  getPhotoDisplay,
  getPhotoThumbnail,
  getPhotoTile,
  openPhotoTiles,
} from '#contracts/photos/photo.contract.ts';
import { isTiled } from '#contracts/photos/photo-tiles.ts';
import { call, urlOf } from './api-client.ts';
import { ApiProblem } from './problem-errors.ts';

type ShownPhoto = { photoId: string; width: number; height: number };

/** A photo as the viewer takes it: whole from its display copy, or in tiles when it is a large one. */
export function viewerPhotoOf({ photoId, width, height }: ShownPhoto, name: string) {
  const params = { photoId };
  return {
    id: photoId,
    name,
    url: urlOf(getPhotoDisplay, { params }),
    thumbnailUrl: urlOf(getPhotoThumbnail, { params }),
    ...(isTiled({ width, height }) ? { large: { width, height, openTiles: openerOf(photoId) } } : {}),
  };
}

/** One way of opening for each photo, however often its screen is drawn; each opening is one viewing. */
const openers = new Map<string, () => TileReader>();
const mostOpeners = 200;

function openerOf(photoId: string): () => TileReader {
  const known = openers.get(photoId);
  if (known) return known;
  if (openers.size >= mostOpeners) openers.clear();
  const opener = () => openReader(photoId);
  openers.set(photoId, opener);
  return opener;
}

type TileReader = (tile: number, signal: AbortSignal) => Promise<Blob>;

/** Opens at the first tile; a viewing that is over is opened once more. */
function openReader(photoId: string): TileReader {
  let opening: Promise<string> | undefined;
  const open = async () => (await call(openPhotoTiles, { params: { photoId } })).viewing;
  return async (tile, signal) => {
    opening ??= open();
    const current = opening;
    const read = async () => {
      const input = { params: { photoId, tile }, query: { viewing: await opening }, signal };
      return (await call(getPhotoTile, input)) as unknown as Blob;
    };
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ApiProblem && error.problem.code === 'photo.viewing_over')) throw error;
      // Others that found it over at the same time wait for the same new one.
      if (opening === current) opening = open();
      return read();
    }
  };
}
