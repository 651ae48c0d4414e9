// The cookie by which a browser is known again to accounts that it signed in to. Strictly necessary for the
// security of the account, so it asks nobody. A random value that means nothing by itself, looked up as a digest keyed
// with the account: nothing to forge as with a signed value, forgotten by deleting a row, and two accounts of one
// browser cannot be told to share it. The name of the browser with its network address would call a phone new at every
// change of network, and two tills of one pharmacy the same.
import type { RandomBytes } from '#server/kernel/ids.ts';

export const deviceCookie = 'consilia_device';

const year = 365 * 24 * 3600;
export const deviceCookieOptions = { path: '/api', sameSite: 'strict', maxAge: year } as const;

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** What the browser said of itself, or a new value (32 bytes, base64url) to give it once somebody has signed in. */
export function deviceTokenOf(
  cookies: Readonly<Record<string, string | undefined>>,
  randomBytes: RandomBytes,
): string {
  const known = cookies[deviceCookie];
  if (known !== undefined && tokenPattern.test(known)) return known;
  return Buffer.from(randomBytes(32)).toString('base64url');
}
