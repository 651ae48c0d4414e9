/** The lines to show: what was written, and one empty line to go on with while there is room. */
export const mostHypotheses = 8;

export function hypothesisLines(hypotheses: readonly string[]): readonly string[] {
  return hypotheses.length < mostHypotheses ? [...hypotheses, ''] : hypotheses;
}

/** `text` written on line `at`, which may be the empty one at the end. */
export function written(hypotheses: readonly string[], at: number, text: string): string[] {
  if (at >= hypotheses.length) return text === '' ? [...hypotheses] : [...hypotheses, text];
  return hypotheses.with(at, text);
}

/** Line `at` moved to `to`, or nothing changed when there is no such place. */
export function movedLine(hypotheses: readonly string[], at: number, to: number): string[] {
  const line = hypotheses[at];
  if (line === undefined || to < 0 || to >= hypotheses.length) return [...hypotheses];
  return hypotheses.toSpliced(at, 1).toSpliced(to, 0, line);
}

/** Without the lines left empty. */
export function withoutEmpty(hypotheses: readonly string[]): string[] {
  return hypotheses.filter((text) => text.trim() !== '');
}
