// What a page must never do while people use it: throw, write an error to the console, break its own content policy,
// ask for the same thing again and again, or show a patient in the title, the address bar or an address it asks for (B-058).
import type { Page } from 'playwright-core';
import { watchStorms } from './storms.ts';

/** Answers that a test provokes on purpose; the browser itself writes each to the console. */
export type Allowed = { path: RegExp; status: number };

export type Watch = {
  /** What went wrong, in words, but for what was allowed. */
  readonly problems: readonly string[];
  /** Every title, address and requested address seen. */
  places: Set<string>;
  allow: (path: RegExp, status: number) => void;
  /** From here on the network may fail: the browser itself writes each failed request to the console. */
  allowOffline: () => void;
};

const refusedLoad = /the server responded with a status of (\d{3})/;

const failedLoad = /net::ERR_/;

const reportFromPage = `{
  addEventListener('securitypolicyviolation', (event) => {
    console.error('policy broken: ' + [event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber, event.columnNumber].join(' '));
  });
  const tell = () => globalThis.tellTitle?.(document.title);
  addEventListener('DOMContentLoaded', () => {
    tell();
    new MutationObserver(tell).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
}`;

export async function watchPage(page: Page): Promise<Watch> {
  const allowed: Allowed[] = [];
  const seen: { text: string; status: number; url: string }[] = [];
  let mayBeOffline = false;
  const note = (text: string, status = 0, url = '') => void seen.push({ text, status, url });
  const isAllowed = ({ text, status, url }: (typeof seen)[number]) =>
    (mayBeOffline && failedLoad.test(text)) ||
    allowed.some((one) => one.status === status && one.path.test(url));
  const watch: Watch = {
    get problems() {
      return seen.filter((one) => !isAllowed(one)).map(({ text, url }) => `${text} ${url}`.trim());
    },
    places: new Set(),
    allow: (path, status) => void allowed.push({ path, status }),
    allowOffline: () => {
      mayBeOffline = true;
    },
  };
  await page.exposeFunction('tellTitle', (title: string) => void watch.places.add(`title: ${title}`));
  await page.addInitScript(reportFromPage);
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) watch.places.add(frame.url());
  });
  page.on('request', (request) => watch.places.add(request.url()));
  watchStorms(page, (words) => note(words));
  page.on('pageerror', (error) => note(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const status = Number(refusedLoad.exec(message.text())?.[1] ?? 0);
    note(`console ${message.type()}: ${message.text()}`, status, message.location().url);
  });
  return watch;
}

/** Those of the places that hold one of the words, whatever the case or the encoding. */
export function placesThatHold(watch: Watch, words: readonly string[]): string[] {
  return [...watch.places].filter((place) => {
    const plain = safeDecode(place).toLowerCase();
    return words.some((word) => plain.includes(word.toLowerCase()));
  });
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
