// Spoils a photo the ways phones do: out of focus, shaken, too little light, too much, grain, too few pixels. Seeded, so
// that the same photo is spoiled the same way. Light is changed in linear light, as an exposure does.
import sharp from 'sharp';
import { createRandom } from './noise.ts';

/** `sigma` and `length` are in thousandths of the photo's width, `stops` of exposure, `grain` in steps of 255. */
export type Spoiling =
  | { kind: 'none' }
  | { kind: 'blurred'; sigma: number }
  | { kind: 'shaken'; length: number; angle: number }
  | { kind: 'dark' | 'overexposed'; stops: number }
  | { kind: 'noisy'; grain: number }
  | { kind: 'scaled'; share: number };

type Raw = { width: number; height: number; data: Buffer };
/** What sharp takes, in pixels. */
const leastSigma = 0.3;
/** Grain that a sensor adds after the optics have blurred. */
const sensorGrain = 2;

export async function openRaw(photo: Buffer): Promise<Raw> {
  const { data, info } = await sharp(photo)
    .autoOrient()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A JPEG of the spoiled photo. */
export async function spoilPhoto(raw: Raw, spoiling: Spoiling, seed: number): Promise<Buffer> {
  const { width, height } = raw;
  const image = (data: Buffer) => sharp(data, { raw: { width, height, channels: 3 } });
  const jpeg = (data: Buffer) => image(data).jpeg({ quality: 88 }).toBuffer();
  switch (spoiling.kind) {
    case 'none':
      return jpeg(raw.data);
    case 'blurred': {
      const soft = await image(raw.data)
        .blur(Math.max(leastSigma, (spoiling.sigma * width) / 1000))
        .raw()
        .toBuffer();
      return jpeg(withGrain(soft, sensorGrain, seed));
    }
    case 'shaken':
      return jpeg(withGrain(shake(raw, (spoiling.length * width) / 1000, spoiling.angle), sensorGrain, seed));
    case 'dark':
    case 'overexposed':
      return jpeg(expose(raw.data, spoiling.kind === 'dark' ? -spoiling.stops : spoiling.stops, seed));
    case 'noisy':
      return jpeg(withGrain(raw.data, spoiling.grain, seed));
    case 'scaled':
      return image(raw.data)
        .resize(Math.round(width * spoiling.share))
        .jpeg({ quality: 88 })
        .toBuffer();
  }
}

function shake({ width, height, data }: Raw, length: number, angle: number): Buffer {
  const taps = Math.max(2, Math.round(length));
  const offsets = Array.from({ length: taps }, (_, index) => {
    const far = (index / (taps - 1) - 0.5) * length;
    return { x: Math.round(Math.cos(angle) * far), y: Math.round(Math.sin(angle) * far) };
  });
  const shaken = Buffer.alloc(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (const offset of offsets) {
        const column = Math.min(width - 1, Math.max(0, x + offset.x));
        const row = Math.min(height - 1, Math.max(0, y + offset.y));
        const from = (row * width + column) * 3;
        red += data[from] ?? 0;
        green += data[from + 1] ?? 0;
        blue += data[from + 2] ?? 0;
      }
      const at = (y * width + x) * 3;
      shaken[at] = red / taps;
      shaken[at + 1] = green / taps;
      shaken[at + 2] = blue / taps;
    }
  }
  return shaken;
}

/** Exposure in linear light; what is made darker also gets the noise of few photons. */
function expose(data: Buffer, stops: number, seed: number): Buffer {
  const gain = 2 ** stops;
  const table = Array.from({ length: 256 }, (_, value) => fromLinear(toLinear(value / 255) * gain) * 255);
  const exposed = Buffer.alloc(data.length);
  const random = createRandom(seed + 41);
  const grain = stops < 0 ? -stops * 1.5 : 0;
  for (let at = 0; at < data.length; at += 1) {
    const value = table[data[at] ?? 0] ?? 0;
    exposed[at] = clamp(grain === 0 ? value : value + (random() + random() - 1) * grain);
  }
  return exposed;
}

function withGrain(data: Buffer, grain: number, seed: number): Buffer {
  const random = createRandom(seed + 43);
  const grained = Buffer.alloc(data.length);
  // Two uniform numbers are near enough to a bell; their spread is 0.41 of the width.
  for (let at = 0; at < data.length; at += 3) {
    const common = (random() + random() - 1) * grain * 2;
    for (let channel = 0; channel < 3; channel += 1) {
      const own = (random() + random() - 1) * grain;
      grained[at + channel] = clamp((data[at + channel] ?? 0) + common + own);
    }
  }
  return grained;
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}
