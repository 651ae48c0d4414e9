import {
  formatMatricule,
  hasMatriculeCharacters,
  hasRightKey,
  isMatriculeMonth,
  normaliseMatricule,
} from './matricule.ts';
import { nirErrorsFr, type nirWarningsFr } from './nir.fr.ts';
import type { Sex } from './sex.ts';
import { type Branded, type Parsed, valueSchema } from './value-schema.ts';

/** Number of the insured person for billing (B-050), 15 characters with its key. Never an INS. */
export type BillingNir = Branded<'BillingNir'>;
export type NirErrorCode = keyof typeof nirErrorsFr;
export type NirWarningCode = keyof typeof nirWarningsFr;
export type ParsedNir = Parsed<'nir', BillingNir, NirErrorCode>;

/** Reads a billing NIR as typed. Provisional numbers (first digit 3, 4, 7, 8) are refused (B-051). */
export function parseNir(text: string): ParsedNir {
  const value = normaliseMatricule(text);
  const code = refusalOf(value);
  return code === undefined ? { ok: true, nir: value as BillingNir } : { ok: false, code };
}

function refusalOf(value: string): NirErrorCode | undefined {
  if (value === '') return 'nir.empty';
  if (!hasMatriculeCharacters(value)) return 'nir.characters';
  if (/^[3478]/.test(value) && value.length >= 13) return 'nir.provisional';
  if (value.length === 13) return 'nir.key_missing';
  if (value.length !== 15) return 'nir.length';
  if (!/^[12]/.test(value)) return 'nir.first_digit';
  if (!isMatriculeMonth(value.slice(3, 5))) return 'nir.month';
  return hasRightKey(value) ? undefined : 'nir.key';
}

/**
 * Doubts between a NIR and the person it should belong to; empty when nothing contradicts. The year has two digits
 * only, so no age is ever read from it; a pseudo-month says nothing.
 */
export function checkNirAgainst(
  nir: BillingNir,
  person: { sex: Sex; birthDate: string },
): readonly NirWarningCode[] {
  const warnings: NirWarningCode[] = [];
  const expectedDigit = { male: '1', female: '2', indeterminate: undefined }[person.sex];
  if (expectedDigit !== undefined && nir[0] !== expectedDigit) warnings.push('nir.warning.sex');
  if (nir.slice(1, 3) !== person.birthDate.slice(2, 4)) warnings.push('nir.warning.year');
  const month = nir.slice(3, 5);
  if (Number(month) <= 12 && month !== person.birthDate.slice(5, 7)) warnings.push('nir.warning.month');
  return warnings;
}

/** The sex that the first digit says; undefined for a digit that says none. */
export function sexOfNir(nir: BillingNir): Sex | undefined {
  return ({ 1: 'male', 2: 'female' } as const)[nir[0] ?? ''];
}

/** `2 84 05 88 321 025 32`. */
export function formatNir(nir: BillingNir): string {
  return formatMatricule(nir);
}

export const billingNirSchema = valueSchema({
  parse: parseNir,
  pick: 'nir',
  sentences: nirErrorsFr,
  maxLength: 40,
  tooLong: 'nir.length',
});
