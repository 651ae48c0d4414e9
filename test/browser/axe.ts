// axe in a page: put into a document once, then run as often as the screen is looked at. Only what is wrong comes back.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The short form: each new document reads it again. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type InPage = {
  axe: typeof axe;
  document: {
    getAnimations: () => { effect: { getComputedTiming: () => { endTime: number } }; finish: () => void }[];
  };
};

const runInPage = async (options: RunOptions): Promise<Result[]> => {
  const { axe, document } = globalThis as unknown as InPage;
  // A colour half way to another (a button just pressed, a window just dark) is nobody's choice.
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect.getComputedTiming().endTime)) animation.finish();
  }
  // What a frame shows is a document of its own.
  return (await axe.run({ exclude: ['iframe'] }, options)).violations;
};

/** What axe finds wrong on the screen as it stands: by all its rules, or by those named. */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<Result[]> {
  const isThere = await page.evaluate("typeof globalThis.axe === 'object'");
  if (!isThere) await page.evaluate(source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: { type: 'rule', values: [...rules] } } : {}),
  };
  return page.evaluate<Result[], RunOptions>(runInPage, options);
}
