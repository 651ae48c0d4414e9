import type { Opinion } from '#contracts/cases/opinion.ts';

/** A passage left to fill in, « [côté] »: where it stands in the opinion. */
export type Blank = {
  part: BlankPart;
  /** Which hypothesis; 0 for the other fields. */
  line: number;
  start: number;
  end: number;
  text: string;
};

/** The fields that own wording fills, in the order in which the form shows them. */
export const blankParts = [
  'findings',
  'hypotheses',
  'pharmacistAdvice',
  'photoLimits',
  'treatmentAdvice',
  'followUp',
  'freeText',
] as const;
export type BlankPart = (typeof blankParts)[number];

const pattern = /\[[^[\]\n]{1,60}\]/g;

/** A text cut into plain pieces and passages left to fill in. */
export function piecesOf(text: string): { text: string; isBlank: boolean; at: number }[] {
  const pieces: { text: string; isBlank: boolean; at: number }[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isBlank: false, at: from });
    pieces.push({ text: found, isBlank: true, at: index });
    from = index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isBlank: false, at: from });
  return pieces;
}

/** Every passage left to fill in, in the order of the form. They hinder nothing: the doctor is shown them. */
export function blanksOf(opinion: Opinion): Blank[] {
  return blankParts.flatMap((part) => {
    const lines = part === 'hypotheses' ? opinion.hypotheses : [opinion[part]];
    return lines.flatMap((value, line) =>
      piecesOf(value)
        .filter(({ isBlank }) => isBlank)
        .map(({ text, at }) => ({ part, line, start: at, end: at + text.length, text })),
    );
  });
}

/** The one after a place in the form, and from the end the first again. */
export function blankAfter(
  blanks: readonly Blank[],
  place: { part: BlankPart; line: number; position: number } | undefined,
): Blank | undefined {
  if (!place) return blanks[0];
  const rank = (part: BlankPart, line: number, position: number) =>
    blankParts.indexOf(part) * 1e7 + line * 1e5 + position;
  const from = rank(place.part, place.line, place.position);
  return blanks.find(({ part, line, start }) => rank(part, line, start) >= from) ?? blanks[0];
}
