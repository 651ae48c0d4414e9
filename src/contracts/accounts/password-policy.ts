// How hard a password is to guess, as the CNIL counts it (deliberation 2022-100): bits from its length and the kinds of
// characters in it. The same functions in the browser, while one types, and on the server, which decides.

/** With attempt limits and a second factor, 50 bits are enough; a password alone needs 80. */
export const neededBits = { alone: 80, withSecondFactor: 50 } as const;

/** Of `guessScore`, 0 to 4: what is asked beside the bits, which know nothing of words and habits. */
export const neededScore = { alone: 4, withSecondFactor: 3 } as const;

export const passwordLevels = ['weak', 'medium', 'good', 'strong'] as const;
export type PasswordLevel = (typeof passwordLevels)[number];

/** the four kinds of characters. */
export const passwordKinds = ['lower', 'upper', 'digit', 'punctuation'] as const;
export type PasswordKind = (typeof passwordKinds)[number];

const kinds: Record<PasswordKind, readonly [RegExp, number]> = {
  lower: [/[a-z]/, 26],
  upper: [/[A-Z]/, 26],
  digit: [/[0-9]/, 10],
  punctuation: [/[^a-zA-Z0-9]/, 33],
};

export function hasPasswordKind(password: string, kind: PasswordKind): boolean {
  return kinds[kind][0].test(password);
}

/** Repeats add little: each different character counts three times at most. */
export function passwordBits(password: string): number {
  const characters = [...password];
  const counted = Math.min(characters.length, new Set(characters).size * 3);
  const alphabet = passwordKinds
    .filter((kind) => hasPasswordKind(password, kind))
    .reduce((sum, kind) => sum + kinds[kind][1], 0);
  return alphabet === 0 ? 0 : Math.floor(counted * Math.log2(alphabet));
}

/**
 * four levels for the person who types; `strong` is enough for everybody. `score` once it is known: a long row
 * of keys is not a strong password.
 */
export function passwordLevel(password: string, score: number = 4): PasswordLevel {
  const bits = passwordBits(password);
  const byBits = [neededBits.withSecondFactor, 65, neededBits.alone].filter((least) => bits >= least).length;
  return passwordLevels[Math.min(byBits, Math.max(score - 1, 0))] ?? 'weak';
}

/** Words that anybody would try on this service. */
export const serviceWords: readonly string[] = ['consilia'];

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Parts of four letters or more of a person's own name, address and number. */
export function ownWords(own: readonly string[]): string[] {
  return own.flatMap((text) => text.split(/[\s@._-]+/).map(plain)).filter((part) => part.length >= 4);
}

/** Whether one of these words stands in it. */
export function holdsOwn(password: string, own: readonly string[]): boolean {
  const typed = plain(password);
  return ownWords(own).some((part) => typed.includes(part));
}
