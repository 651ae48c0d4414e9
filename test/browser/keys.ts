// A hand that has a keyboard and no mouse: Tab to where it wants to go, arrows inside groups, Space and Enter.
import type { Locator, Page } from 'playwright-core';

/** As far as a person would go on with Tab; more is a trap or a control that Tab does not reach. */
const mostTabs = 200;

declare const document: { activeElement: unknown };

/** Runs in the page. */
const hasFocus = (element: unknown) => element === document.activeElement;

/** A control whose group is one stop of Tab: radios of one name, regions of one figure. */
const isWithinFocusedGroup = (element: { name?: string; type?: string; parentNode: unknown }) => {
  const focused = document.activeElement as typeof element | null;
  if (!focused || focused === element) return false;
  if (element.type === 'radio') return focused.type === 'radio' && focused.name === element.name;
  return 'ownerSVGElement' in element && element.parentNode === focused.parentNode;
};

/** Moves the focus to the control and answers how many keys it took; throws when Tab never gets there. */
export async function reachByKeys(page: Page, target: Locator): Promise<number> {
  await target.waitFor();
  let keys = 0;
  for (; keys < mostTabs; keys += 1) {
    if (await target.evaluate(hasFocus)) return keys;
    const isNear = await target.evaluate(isWithinFocusedGroup);
    await page.keyboard.press(isNear ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`out of reach for the keyboard: ${target}`);
}

export async function pressByKeys(page: Page, target: Locator): Promise<number> {
  const keys = await reachByKeys(page, target);
  const kind = await target.evaluate((element: { type?: string; href?: unknown; checked?: boolean }) => ({
    isChosenRadio: element.type === 'radio' && element.checked === true,
    isLink: typeof element.href === 'string',
  }));
  if (kind.isChosenRadio) return keys;
  await page.keyboard.press(kind.isLink ? 'Enter' : 'Space');
  return keys + 1;
}

export async function pickByKeys(page: Page, target: Locator, option: string): Promise<number> {
  const keys = await reachByKeys(page, target);
  for (let step = 0; step < 30; step += 1) {
    const chosen = await target.evaluate(
      (list: { selectedOptions: ArrayLike<{ label: string }> }) => list.selectedOptions[0]?.label,
    );
    if (chosen === option) return keys + step;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no choice « ${option} » in the list`);
}
