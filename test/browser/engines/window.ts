// A window used like by a person, whatever the engine: things are found by the names they have on the screen.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Driver, type Size, until } from './engine.ts';
import {
  findSource,
  patternOf,
  pickSource,
  placeSource,
  type Role,
  type Wanted,
  watchSource,
  widthSource,
} from './in-page.ts';

type Name = string | RegExp;

const sizes: readonly Size[] = [
  { width: 390, height: 844 },
  { width: 1440, height: 1000 },
];

export class Window {
  readonly driver: Driver;
  readonly origin: string;
  readonly #folder: string | undefined;
  /** What the page did wrong: errors, broken policies, parts that are wider than the screen. */
  readonly problems: string[] = [];
  #pictures = 0;

  constructor(driver: Driver, place: { origin: string; folder?: string | undefined }) {
    this.driver = driver;
    this.origin = place.origin;
    this.#folder = place.folder;
  }

  async go(path: string): Promise<void> {
    await this.gatherProblems();
    await this.driver.go(new URL(path, this.origin).href);
    await this.driver.run(watchSource);
  }

  /** Until something of this name is shown. */
  async see(role: Role, name: Name, within?: string): Promise<void> {
    const wanted: Wanted = { role, name };
    const found = () => this.driver.run<boolean>(findSource, role, patternOf(wanted), within ?? null);
    await until(found, `${role} ${String(name)}${within ? ` in ${within}` : ''}`);
  }

  /** Until this expression of the page is true; `what` names it where it never is. */
  async holds(expression: string, what: string): Promise<void> {
    await until(() => this.driver.run<boolean>(`return ${expression}`), what);
  }

  /** Until nothing on the page matches. */
  gone(selector: string): Promise<void> {
    return this.holds(`!document.querySelector('${selector}')`, `${selector} gone`);
  }

  /** Presses what stands still: a press on its way while a list is drawn anew would meet its neighbour. */
  async press(role: Role, name: Name, within?: string): Promise<void> {
    await this.see(role, name, within);
    const wanted = patternOf({ role, name });
    let before: string | null = null;
    const standsStill = async () => {
      const place = await this.driver.run<string | null>(placeSource);
      // Drawn anew, or covered. Only then: finding scrolls, and what scrolls does not rest.
      if (place === null) await this.driver.run<boolean>(findSource, role, wanted, within ?? null);
      const isStill = place !== null && place === before;
      before = place;
      return isStill;
    };
    await until(standsStill, `${role} ${String(name)}${within ? ` in ${within}` : ''} at rest`);
    await this.driver.press();
  }

  async fill(name: Name, text: string, within?: string): Promise<void> {
    await this.see('field', name, within);
    await this.driver.type(text);
  }

  /** Chooses in a list of the browser's own. */
  async pick(name: Name, option: string, within?: string): Promise<void> {
    await this.see('field', name, within);
    await this.driver.run(pickSource, option);
  }

  async choose(name: Name, path: string): Promise<void> {
    await this.see('file', name);
    await this.driver.choose(path);
  }

  /** Until the address is of this kind; answers it. */
  async atAddress(pattern: RegExp): Promise<string> {
    let path = '';
    const isThere = async () => {
      path = await this.driver.run<string>('return location.pathname');
      return pattern.test(path);
    };
    await until(isThere, `address ${pattern.source}`);
    return path;
  }

  /** The screen as it stands, on a phone and at a desk: a picture of each, and whether something is too wide. */
  async survey(name: string): Promise<void> {
    await this.gone('.c-skeleton');
    this.#pictures += 1;
    for (const { width, height } of sizes) {
      await this.driver.resize({ width, height });
      const isDrawn = () => this.driver.run<boolean>(widthSource.isDrawn, width);
      await this.driver.run(widthSource.awaitDrawing);
      await until(isDrawn, `${width} pixels`);
      const tooWide = await this.driver.run<string[]>(widthSource.tooWide);
      this.problems.push(...tooWide.map((part) => `${name}: wider than ${width}: ${part}`));
      if (!this.#folder) continue;
      const file = `${String(this.#pictures).padStart(2, '0')}-${name}-${width}.png`;
      await writeFile(join(this.#folder, file), await this.driver.picture());
    }
  }

  /** Takes what the page has noted so far; a page that is left forgets it. */
  async gatherProblems(): Promise<void> {
    this.problems.push(...(await this.driver.run<string[]>('return (window.seenProblems ?? []).splice(0)')));
  }
}
