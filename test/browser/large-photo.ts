// A photo of 48 megapixels, and what the viewer makes of it: frames while a hand moves it, with a slow processor.
import type { CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { drawSkinPhoto } from '../../scripts/photos/draw-skin-photo.ts';

export const largeSize = { width: 8064, height: 6048 };

/** Drawn small and enlarged under grain, as heavy as a phone's. */
export async function drawLargePhoto(seed = 7): Promise<Buffer> {
  const small = await drawSkinPhoto({
    view: 'close-up',
    lesion: 'naevus',
    tone: 3,
    seed,
    width: 1008,
    height: 756,
  });
  const noise = { type: 'gaussian', mean: 128, sigma: 8 } as const;
  const grain = await sharp({
    create: { width: 512, height: 512, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  return sharp(small)
    .resize(largeSize)
    .composite([{ input: grain, tile: true, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

declare const requestAnimationFrame: (run: (time: number) => void) => void;
declare const window: { frameTimes?: number[]; areFramesCounted?: boolean };

/** Milliseconds between frames as the page sees them; frames that reached the screen, and that came too late for it. */
export type FrameFigures = { median: number; p95: number; worst: number; drawn: number; dropped: number };

/** Time between the frames of the page while `work` goes on, in milliseconds, with the processor slowed down. */
export async function measureFrames(
  page: Page,
  slowdown: number,
  work: (session: CDPSession) => Promise<void>,
): Promise<FrameFigures> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(() => {
    window.frameTimes = [];
    window.areFramesCounted = true;
    const look = (time: number) => {
      window.frameTimes?.push(time);
      if (window.areFramesCounted) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const browser = page.context().browser();
  await browser?.startTracing(page, {
    categories: ['devtools.timeline.frame', 'disabled-by-default-devtools.timeline'],
  });
  await work(session);
  const trace = String(await browser?.stopTracing());
  const count = (name: string) => trace.split(`"name":"${name}"`).length - 1;
  const times = await page.evaluate(() => {
    window.areFramesCounted = false;
    return window.frameTimes ?? [];
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  const between = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  const sorted = between.toSorted((one, other) => one - other);
  const share = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  const seen = { drawn: count('DrawFrame'), dropped: count('DroppedFrame') };
  return { median: share(0.5), p95: share(0.95), worst: share(1), ...seen };
}

/** The wheel in and out, then the photo drawn about: as one looks at it. */
export async function lookAround(page: Page): Promise<void> {
  const box = await page.locator('.c-viewer__pane').first().boundingBox();
  if (!box) throw new Error('no photo in sight');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  for (let turn = 0; turn < 24; turn += 1) await page.mouse.wheel(0, -60);
  await page.mouse.down();
  for (let step = 1; step <= 40; step += 1) {
    await page.mouse.move(x + 160 * Math.sin(step / 5), y + 120 * Math.cos(step / 6));
  }
  await page.mouse.up();
  for (let turn = 0; turn < 24; turn += 1) await page.mouse.wheel(0, 60);
}
