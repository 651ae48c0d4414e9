// Looks at one screen the way an inspector would: axe at a desk and on a narrow phone, contrast in the dark, no button
// under another, nothing cut off at 320 pixels, the demo banner in sight, no patient in title or address; and keeps a picture of each where asked.
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { findViolations } from './axe.ts';
import type { Visitor } from './browser.ts';
import { findCoveredControls } from './covered-controls.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 800 };
const narrow = { width: 320, height: 640 };

declare const document: {
  documentElement: { scrollWidth: number; clientWidth: number; scrollHeight: number };
};
declare const scrollTo: (x: number, y: number) => void;
declare const requestAnimationFrame: (run: () => void) => void;

/** Until the page has drawn itself for the new size. */
async function resize(
  { page }: Pick<Visitor, 'page'>,
  size: { width: number; height: number },
): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Below PICTURES_DIR where it is set, a folder for each test file; else there are no pictures. */
export async function pictureFolder(): Promise<string | undefined> {
  const kept = process.env['PICTURES_DIR'];
  if (!kept) return undefined;
  const own = join(kept, basename(expect.getState().testPath ?? 'other', '.test.ts'));
  await mkdir(own, { recursive: true });
  return own;
}

export class Survey {
  readonly findings: string[] = [];
  readonly names: string[] = [];
  /** A picture costs as much as what is looked for, so there are some where somebody named a place for them. */
  readonly #folder: string | undefined;

  private constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  static async start(): Promise<Survey> {
    return new Survey(await pictureFolder());
  }

  /** For the end of a file of tests. */
  get summary(): string {
    const pictures = this.#folder ? `pictures in ${this.#folder}` : 'PICTURES_DIR keeps pictures of them';
    return `${this.names.length} screens looked at; ${pictures}`;
  }

  /** The screen as it stands now, at both sizes; at a desk afterwards. */
  async screen(visitor: Visitor, name: string): Promise<void> {
    await this.atDesk(visitor, name);
    await resize(visitor, phone);
    await this.#onPhone(visitor, name);
    await resize(visitor, desk);
  }

  /** For what closes when a window changes its kind. */
  async atDesk(visitor: Visitor, name: string): Promise<void> {
    const { page } = visitor;
    await this.#begin(visitor, name);
    await this.#picture(visitor, name, 'desk');
    await this.#axe(visitor, `${name}, desk`);
    await this.#covered(visitor, `${name}, desk`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await this.#axe(visitor, `${name}, dark`, ['color-contrast']);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** The same for a device that is a phone. */
  async onPhone(visitor: Visitor, name: string): Promise<void> {
    await this.#begin(visitor, name);
    await this.#onPhone(visitor, name);
    await resize(visitor, phone);
  }

  /** Of what the window shows just now, unchanged. */
  async detail({ page }: Visitor, name: string): Promise<void> {
    if (this.#folder) await page.screenshot({ path: join(this.#folder, `${name}.png`) });
  }

  async #begin({ page }: Visitor, name: string): Promise<void> {
    this.names.push(name);
    await page.locator('.c-skeleton').first().waitFor({ state: 'detached' });
    const demo = page.getByText(/^Instance de démonstration/);
    // A page for all is there before the session has been read.
    await demo
      .first()
      .waitFor({ state: 'attached' })
      .catch(() => undefined);
    const banner = await demo.count();
    if (banner !== 1) this.findings.push(`${name}: the demo banner is there ${banner} times`);
    const terms = await page.locator('footer a[href="/textes/terms"]').count();
    if (terms !== 1) this.findings.push(`${name}: the terms are linked ${terms} times (A-001)`);
  }

  async #onPhone(visitor: Visitor, name: string): Promise<void> {
    await visitor.page.locator('.c-skeleton').first().waitFor({ state: 'detached' });
    await this.#picture(visitor, name, 'phone');
    await this.#axe(visitor, `${name}, phone`);
    await this.#covered(visitor, `${name}, phone`);
    await this.#width(visitor, name);
  }

  async #picture({ page }: Visitor, name: string, size: string): Promise<void> {
    if (!this.#folder) return;
    const number = String(this.names.length).padStart(2, '0');
    const path = join(this.#folder, `${number}-${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${size}.png`);
    const { height } = page.viewportSize() ?? desk;
    const width = size === 'desk' ? desk.width : phone.width;
    const isOpen = (await page.locator('dialog[open]').count()) > 0;
    const whole = isOpen ? height : await page.evaluate(() => document.documentElement.scrollHeight);
    // As high as its content: a picture of a page that scrolls would show its sticky bars in the middle.
    if (whole > height) await resize({ page }, { width, height: whole });
    await page.screenshot({ path, animations: 'disabled' });
    if (whole > height) await resize({ page }, { width, height });
  }

  async #axe({ page }: Visitor, place: string, rules?: string[]): Promise<void> {
    for (const { id, help, nodes } of await findViolations(page, rules)) {
      const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`);
      this.findings.push(`${place}: ${id} (${help}) at ${where.join(' | ')}`);
    }
  }

  async #covered({ page }: Visitor, place: string): Promise<void> {
    this.findings.push(...(await findCoveredControls(page)).map((found) => `${place}: ${found}`));
  }

  async #width({ page }: Visitor, name: string): Promise<void> {
    await resize({ page }, narrow);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      scrollTo(0, 0);
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    if (scrollWidth > clientWidth) this.findings.push(`${name}: ${scrollWidth} px wide in a window of 320`);
  }
}
