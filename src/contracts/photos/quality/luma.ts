/** Pixels as a canvas or a decoder gives them: rows from the top, red first. No browser or server type in it. */
export type Pixels = {
  width: number;
  height: number;
  channels: 3 | 4;
  data: Uint8Array | Uint8ClampedArray;
};

/** Brightness of each pixel, 0 to 255 (weights of Rec. 601), and how many of them have a channel that is blown. */
export type Luma = { width: number; height: number; values: Uint8Array };

/** Part of a picture in its pixels; the right and lower edges are not in it. */
export type Region = { left: number; top: number; right: number; bottom: number };

/** A point of a picture, 0 to 1 from its left and top edge. */
export type FocusPoint = { x: number; y: number };

export function lumaOf({ width, height, channels, data }: Pixels): Luma {
  const values = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < values.length; index += 1, at += channels) {
    values[index] =
      (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
  }
  return { width, height, values };
}

/** The middle of the picture, or what lies around a point: `share` of each side, kept inside. */
export function regionAround(
  { width, height }: { width: number; height: number },
  share: number,
  point: FocusPoint = { x: 0.5, y: 0.5 },
): Region {
  const span = (side: number, at: number): [number, number] => {
    const wide = Math.max(1, Math.round(side * share));
    const from = Math.min(side - wide, Math.max(0, Math.round(side * at - wide / 2)));
    return [from, from + wide];
  };
  const [left, right] = span(width, point.x);
  const [top, bottom] = span(height, point.y);
  return { left, top, right, bottom };
}

/** The value under which `share` of the counted brightnesses lie. */
export function percentileOf(counts: Uint32Array, share: number): number {
  let total = 0;
  for (const count of counts) total += count;
  let seen = 0;
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] as number;
    if (seen >= total * share) return value;
  }
  return counts.length - 1;
}
