import type { AnswerValue } from '#contracts/forms/form-answers.ts';

/** « 3,5 » as typed → 3.5; undefined while it is not a number. */
export function numberOfText(text: string): number | undefined {
  const number = Number(text.replace(',', '.'));
  return text === '' || Number.isNaN(number) ? undefined : number;
}

/** 3.5 → « 3,5 ». */
export function textOfNumber(answer: AnswerValue | undefined): string {
  return typeof answer === 'number' ? String(answer).replace('.', ',') : '';
}

/** « Aucun » takes the others away, and any other takes « Aucun » away. */
export function withoutContradiction(
  options: readonly { id: string; exclusive?: true | undefined }[],
  before: readonly string[],
  after: readonly string[],
): string[] {
  const exclusive = new Set(options.filter((option) => option.exclusive).map(({ id }) => id));
  const added = after.find((id) => !before.includes(id));
  if (added === undefined) return [...after];
  return exclusive.has(added) ? [added] : after.filter((id) => !exclusive.has(id));
}
