import type { ViewId } from '#contracts/forms/form-definition.ts';
import { isSmallPhoto, judgePhoto } from '#contracts/photos/quality/judge-photo.ts';
import type { FocusPoint } from '#contracts/photos/quality/luma.ts';
import { measurePhoto } from '#contracts/photos/quality/measure-photo.ts';
import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import { qualitySettings } from '#contracts/photos/quality/quality-settings.ts';

/** Measures pictures beside the page, with the very code of the server. Keeps nothing, sends nothing anywhere. */

export type PictureSize = { width: number; height: number };
/** A photo and how large it is, or a frame of the preview (which says nothing of the photo's size). */
export type CoachPicture = { photo: Blob; size: PictureSize } | { frame: ImageBitmap };
export type CoachQuestion = { id: number; picture: CoachPicture; view: ViewId; point?: FocusPoint };
/** Without hints the picture could not be read here; the server will. */
export type CoachAnswer = { id: number; hints?: readonly PhotoHint[] };

// The types of a worker and of a page do not go together in one program; this is all that is needed of the first.
type WorkerScope = {
  onmessage: ((event: MessageEvent<CoachQuestion>) => void) | null;
  postMessage: (answer: CoachAnswer) => void;
};
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  void judge(data)
    .catch(() => undefined)
    .then((hints) => scope.postMessage(hints ? { id: data.id, hints } : { id: data.id }));
};

async function judge({ picture, view, point }: CoachQuestion): Promise<PhotoHint[]> {
  const bitmap = 'frame' in picture ? picture.frame : await decode(picture.photo, picture.size);
  try {
    const isSmall = 'size' in picture && isSmallPhoto(picture.size.width, picture.size.height);
    return judgePhoto({ measures: measurePhoto(pixelsOf(bitmap), point), view, isSmall });
  } finally {
    bitmap.close();
  }
}

/** Never held at its full size beside the browser's own decoding: a photo of 48 megapixels is 195 MB of pixels. */
function decode(photo: Blob, size: PictureSize): Promise<ImageBitmap> {
  const { width, height } = workingSizeOf(size);
  return createImageBitmap(photo, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
}

function workingSizeOf({ width, height }: PictureSize): PictureSize {
  const scale = Math.min(1, qualitySettings.workingSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

function pixelsOf(bitmap: ImageBitmap) {
  const { width, height } = workingSizeOf(bitmap);
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, channels: 4 as const, data };
}
