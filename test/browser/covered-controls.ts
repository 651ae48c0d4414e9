// A button that lies under another cannot be pressed, and axe does not say so.
import type { Page } from 'playwright-core';

type Box = { left: number; top: number; width: number; height: number };
type Element = {
  parentElement: Element | null;
  textContent: string | null;
  contains: (other: Element) => boolean;
  closest: (selector: string) => Element | null;
  getAttribute: (name: string) => string | null;
  getBoundingClientRect: () => Box;
  checkVisibility: () => boolean;
};
declare const document: {
  querySelectorAll: (selector: string) => Iterable<Element>;
  elementFromPoint: (x: number, y: number) => Element | null;
};
declare const getComputedStyle: (element: Element) => { position: string };

/**
 * « Envoyer under Annuler » for each button or link in sight that another one takes the middle of, or an end of its
 * middle line. What scrolls away under a bar that stays is no fault: both must lie in the same layer.
 */
export function findCoveredControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = 'button, a[href], summary, [role=button]';
    const layerOf = (element: Element | null): Element | null =>
      element === null || ['fixed', 'sticky'].includes(getComputedStyle(element).position)
        ? element
        : layerOf(element.parentElement);
    const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent?.trim();
    const coverOf = (control: Element): Element | undefined => {
      // What is folded away keeps its box.
      if (!control.checkVisibility()) return undefined;
      const { left, top, width, height } = control.getBoundingClientRect();
      if (width === 0 || height === 0) return undefined;
      return [0.15, 0.5, 0.85]
        .map((part) => document.elementFromPoint(left + width * part, top + height / 2)?.closest(controls))
        .find(
          (hit) =>
            hit && !hit.contains(control) && !control.contains(hit) && layerOf(hit) === layerOf(control),
        ) as Element | undefined;
    };
    return [...document.querySelectorAll(controls)].flatMap((control) => {
      const cover = coverOf(control);
      return cover ? [`${nameOf(control)} under ${nameOf(cover)}`] : [];
    });
  });
}
