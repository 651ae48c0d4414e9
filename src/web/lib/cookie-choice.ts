import { choiceCookie, choiceLifeSeconds, type Tracker } from '#contracts/legal/cookies.ts';

/** By tracker, whether it was accepted; one that is not in it was never asked about. */
export type CookieChoice = Readonly<Record<string, boolean>>;

/** The choice kept in a `document.cookie`. */
export function choiceOf(cookies: string): CookieChoice {
  const prefix = `${choiceCookie.name}=`;
  const kept = cookies
    .split(/;\s*/)
    .find((each) => each.startsWith(prefix))
    ?.slice(prefix.length);
  const pairs = (kept ?? '').split('.').map((each) => each.split(':'));
  return Object.fromEntries(
    pairs.flatMap(([id, value]) => (id && (value === '0' || value === '1') ? [[id, value === '1']] : [])),
  );
}

/** The line that keeps a choice for six months. */
export function cookieLineOf(choice: CookieChoice, isSecure: boolean): string {
  const value = Object.entries(choice)
    .map(([id, isAccepted]) => `${id}:${isAccepted ? 1 : 0}`)
    .join('.');
  const secure = isSecure ? '; Secure' : '';
  return `${choiceCookie.name}=${value}; Max-Age=${choiceLifeSeconds}; Path=/; SameSite=Strict${secure}`;
}

/** Whether something has to be asked: a tracker nobody decided about. */
export function isToAsk(trackers: readonly Tracker[], choice: CookieChoice): boolean {
  return trackers.some(({ id }) => choice[id] === undefined);
}

/** Loads what was accepted, once each; nothing else is ever loaded. */
export function loadAccepted(trackers: readonly Tracker[], choice: CookieChoice): void {
  const loaded = [...document.scripts].map(({ src }) => src);
  for (const { id, script } of trackers) {
    if (choice[id] !== true || loaded.includes(script)) continue;
    const element = document.createElement('script');
    element.src = script;
    element.async = true;
    document.head.append(element);
  }
}
