import { z } from 'zod';
import { birthDateErrorsFr } from './birth-date.fr.ts';
import { type CivilDay, epochDayOf } from './civil-day.ts';
import { type Branded, type Parsed, valueSchema } from './value-schema.ts';

/** A birth date, `YYYY-MM-DD`. */
export type BirthDate = Branded<'BirthDate'>;
export type BirthDateErrorCode = keyof typeof birthDateErrorsFr;
export type ParsedBirthDate = Parsed<'birthDate', BirthDate, BirthDateErrorCode>;

const oldestYears = 125;

/** Ages as the queue shows them: never the age itself before a doctor has the case. */
export const ageBandSchema = z.enum([
  '0-1',
  '2-5',
  '6-11',
  '12-17',
  '18-29',
  '30-44',
  '45-59',
  '60-74',
  '75+',
]);
export type AgeBand = z.infer<typeof ageBandSchema>;

const bandEnds: readonly (readonly [lastAge: number, band: AgeBand])[] = [
  [1, '0-1'],
  [5, '2-5'],
  [11, '6-11'],
  [17, '12-17'],
  [29, '18-29'],
  [44, '30-44'],
  [59, '45-59'],
  [74, '60-74'],
];

/** Reads a birth date; `today` is the day it is in France. */
export function parseBirthDate(text: string, today: CivilDay): ParsedBirthDate {
  const value = text.trim();
  if (value === '') return { ok: false, code: 'birth_date.empty' };
  if (epochDayOf(value) === undefined) return { ok: false, code: 'birth_date.form' };
  if (value > today) return { ok: false, code: 'birth_date.future' };
  if (ageOn(value, today) > oldestYears) return { ok: false, code: 'birth_date.too_old' };
  return { ok: true, birthDate: value as BirthDate };
}

/** Age in full years on a day. Somebody born on 29 February grows older on 1 March in ordinary years. */
export function ageOn(birthDate: CivilDay, day: CivilDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Age in full months on a day, for infants. */
export function ageInMonthsOn(birthDate: CivilDay, day: CivilDay): number {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const between = months(day) - months(birthDate);
  return day.slice(8) < birthDate.slice(8) ? between - 1 : between;
}

export function ageBandOn(birthDate: CivilDay, day: CivilDay): AgeBand {
  const age = ageOn(birthDate, day);
  return bandEnds.find(([lastAge]) => age <= lastAge)?.[1] ?? '75+';
}

/** Under age on a day; `majorityAge` in years (B-050). */
export function isMinorOn(birthDate: CivilDay, day: CivilDay, majorityAge = 18): boolean {
  return ageOn(birthDate, day) < majorityAge;
}

/** The form of a birth date on the wire; future and too old need the day: `birthDateSchemaOn`. */
export const birthDateSchema = schemaOf((text) => {
  const value = text.trim();
  return epochDayOf(value) === undefined
    ? { ok: false, code: value === '' ? 'birth_date.empty' : 'birth_date.form' }
    : { ok: true, birthDate: value as BirthDate };
});

function schemaOf(parse: (text: string) => ParsedBirthDate) {
  return valueSchema({
    parse,
    pick: 'birthDate',
    sentences: birthDateErrorsFr,
    maxLength: 20,
    tooLong: 'birth_date.form',
  });
}
