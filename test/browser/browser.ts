// One Chromium for a test file, and people with their own device in it. Each is watched: errors, refused policies,
// names in places where they do not belong (B-058), and how often a hand was needed.
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { BrowserInstance } from './browser-instance.ts';
import { pickByKeys, pressByKeys, reachByKeys } from './keys.ts';
import { type Watch, watchPage } from './watch.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
export const browserSkipReason = existsSync(executablePath)
  ? undefined
  : `no browser at ${executablePath}, set CHROMIUM_PATH`;

export const waitMs = 30_000;

/** `more`: further switches of the browser; a film for its camera belongs to the whole browser. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    timeout: waitMs,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...more,
    ],
  });
}

export const devices = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  smallPhone: { viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false },
} as const;
export type Device = keyof typeof devices;

export type VisitorOptions = {
  device: Device;
  /** Everything is done without a mouse. */
  hasOnlyKeys?: boolean;
  /**
   * The pages put themselves on the device with their service worker: so do phones, and a desk where it is said. It
   * fetches every file of the build for each new device, seconds of work that most screens at a desk have no part in.
   */
  keepsApp?: boolean;
};

type Place = { device: Device; url: string; hasOnlyKeys: boolean };

/** A person in front of a device: presses, types and is counted. */
export class Visitor {
  readonly page: Page;
  readonly watch: Watch;
  readonly device: Device;
  readonly url: string;
  readonly hasOnlyKeys: boolean;
  readonly #context: BrowserContext;
  /** Taps or clicks so far. */
  presses = 0;
  /** Keys pressed so far, typing of texts not counted. */
  keys = 0;

  constructor(context: BrowserContext, page: Page, watch: Watch, place: Place) {
    this.#context = context;
    this.page = page;
    this.watch = watch;
    this.device = place.device;
    this.url = place.url;
    this.hasOnlyKeys = place.hasOnlyKeys;
  }

  get isPhone(): boolean {
    return devices[this.device].hasTouch;
  }

  go(path: string) {
    return this.page.goto(new URL(path, this.url).href);
  }

  async press(target: Locator): Promise<void> {
    this.presses += 1;
    if (this.hasOnlyKeys) this.keys += await pressByKeys(this.page, target);
    else if (this.isPhone) await target.tap();
    else await target.click();
  }

  async type(target: Locator, text: string): Promise<void> {
    if (!this.hasOnlyKeys) {
      await target.fill(text);
      return;
    }
    this.keys += await reachByKeys(this.page, target);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses in a list of the browser's own. */
  async pick(target: Locator, option: string): Promise<void> {
    this.presses += 1;
    if (this.hasOnlyKeys) this.keys += await pickByKeys(this.page, target, option);
    else await target.selectOption(option);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: typeof name === 'string' });
  }

  async key(name: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(name);
  }

  async close(): Promise<void> {
    if (!this.page.isClosed()) await this.#context.close();
  }
}

/** A new device with no past, its clock beside the instance's. */
export async function openVisitor(
  browser: Browser,
  instance: BrowserInstance,
  options: VisitorOptions,
): Promise<Visitor> {
  const context = await browser.newContext({
    ...devices[options.device],
    baseURL: instance.url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    permissions: ['camera', 'microphone'],
  });
  context.setDefaultTimeout(waitMs);
  await context.addInitScript(shiftClock(instance.clockOffsetMs));
  if (!(options.keepsApp ?? devices[options.device].hasTouch)) await context.addInitScript(withoutWorker);
  const page = await context.newPage();
  const watch = await watchPage(page);
  return new Visitor(context, page, watch, {
    device: options.device,
    url: instance.url,
    hasOnlyKeys: options.hasOnlyKeys ?? false,
  });
}

/** As in a browser that has none: the pages work online only. */
const withoutWorker = 'delete Navigator.prototype.serviceWorker;';

function shiftClock(offsetMs: number): string {
  return `{
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...parts) { if (parts.length > 0) super(...parts); else super(RealDate.now() + ${offsetMs}); }
      static now() { return RealDate.now() + ${offsetMs}; }
    };
  }`;
}

/** What everybody saw when a test failed; prints where the pictures are. */
export async function keepPictures(visitors: readonly Visitor[], name: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'consilia-failed-'));
  for (const [index, { page, device, watch }] of visitors.entries()) {
    if (watch.problems.length > 0) console.log(device, watch.problems);
    if (page.isClosed()) continue;
    await page
      .screenshot({ path: join(folder, `${index}-${device}.png`), fullPage: true })
      .catch(() => undefined);
  }
  console.log(`pictures of « ${name} » in ${folder}`);
}

/** All text of a part of the page. */
export async function textOf(part: Locator): Promise<string> {
  return (await part.textContent()) ?? '';
}
