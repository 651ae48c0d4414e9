// The lists of words behind the meter of a new password: 400 kB on the wire, so they are fetched only once somebody
// types one. The server decides with the same lists; without them the meter counts characters alone.
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

let loading: Promise<ZxcvbnFactory> | undefined;

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: 24,
    l33tMaxSubstitutions: 4,
  });
}

/** 0 to 4 as the server counts it, or undefined while the lists cannot be had. */
export async function guessScore(password: string, own: readonly string[]): Promise<number | undefined> {
  loading ??= load();
  try {
    return (await loading).check(password, [...own]).score;
  } catch {
    loading = undefined;
    return undefined;
  }
}
