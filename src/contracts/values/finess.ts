import { finessErrorsFr, type finessWarningsFr } from './finess.fr.ts';
import { hasLuhnDigit } from './luhn.ts';
import { type Branded, type Parsed, valueSchema } from './value-schema.ts';

/** National number of a health establishment (a pharmacy, a practice), 9 characters. */
export type Finess = Branded<'Finess'>;
export type FinessErrorCode = keyof typeof finessErrorsFr;
export type FinessWarningCode = keyof typeof finessWarningsFr;
export type ParsedFiness = Parsed<'finess', Finess, FinessErrorCode>;

/** Reads a FINESS number as typed. */
export function parseFiness(text: string): ParsedFiness {
  const value = text.replace(/[\s.-]/gu, '').toUpperCase();
  if (value === '') return { ok: false, code: 'finess.empty' };
  if (!/^(\d+|2[AB]\d*)$/.test(value)) return { ok: false, code: 'finess.characters' };
  if (value.length !== 9) return { ok: false, code: 'finess.length' };
  return { ok: true, finess: value as Finess };
}

/**
 * A doubt on the check digit, never a refusal: the Luhn digit was seen on real numbers, not in a text, and nothing is
 * known for Corsican ones.
 */
export function checkFinessKey(finess: Finess): readonly FinessWarningCode[] {
  return /^\d+$/.test(finess) && !hasLuhnDigit(finess) ? ['finess.warning.key'] : [];
}

export const finessSchema = valueSchema({
  parse: parseFiness,
  pick: 'finess',
  sentences: finessErrorsFr,
  maxLength: 30,
  tooLong: 'finess.length',
});
