/**
 * Draws the icons of the installed application from `src/web/public/favicon.svg`: `node scripts/web-icons.ts`. Run it
 * after the mark has changed and commit the pictures. « Maskable » and Apple's fill the whole square, the mark smaller:
 * the device cuts the corners by itself.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const publicFolder = join(import.meta.dirname, '../src/web/public');
const folder = join(publicFolder, 'icons');
const ground = '#0b5566';
/** Of the side: what no device cuts away is a circle of 80 %. */
const safeShare = 0.72;

const mark = await readFile(join(publicFolder, 'favicon.svg'), 'utf8');
const drawn = (side: number) => sharp(Buffer.from(mark), { density: (72 * side) / 32 }).resize(side, side);

async function drawWhole(name: string, side: number): Promise<void> {
  const inner = Math.round(side * safeShare);
  await sharp({ create: { width: side, height: side, channels: 4, background: ground } })
    .composite([{ input: await drawn(inner).png().toBuffer() }])
    .flatten({ background: ground })
    .png({ palette: true, effort: 10 })
    .toFile(join(folder, name));
}

await mkdir(folder, { recursive: true });
for (const side of [192, 512]) {
  await drawn(side)
    .png({ palette: true, effort: 10 })
    .toFile(join(folder, `icon-${side}.png`));
}
await drawWhole('maskable-512.png', 512);
await drawWhole('apple-touch-180.png', 180);
