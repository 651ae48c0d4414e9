// How hard a password is to guess, as the CNIL counts it (deliberation 2022-100): bits from its length and the kinds of
// characters in it. The same function in the browser, while one types, and on the server, which decides.

/** With attempt limits and a second factor, 50 bits are enough; a password alone needs 80. */
export const neededBits = { alone: 80, withSecondFactor: 50 } as const;

export const passwordLevels = ['weak', 'medium', 'good', 'strong'] as const;
export type PasswordLevel = (typeof passwordLevels)[number];

const kinds: readonly [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
];

/** Repeats add little: each different character counts three times at most. */
export function passwordBits(password: string): number {
  const characters = [...password];
  const counted = Math.min(characters.length, new Set(characters).size * 3);
  const alphabet = kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0);
  return alphabet === 0 ? 0 : Math.floor(counted * Math.log2(alphabet));
}

/** four classes for the person who types. `strong` is always enough. */
export function passwordLevel(password: string): PasswordLevel {
  const bits = passwordBits(password);
  if (bits < neededBits.withSecondFactor) return 'weak';
  if (bits < 65) return 'medium';
  return bits < neededBits.alone ? 'good' : 'strong';
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Whether a part of the person's own name or address, of four letters or more, stands in it. */
export function holdsOwn(password: string, own: readonly string[]): boolean {
  const typed = plain(password);
  const parts = own.flatMap((text) => text.split(/[\s@._-]+/).map(plain));
  return parts.some((part) => part.length >= 4 && typed.includes(part));
}
