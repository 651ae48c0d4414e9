// Looks at one screen the way an inspector would: axe at a desk and on a narrow phone, contrast in the dark, nothing
// cut off at 320 pixels, the demo banner in sight, no patient in title or address; and keeps a picture of each.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Visitor } from './browser.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 800 };
const narrow = { width: 320, height: 640 };

declare const document: {
  documentElement: { scrollWidth: number; clientWidth: number };
  getAnimations: () => { finished: Promise<unknown> }[];
};
declare const scrollTo: (x: number, y: number) => void;

export class Survey {
  readonly folder: string;
  readonly findings: string[] = [];
  readonly names: string[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async start(): Promise<Survey> {
    return new Survey(await mkdtemp(join(tmpdir(), 'consilia-tour-')));
  }

  /** The screen as it stands now; afterwards the window is a desk's again. */
  async screen(visitor: Visitor, name: string): Promise<void> {
    const { page } = visitor;
    this.names.push(name);
    await page.locator('.c-skeleton').first().waitFor({ state: 'detached' });
    await this.#picture(visitor, name, 'desk');
    await this.#axe(visitor, `${name}, desk`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await this.#axe(visitor, `${name}, dark`, ['color-contrast']);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(phone);
    await page.locator('.c-skeleton').first().waitFor({ state: 'detached' });
    await this.#picture(visitor, name, 'phone');
    await this.#axe(visitor, `${name}, phone`);
    await this.#width(visitor, name);
    await page.setViewportSize(desk);
    const banner = await page.getByText(/^Instance de démonstration/).count();
    if (banner !== 1) this.findings.push(`${name}: the demo banner is there ${banner} times`);
  }

  async #picture({ page }: Visitor, name: string, size: string): Promise<void> {
    const number = String(this.names.length).padStart(2, '0');
    const path = join(this.folder, `${number}-${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${size}.png`);
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  }

  async #axe({ page }: Visitor, place: string, rules?: string[]): Promise<void> {
    const builder = new AxeBuilder({ page }).setLegacyMode().exclude('iframe');
    const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
    for (const { id, help, nodes } of violations) {
      const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`);
      this.findings.push(`${place}: ${id} (${help}) at ${where.join(' | ')}`);
    }
  }

  async #width({ page }: Visitor, name: string): Promise<void> {
    await page.setViewportSize(narrow);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      scrollTo(0, 0);
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    if (scrollWidth > clientWidth) this.findings.push(`${name}: ${scrollWidth} px wide in a window of 320`);
  }
}
