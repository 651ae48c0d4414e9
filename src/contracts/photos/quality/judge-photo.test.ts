import { describe, expect, test } from 'vitest';
import { judgePhoto } from './judge-photo.ts';
import type { Pixels } from './luma.ts';
import { measurePhoto } from './measure-photo.ts';
import { qualitySettings } from './quality-settings.ts';

type Rgb = readonly [number, number, number];
const side = 240;

/** A picture given point by point. */
function paint(colourAt: (x: number, y: number) => Rgb, channels: 3 | 4 = 3): Pixels {
  const data = new Uint8ClampedArray(side * side * channels).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) data.set(colourAt(x, y), (y * side + x) * channels);
  }
  return { width: side, height: side, channels, data };
}

const skin: Rgb = [172, 121, 88];
const scaled = ([red, green, blue]: Rgb, light: number): Rgb => [red * light, green * light, blue * light];
/** Fine furrows in both directions: as sharp as a picture can be. */
const furrowed = (x: number, y: number, light = 1) =>
  scaled(skin, light * (1 + 0.2 * Math.sin(x * 1.3) * Math.sin(y * 1.3)));
const judge = (pixels: Pixels, view: 'close-up' | 'dermoscopic' = 'close-up') =>
  judgePhoto({ measures: measurePhoto(pixels), view, isSmall: false });

describe('technical hints', () => {
  test('B-029 a sharp, well-lit picture has none, with three channels or four', () => {
    expect(judge(paint(furrowed))).toEqual([]);
    expect(measurePhoto(paint(furrowed, 4))).toEqual(measurePhoto(paint(furrowed, 3)));
  });

  test('B-029 broad waves without fine detail are blurred, and detail in one direction only is shaken', () => {
    expect(judge(paint((x, y) => scaled(skin, 1 + 0.2 * Math.sin(x / 9) * Math.sin(y / 9))))).toEqual([
      'blurred',
    ]);
    expect(judge(paint((x) => scaled(skin, 1 + 0.2 * Math.sin(x / 3))))).toEqual(['shaken']);
  });

  test('B-029 too little light, and a burnt middle', () => {
    expect(judge(paint((x, y) => furrowed(x, y, 0.2)))).toEqual(['dark']);
    expect(judge(paint((x, y) => (x > 90 && x < 150 ? [255, 255, 255] : furrowed(x, y))))).toContain(
      'overexposed',
    );
  });

  test('B-029 what was tapped is looked at instead of the middle', () => {
    const pixels = paint((x, y) => (x < 70 && y < 70 ? skin : furrowed(x, y)));
    expect(measurePhoto(pixels).sharpness).toBeGreaterThan(qualitySettings.leastSharpness);
    const tapped = measurePhoto(pixels, { x: 0.05, y: 0.05 });
    expect(judgePhoto({ measures: tapped, view: 'close-up', isSmall: false })).toEqual(['blurred']);
  });

  test('B-048 a bright disc in the dark looks dermoscopic: advice where the view is another', () => {
    // A wide picture, as a phone behind a dermatoscope gives it.
    const disc = paint((x, y) => (Math.hypot(x - 120, y - 120) < 118 ? furrowed(x, y) : [6, 6, 7]));
    expect(judge(disc)).toEqual(['looks-dermoscopic']);
    expect(judge(disc, 'dermoscopic')).toEqual([]);
    expect(judge(paint(furrowed), 'dermoscopic')).toEqual(['not-dermoscopic']);
  });

  test('a small picture is said last of the shortcomings; the tiniest can be measured', () => {
    const measures = measurePhoto(paint((x, y) => furrowed(x, y, 0.2)));
    expect(judgePhoto({ measures, view: 'regional', isSmall: true })).toEqual(['dark', 'small']);
    const speck = { width: 16, height: 16, channels: 3 as const, data: new Uint8Array(16 * 16 * 3).fill(90) };
    expect(Object.values(measurePhoto(speck)).every(Number.isFinite)).toBe(true);
  });
});
