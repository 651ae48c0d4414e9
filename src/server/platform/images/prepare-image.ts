// The one way in for a photo: recognised by content, checked whole, given a metadata-free display copy, a thumbnail
// and a sample of pixels to measure.
// The original is neither kept nor changed here; one decode only (two for HEIC). Two photos at once, others wait in
// turn, and `busy` answers when too many wait.
import { createGate } from './bounded-gate.ts';
import { createHeicDecoder, type HeicDecoder, type HeicRefusal } from './decode-heic.ts';
import { type ImageFormat, type Refused, refuse } from './image-limits.ts';
import { makeSmallCopies, type PixelSample, type SmallCopy } from './make-thumbnail.ts';
import { sniffImage } from './sniff-image.ts';
import { type DisplayContentType, stripMetadata } from './strip-metadata.ts';

/** `busy` and `timed_out` may pass later; every other refusal is about the file itself. */
export type PrepareRefusal = HeicRefusal;

/** Width and height are those of the original as a person sees it, in pixels. */
export type PreparedImage = {
  ok: true;
  format: ImageFormat;
  width: number;
  height: number;
  display: { bytes: Buffer; contentType: DisplayContentType };
  thumbnail: SmallCopy;
  /** At most `sampleSide` pixels long. */
  sample: PixelSample;
};

/** Long side of the sample of pixels, unless asked otherwise. */
const SAMPLE_SIDE = 960;

export type ImagePreparer = {
  prepareImage(original: Buffer): Promise<PreparedImage | Refused<PrepareRefusal>>;
  /** Ends the HEIC process if there is one. */
  close(): Promise<void>;
};

/** A preparer of its own, with its own queue and HEIC process; `queueLength` photos may wait (32). */
export function createImagePreparer(
  options: { concurrency?: number; queueLength?: number; heic?: HeicDecoder } = {},
): ImagePreparer {
  const gate = createGate({ concurrency: options.concurrency ?? 2, queueLength: options.queueLength ?? 32 });
  const heic = options.heic ?? createHeicDecoder();
  return {
    close: () => heic.close(),
    async prepareImage(original) {
      const sniffed = sniffImage(original);
      if (!sniffed.ok) return sniffed;
      const prepared = await gate.run(() =>
        sniffed.value === 'heic' ? prepareHeic(heic, original) : prepareOther(original),
      );
      return prepared === 'busy' ? refuse('busy') : prepared;
    },
  };
}

async function prepareOther(original: Buffer): Promise<PreparedImage | Refused<PrepareRefusal>> {
  const copy = stripMetadata(original);
  if (!copy.ok) return copy;
  const { bytes, contentType, facts } = copy.value;
  const small = await makeSmallCopies(bytes, SAMPLE_SIDE);
  if (!small.ok) return small;
  return {
    ok: true,
    format: facts.format,
    ...facts.upright,
    display: { bytes, contentType },
    ...small.value,
  };
}

async function prepareHeic(
  decoder: HeicDecoder,
  original: Buffer,
): Promise<PreparedImage | Refused<PrepareRefusal>> {
  const copy = await decoder.decode(original);
  if (!copy.ok) return copy;
  const { bytes, width, height } = copy.value;
  const small = await makeSmallCopies(bytes, SAMPLE_SIDE);
  if (!small.ok) return small;
  const display = { bytes, contentType: 'image/jpeg' } as const;
  return { ok: true, format: 'heic', width, height, display, ...small.value };
}

const shared = createImagePreparer();

/** Prepares a photo through the process-wide queue (two at once, 32 waiting). Never throws on any bytes. */
export function prepareImage(original: Buffer): Promise<PreparedImage | Refused<PrepareRefusal>> {
  return shared.prepareImage(original);
}

/** Ends the process-wide HEIC process; call it when the process stops. */
export function closeImagePreparer(): Promise<void> {
  return shared.close();
}
