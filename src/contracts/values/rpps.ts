import { hasLuhnDigit } from './luhn.ts';
import { rppsErrorsFr } from './rpps.fr.ts';
import { type Branded, type Parsed, valueSchema } from './value-schema.ts';

/** National number of a health professional, 11 digits. */
export type Rpps = Branded<'Rpps'>;
export type RppsErrorCode = keyof typeof rppsErrorsFr;
export type ParsedRpps = Parsed<'rpps', Rpps, RppsErrorCode>;

/** `test` also takes national test identities, some of which have a wrong check digit. */
export type IdentityMode = 'real' | 'test';

/** Reads an RPPS number as typed; the check digit counts in `real` mode only. */
export function parseRpps(text: string, mode: IdentityMode = 'real'): ParsedRpps {
  const value = text.replace(/[\s.-]/gu, '');
  if (value === '') return { ok: false, code: 'rpps.empty' };
  if (!/^\d+$/.test(value)) return { ok: false, code: 'rpps.characters' };
  if (value.length !== 11) return { ok: false, code: 'rpps.length' };
  if (mode === 'real' && !hasLuhnDigit(value)) return { ok: false, code: 'rpps.key' };
  return { ok: true, rpps: value as Rpps };
}

export function rppsSchema(mode: IdentityMode) {
  return valueSchema({
    parse: (text) => parseRpps(text, mode),
    pick: 'rpps',
    sentences: rppsErrorsFr,
    maxLength: 30,
    tooLong: 'rpps.length',
  });
}
