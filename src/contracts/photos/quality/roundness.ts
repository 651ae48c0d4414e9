import type { Luma } from './luma.ts';

/**
 * Whether a picture looks as if taken through a dermatoscope: bright inside a circle, dark in the four corners, the edge
 * at the same distance all round. A technical likeness only: many dermatoscopes fill the whole picture.
 */

const rays = 32;
const stepsOut = 60;

/** 0 (nothing of it) to 1. */
export function roundnessOf({ width, height, values }: Luma): number {
  const [cx, cy] = [width / 2, height / 2];
  const halfShort = Math.min(cx, cy);
  const middle = meanAround(values, width, cx, cy, halfShort * 0.35);
  const darkBelow = Math.min(60, middle * 0.45);
  const edges: number[] = [];
  let [corners, darkCorners] = [0, 0];
  for (let ray = 0; ray < rays; ray += 1) {
    const angle = ((ray + 0.5) / rays) * 2 * Math.PI;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const reach = Math.min(cx / Math.abs(dx), cy / Math.abs(dy)) * 0.985;
    // Only rays that go well past the inscribed circle can meet its edge.
    if (reach < halfShort * 1.12) continue;
    corners += 1;
    const edge = darkFrom(values, width, { cx, cy, dx, dy, reach }, darkBelow);
    if (edge === undefined) continue;
    darkCorners += 1;
    edges.push(edge / halfShort);
  }
  if (corners === 0 || darkCorners === 0) return 0;
  const mean = edges.reduce((sum, edge) => sum + edge, 0) / edges.length;
  const spread = Math.sqrt(edges.reduce((sum, edge) => sum + (edge - mean) ** 2, 0) / edges.length) / mean;
  const isRound = Math.max(0, 1 - spread / 0.2);
  return (darkCorners / corners) * isRound;
}

type Ray = { cx: number; cy: number; dx: number; dy: number; reach: number };

/** How far from the middle everything outward is dark; undefined when the end of the ray is not. */
function darkFrom(values: Uint8Array, width: number, ray: Ray, darkBelow: number): number | undefined {
  let edge: number | undefined;
  for (let step = stepsOut; step > 0; step -= 1) {
    const far = (ray.reach * step) / stepsOut;
    const x = Math.floor(ray.cx + ray.dx * far);
    const y = Math.floor(ray.cy + ray.dy * far);
    if ((values[y * width + x] as number) >= darkBelow) return edge;
    edge = far;
  }
  return edge;
}

function meanAround(values: Uint8Array, width: number, cx: number, cy: number, radius: number): number {
  let [sum, count] = [0, 0];
  const step = Math.max(1, Math.floor(radius / 12));
  for (let y = Math.floor(cy - radius); y < cy + radius; y += step) {
    for (let x = Math.floor(cx - radius); x < cx + radius; x += step) {
      sum += values[y * width + x] ?? 0;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
