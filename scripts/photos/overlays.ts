// What lies over the skin, drawn as SVG: hairs, and for a dermatoscope its ruler, bubbles and lamp reflections.
import { createRandom } from './noise.ts';
import type { Scene, View } from './scenes.ts';

/** SVG covering the picture (1000 units across); hairs stay on skin. */
export function drawOverlay(
  view: View,
  scene: Scene,
  options: { seed: number; height: number; tone: number },
): string {
  const extra = view === 'dermoscopic' ? drawScope(options.seed, options.height) : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 ${options.height}">${drawHairs(scene, options)}${extra}</svg>`;
}

function drawHairs(
  scene: Scene,
  { seed, height, tone }: { seed: number; height: number; tone: number },
): string {
  const random = createRandom(seed + 7);
  const heading = random() * Math.PI * 2;
  const colour = tone <= 2 ? '#5b4030' : '#1d1512';
  const paths: string[] = [];
  for (let index = 0; index < scene.hairs.count; index += 1) {
    const x = random() * 1000;
    const y = random() * height;
    const angle = heading + (random() - 0.5) * 0.9;
    const length = scene.hairs.length * (0.4 + 0.8 * random());
    const bend = (random() - 0.5) * length * 0.5;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [endX, endY] = [x + cos * length, y + sin * length];
    const [midX, midY] = [x + (cos * length) / 2 - sin * bend, y + (sin * length) / 2 + cos * bend];
    const width = scene.hairs.width * (0.5 + 0.7 * random());
    const opacity = 0.25 + 0.5 * random();
    if (scene.at(x, y).skin < 1 || scene.at(endX, endY).skin < 1) continue;
    paths.push(
      `<path d="M${fixed(x)} ${fixed(y)}Q${fixed(midX)} ${fixed(midY)} ${fixed(endX)} ${fixed(endY)}" ` +
        `stroke-width="${width.toFixed(2)}" opacity="${opacity.toFixed(2)}"/>`,
    );
  }
  return `<g fill="none" stroke="${colour}" stroke-linecap="round">${paths.join('')}</g>`;
}

function drawScope(seed: number, height: number): string {
  const random = createRandom(seed + 8);
  const radius = Math.min(height / 2, 500) * 0.985;
  const parts: string[] = [];
  for (let mark = -12; mark <= 12; mark += 1) {
    const angle = Math.PI / 2 + mark * 0.042;
    const inner = radius * (mark % 5 === 0 ? 0.935 : 0.955);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const line = [cos * inner, sin * inner, cos * radius * 0.985, sin * radius * 0.985].map(fixed);
    parts.push(
      `<path d="M${line[0]} ${line[1]}L${line[2]} ${line[3]}" stroke="#15100f" stroke-width="1.6"/>`,
    );
  }
  for (let index = 0; index < 14; index += 1) {
    const angle = random() * 2 * Math.PI;
    const far = radius * (0.35 + 0.58 * random());
    const size = 3 + 15 * random() ** 3;
    const [x, y] = [Math.cos(angle) * far, Math.sin(angle) * far];
    parts.push(
      `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(size)}" fill="#fff" fill-opacity=".07" stroke="#2b1a14" stroke-opacity=".45" stroke-width="1.2"/>`,
      `<ellipse cx="${fixed(x - size * 0.35)}" cy="${fixed(y - size * 0.4)}" rx="${fixed(size * 0.26)}" ry="${fixed(size * 0.16)}" fill="#fff" fill-opacity=".75"/>`,
    );
  }
  return `<g transform="translate(500 ${fixed(height / 2)})">${parts.join('')}</g>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
