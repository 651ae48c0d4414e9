import type { SkinFamily } from '#contracts/phrases/phrase.vocabulary.ts';
import { diagnosisLines, signLines } from './derm-terms.fr.ts';
import { plainLetters } from './plain-letters.ts';

export type Term = { label: string; otherNames: readonly string[]; family: SkinFamily | 'signs' };
/** What a field asks for: a hypothesis names a diagnosis, a finding describes. */
export type TermKind = 'diagnosis' | 'any';

function termsOf(lines: string, family: Term['family']): Term[] {
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [label = '', ...otherNames] = line.split(' | ');
      return { label, otherNames, family };
    });
}

export const diagnosisTerms: readonly Term[] = Object.entries(diagnosisLines).flatMap(([family, lines]) =>
  termsOf(lines, family as SkinFamily),
);
export const signTerms: readonly Term[] = termsOf(signLines, 'signs');

type Indexed = { term: Term; names: readonly string[] };
const indexed = (terms: readonly Term[]): Indexed[] =>
  terms.map((term) => ({ term, names: [term.label, ...term.otherNames].map(plainLetters) }));
const byKind: Readonly<Record<TermKind, readonly Indexed[]>> = {
  diagnosis: indexed(diagnosisTerms),
  any: indexed([...signTerms, ...diagnosisTerms]),
};

/** Letters that must be typed before anything is offered. */
export const fewestLetters = 3;
const mostOffered = 6;

/** At most six terms one of whose names has a word beginning as typed; names that begin so come first. */
export function suggestTerms(typed: string, kind: TermKind): Term[] {
  const wanted = plainLetters(typed);
  if (wanted.length < fewestLetters) return [];
  const rank = ({ names }: Indexed): number => {
    if (names.includes(wanted)) return 3;
    if (names[0]?.startsWith(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => ` ${name}`.includes(` ${wanted}`)) ? 2 : 3;
  };
  return byKind[kind]
    .map((each) => ({ term: each.term, rank: rank(each) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostOffered)
    .map(({ term }) => term);
}

/** The word or words before the cursor that could become a term: back to a mark of punctuation, at most three words. */
export function wordsBefore(text: string, position: number): string[] {
  const clause =
    text
      .slice(0, position)
      .split(/[\n.,;:!?()[\]«»/]/)
      .at(-1) ?? '';
  const words = clause.trimStart().split(/\s+/).filter(Boolean);
  if (words.length === 0 || /\s$/.test(clause)) return [];
  return [3, 2, 1].filter((count) => count <= words.length).map((count) => words.slice(-count).join(' '));
}

/** The family of a diagnosis written by one of its names; undefined for words of one's own. */
export function familyOf(written: string): SkinFamily | undefined {
  const name = plainLetters(written);
  const found = byKind.diagnosis.find(({ names }) => names.includes(name))?.term.family;
  return found === 'signs' ? undefined : found;
}
