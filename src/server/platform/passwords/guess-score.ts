// How soon somebody who knows people's habits guesses a password: words, names, dates, rows of keys, French ones too.
// Offline; the lists are read at the first question.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

let factory: Promise<ZxcvbnFactory> | undefined;

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new Factory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    // Made to be slow, a longer one would hold up the process for a second; this far, 20 ms.
    maxLength: 24,
    l33tMaxSubstitutions: 4,
  });
}

/** From 0 (a thousand guesses) to 4 (more than ten thousand million); `own` are words an attacker knows. */
export async function guessScore(password: string, own: readonly string[]): Promise<number> {
  factory ??= load();
  return (await factory).check(password, [...own]).score;
}
