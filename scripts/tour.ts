// npm run docs:tour -- <folder>: makes docs/tour.md and its pictures from those that the browser tests leave in
// PICTURES_DIR, so that the tour shows what a test has just seen. Pictures are cut and packed small; the page is made anew.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { type TourScreen, tourPage, tourScreens } from './tour/tour-page.ts';

const root = resolve(import.meta.dirname, '..');
const pictures = 'docs/tour';
/** Pixels shown of a screen; longer pages are cut, the test has seen them whole. */
const shown = { desk: { from: 1440, to: 720, height: 900 }, phone: { from: 360, to: 240, height: 1500 } };

async function pack(folder: string, screen: TourScreen, size: 'desk' | 'phone'): Promise<void> {
  const source = sharp(join(folder, screen.source[size] ?? ''));
  const { width = 0, height = 0 } = await source.metadata();
  const { to, height: most } = shown[size];
  const bytes = await source
    .extract({ left: 0, top: 0, width, height: Math.min(height, most) })
    .resize({ width: to })
    .webp({ quality: 45, effort: 6 })
    .toBuffer();
  writeFileSync(join(root, pictures, `${screen.slug}-${size}.webp`), bytes);
}

async function makeTour(folder: string): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.png'),
  );
  const screens = tourScreens(files);
  if (screens.length === 0) throw new Error(`no pictures of screens in ${folder}`);
  rmSync(join(root, pictures), { recursive: true, force: true });
  mkdirSync(join(root, pictures), { recursive: true });
  for (const screen of screens) {
    for (const size of ['desk', 'phone'] as const) {
      if (screen.source[size]) await pack(folder, screen, size);
    }
  }
  writeFileSync(join(root, 'docs/tour.md'), tourPage(screens));
  return screens.length;
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    console.error('usage: PICTURES_DIR=<folder> npm run test:browser; npm run docs:tour -- <folder>');
    process.exitCode = 2;
  } else {
    console.log(`docs/tour.md: ${await makeTour(folder)} screens`);
  }
}
