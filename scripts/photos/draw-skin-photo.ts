// Draws a stand-in for a photo of skin from a seed: no person, no asset, the same bytes for the same options.
// For demonstrations, load tests and screenshots; it imitates the look and weight of phone photos, not any disease.
import sharp from 'sharp';
import { createLesion, type Lesion, type LesionKind, type Rgb } from './lesions.ts';
import { hash } from './noise.ts';
import { drawOverlay } from './overlays.ts';
import { createScene, type Scene, type View } from './scenes.ts';
import { skinColour, skinRelief, type Tone } from './skin.ts';

export type SkinPhoto = {
  view: View;
  tone: Tone;
  lesion: LesionKind;
  seed: number;
  /** Pixels; 4000 × 3000 unless asked otherwise. */
  width?: number;
  height?: number;
  /** JPEG quality, 85 unless asked otherwise. */
  quality?: number;
};

const MAX_DRAWN_WIDTH = 2000;
const GRAIN = 7;

type Canvas = { width: number; height: number; unit: number };

/** A JPEG of drawn skin; about 2 MB and some seconds of work at 12 megapixels. */
export async function drawSkinPhoto(options: SkinPhoto): Promise<Buffer> {
  const { view, tone, seed, width = 4000, height = 3000, quality = 85 } = options;
  const shrink = Math.min(1, MAX_DRAWN_WIDTH / width);
  const drawnWidth = Math.round(width * shrink);
  const canvas = { width: drawnWidth, height: Math.round(height * shrink), unit: 1000 / drawnWidth };
  const unitsHigh = (1000 * height) / width;
  const scene = createScene(view, seed, unitsHigh);
  const isMagnified = view === 'dermoscopic';
  const lesion = createLesion(options.lesion, { ...scene.lesion, seed: seed + 500, tone, isMagnified });
  const pixels = shade(canvas, scene, lesion, { tone, seed, facet: scene.facet });

  const overlay = await sharp(Buffer.from(drawOverlay(view, scene, { seed, height: unitsHigh, tone })), {
    density: (72 * width) / 1000,
  })
    .resize(width, height, { fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const enlarged = await sharp(pixels, { raw: { width: canvas.width, height: canvas.height, channels: 3 } })
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .composite([{ input: overlay }])
    .removeAlpha()
    .raw()
    .toBuffer();
  addGrain(enlarged, width, seed);
  return sharp(enlarged, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

/** Colour, then light on the relief: slope towards a lamp at the upper left, and a little shine. */
function shade(
  canvas: Canvas,
  scene: Scene,
  lesion: Lesion,
  skin: { tone: Tone; seed: number; facet: number },
): Buffer {
  const { width, height, unit } = canvas;
  const pixels = Buffer.alloc(width * height * 3);
  let above = new Float32Array(width);
  for (let row = 0; row < height; row += 1) {
    const heights = new Float32Array(width);
    for (let column = 0; column < width; column += 1) {
      const [x, y] = [column * unit, row * unit];
      const at = (row * width + column) * 3;
      const point = scene.at(x, y);
      if (point.skin === 0) {
        write(pixels, at, scene.background(x, y));
        continue;
      }
      const spot = lesion(x, y);
      const rise = skinRelief(x, y, skin) * (1 - 0.3 * spot.cover) + spot.relief;
      heights[column] = rise;
      const slopeX = (rise - (heights[column - 1] ?? rise)) / unit;
      const slopeY = (rise - (row === 0 ? rise : (above[column] ?? rise))) / unit;
      const slope = scene.bump * skin.facet * 0.25 * (slopeX * 0.6 + slopeY * 0.8);
      const light = point.light * (1 + Math.max(-0.45, Math.min(0.5, slope)));
      const colour = tinted(skinColour(x, y, skin), spot.tint, spot.cover, spot.scale);
      const shine = scene.shine * 60 * Math.max(0, slope - 0.12) * point.light;
      const lit: Rgb = [colour[0] * light + shine, colour[1] * light + shine, colour[2] * light + shine];
      write(pixels, at, point.skin === 1 ? lit : mix(scene.background(x, y), lit, point.skin));
    }
    above = heights;
  }
  return pixels;
}

/** Skin under a lesion's tint, whitened by its scale. */
function tinted(skin: Rgb, tint: Rgb, cover: number, scale: number): Rgb {
  const under: Rgb = [skin[0] * tint[0], skin[1] * tint[1], skin[2] * tint[2]];
  return mix(mix(skin, under, cover), [232, 222, 212], 0.55 * scale);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

function write(pixels: Buffer, at: number, [red, green, blue]: Rgb): void {
  pixels[at] = clamp(red);
  pixels[at + 1] = clamp(green);
  pixels[at + 2] = clamp(blue);
}

/** Sensor grain on every pixel, the same on the three channels. */
function addGrain(pixels: Buffer, width: number, seed: number): void {
  for (let at = 0; at < pixels.length; at += 3) {
    const index = at / 3;
    const grain = (hash(index % width, Math.floor(index / width), seed + 900) - 0.5) * GRAIN;
    pixels[at] = clamp((pixels[at] ?? 0) + grain);
    pixels[at + 1] = clamp((pixels[at + 1] ?? 0) + grain);
    pixels[at + 2] = clamp((pixels[at + 2] ?? 0) + grain);
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}
