// A page that asks for the same thing again and again without anybody touching it: a loop between what it reads and what
// it does, which a fast server answers so well that nobody notices.
import type { Page, Request } from 'playwright-core';

const windowMs = 2_000;
/** Nobody presses the same button as often in that time, refused each time. */
const mostRefused = 6;
/** Lists that are read again whenever something arrives stay well below. */
const mostAsked = 25;

/** Tells `onStorm`, once for each, what was asked too often within two seconds. */
export function watchStorms(page: Page, onStorm: (words: string) => void): void {
  const asked = new Map<string, number[]>();
  const told = new Set<string>();
  const count = (what: string, most: number) => {
    const now = performance.now();
    const times = [...(asked.get(what) ?? []).filter((at) => now - at < windowMs), now];
    asked.set(what, times);
    if (times.length <= most || told.has(what)) return;
    told.add(what);
    onStorm(`${what} more than ${most} times in ${windowMs / 1_000} s`);
  };
  page.on('request', (request) => count(`asked: ${nameOf(request)}`, mostAsked));
  page.on('response', (answer) => {
    if (answer.status() >= 400) count(`refused: ${answer.status()} ${nameOf(answer.request())}`, mostRefused);
  });
}

function nameOf(request: Request): string {
  return `${request.method()} ${request.url()}`;
}
