/*
 * The one form of spoken audio that crosses the network (B-028): WAV, one channel, 16 bits, 16,000 samples a second. Small
 * enough for a phone, what recognisers want, and read here whole, so that nothing unread reaches one.
 */
export const speechRate = 16_000;
/** The longest piece, in seconds; the browser cuts at pauses long before. */
export const maxSpeechSeconds = 60;
export const speechContentType = 'audio/wav';

const headerBytes = 44;
const bytesPerSample = 2;
export const maxSpeechBytes = headerBytes + maxSpeechSeconds * speechRate * bytesPerSample;

/** A WAV file of these samples, each from -1 to 1 (what lies beyond is cut). */
export function writeWav(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + samples.length * bytesPerSample);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) =>
    bytes.set(
      [...text].map((sign) => sign.charCodeAt(0)),
      at,
    );
  write(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, speechRate, true);
  view.setUint32(28, speechRate * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, 8 * bytesPerSample, true);
  write(36, 'data');
  view.setUint32(40, samples.length * bytesPerSample, true);
  for (const [index, sample] of samples.entries()) {
    const bounded = Math.max(-1, Math.min(1, sample));
    view.setInt16(headerBytes + index * bytesPerSample, Math.round(bounded * 0x7fff), true);
  }
  return bytes;
}

export type SpeechReading =
  | { ok: true; samples: Float32Array<ArrayBuffer>; seconds: number }
  | { ok: false; refusal: 'not_audio' | 'too_long' };

/** Reads a WAV of exactly this form: every byte is accounted for, other forms and trailing bytes are refused. */
export function readWav(bytes: Uint8Array): SpeechReading {
  if (bytes.length > maxSpeechBytes) return { ok: false, refusal: 'too_long' };
  if (bytes.length <= headerBytes || bytes.length % bytesPerSample !== 0) return notAudio;
  const expected = writeWav(new Float32Array((bytes.length - headerBytes) / bytesPerSample));
  for (let at = 0; at < headerBytes; at += 1) {
    if (bytes[at] !== expected[at]) return notAudio;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + headerBytes);
  const samples = new Float32Array((bytes.length - headerBytes) / bytesPerSample);
  for (const index of samples.keys()) {
    samples[index] = view.getInt16(index * bytesPerSample, true) / 0x8000;
  }
  return { ok: true, samples, seconds: samples.length / speechRate };
}

const notAudio = { ok: false, refusal: 'not_audio' } as const;
