import type { insErrorsFr } from './ins.fr.ts';
import {
  formatMatricule,
  hasMatriculeCharacters,
  hasRightKey,
  isMatriculeMonth,
  normaliseMatricule,
} from './matricule.ts';
import type { Branded, Parsed } from './value-schema.ts';

/**
 * The patient's own identity number (NIR or waiting number, NIA), 15 characters with the key. A child has one,
 * billing goes by the parent's NIR: the two types never mix.
 */
export type Ins = Branded<'Ins'>;
export type InsErrorCode = keyof typeof insErrorsFr;
export type ParsedIns = Parsed<'ins', Ins, InsErrorCode>;

/** Reads an INS as typed. Its form alone is checked: only the national service says whose it is. */
export function parseIns(text: string): ParsedIns {
  const value = normaliseMatricule(text);
  const code = refusalOf(value);
  return code === undefined ? { ok: true, ins: value as Ins } : { ok: false, code };
}

function refusalOf(value: string): InsErrorCode | undefined {
  if (value === '') return 'ins.empty';
  if (!hasMatriculeCharacters(value)) return 'ins.characters';
  if (value.length !== 15) return 'ins.length';
  if (!/^[123478]/.test(value)) return 'ins.first_digit';
  if (!isMatriculeMonth(value.slice(3, 5))) return 'ins.month';
  return hasRightKey(value) ? undefined : 'ins.key';
}

/** `nir` for a definitive number, `nia` for a number given while registration is under way. */
export function insKind(ins: Ins): 'nir' | 'nia' {
  return /^[12]/.test(ins) ? 'nir' : 'nia';
}

/** `2 84 05 88 321 025 32`. */
export function formatIns(ins: Ins): string {
  return formatMatricule(ins);
}
