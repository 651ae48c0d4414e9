import { personNameErrorsFr } from './person-name.fr.ts';
import { type Parsed, valueSchema } from './value-schema.ts';

export type PersonNameErrorCode = keyof typeof personNameErrorsFr;
export type ParsedPersonName = Parsed<'name', string, PersonNameErrorCode>;

const allowed = /^[\p{Script=Latin}’'][\p{Script=Latin}\p{M}’'. -]*$/u;

/** A birth name, used name or first names as civil status writes them: Latin letters with accents, 1–100 characters. */
export function parsePersonName(text: string): ParsedPersonName {
  const name = text
    .normalize('NFC')
    .replace(/[\u2010-\u2013\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  if (name === '') return { ok: false, code: 'name.empty' };
  if ([...name].length > 100) return { ok: false, code: 'name.length' };
  if (!allowed.test(name) || !/\p{L}/u.test(name)) return { ok: false, code: 'name.characters' };
  return { ok: true, name };
}

export const personNameSchema = valueSchema({
  parse: parsePersonName,
  pick: 'name',
  sentences: personNameErrorsFr,
  maxLength: 400,
  tooLong: 'name.length',
});
