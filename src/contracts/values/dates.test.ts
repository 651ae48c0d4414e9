import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageBandOn, ageInMonthsOn, ageOn, birthDateSchema, isMinorOn, parseBirthDate } from './birth-date.ts';
import { civilDayAt, dayFromEpoch, epochDayOf, isoWeekday } from './civil-day.ts';
import {
  formatDateTimeFr,
  formatDayFr,
  formatDeadlineFr,
  formatMinutesFr,
  formatSinceFr,
} from './french-dates.ts';

/** Unbreakable spaces made plain, for reading. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('birth date', () => {
  test.each([
    ['', 'birth_date.empty'],
    ['17/05/1984', 'birth_date.form'],
    ['2023-02-29', 'birth_date.form'],
    ['1984-13-01', 'birth_date.form'],
    ['2026-11-24', 'birth_date.future'],
    ['1900-11-23', 'birth_date.too_old'],
  ])('%s is refused as %s', (text, code) => {
    expect(parseBirthDate(text, '2026-11-23')).toEqual({ ok: false, code });
  });

  test('today and 125 years ago are possible', () => {
    expect(parseBirthDate('2026-11-23', '2026-11-23').ok).toBe(true);
    expect(parseBirthDate('1900-11-24', '2026-11-23').ok).toBe(true);
    expect(birthDateSchema.safeParse('2024-02-29').success).toBe(true);
    expect(birthDateSchema.safeParse('2023-02-29').success).toBe(false);
  });

  test('B-050 majority comes on the eighteenth birthday, on 1 March for 29 February', () => {
    expect(isMinorOn('2008-11-24', '2026-11-23')).toBe(true);
    expect(isMinorOn('2008-11-23', '2026-11-23')).toBe(false);
    expect(isMinorOn('2008-02-29', '2026-02-28')).toBe(true);
    expect(isMinorOn('2008-02-29', '2026-03-01')).toBe(false);
    expect(isMinorOn('2009-01-01', '2026-11-23', 15)).toBe(false);
  });

  test('ages count in full years, and in full months for infants', () => {
    expect(ageOn('2008-02-29', '2028-02-29')).toBe(20);
    expect(ageOn('1984-05-17', '2026-05-16')).toBe(41);
    expect(ageInMonthsOn('2026-08-31', '2026-11-30')).toBe(2);
    expect(ageInMonthsOn('2026-08-23', '2026-11-23')).toBe(3);
  });

  test.each([
    ['2026-01-01', '0-1'],
    ['2024-11-24', '0-1'],
    ['2024-11-23', '2-5'],
    ['2014-11-24', '6-11'],
    ['2008-11-24', '12-17'],
    ['2008-11-23', '18-29'],
    ['1981-11-24', '30-44'],
    ['1966-11-24', '45-59'],
    ['1951-11-24', '60-74'],
    ['1951-11-23', '75+'],
  ])('born %s is in the band %s', (birthDate, band) => {
    expect(ageBandOn(birthDate, '2026-11-23')).toBe(band);
  });
});

describe('days', () => {
  test('numbers and days are each other’s inverse, and weekdays go round', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), (number) => {
        expect(epochDayOf(dayFromEpoch(number))).toBe(number);
        expect(isoWeekday(number + 1)).toBe((isoWeekday(number) % 7) + 1);
      }),
      { seed: 11, numRuns: 500 },
    );
    expect(isoWeekday(epochDayOf('2026-11-23') ?? 0)).toBe(1);
  });

  test('the day in France changes at midnight there, summer and winter', () => {
    expect(civilDayAt(new Date('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
    expect(civilDayAt(new Date('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
    expect(civilDayAt(new Date('2026-07-22T22:00:00Z'))).toBe('2026-07-23');
    expect(civilDayAt(new Date('2026-07-22T20:00:00Z'), 'Indian/Reunion')).toBe('2026-07-23');
  });
});

describe('dates in words', () => {
  const at = new Date('2026-11-23T13:05:00Z');

  test('house style', () => {
    expect(plain(formatDateTimeFr(at))).toBe('lun. 23 nov. 2026, 14 h 05');
    expect(plain(formatDateTimeFr(new Date('2026-07-31T22:30:00Z')))).toBe('sam. 1er août 2026, 0 h 30');
    expect(plain(formatDayFr('1984-05-07'))).toBe('7 mai 1984');
    expect(formatDayFr('1984-02-30')).toBe('');
  });

  test.each([
    [0.4, 'moins d’une minute'],
    [45.9, '45 min'],
    [60, '1 h'],
    [130, '2 h 10'],
    [125, '2 h 05'],
    [47 * 60, '47 h'],
    [72 * 60 + 5, '3 jours'],
  ])('%d minutes are « %s »', (minutes, words) => {
    expect(plain(formatMinutesFr(minutes))).toBe(words);
  });

  test.each([
    ['2026-11-23T13:04:40Z', 'à l’instant'],
    ['2026-11-23T12:53:00Z', 'depuis 12 min'],
    ['2026-11-23T10:55:00Z', 'depuis 2 h 10'],
    ['2026-11-22T23:30:00Z', 'depuis 0 h 30'],
    ['2026-11-22T12:00:00Z', 'depuis hier'],
    ['2026-11-19T12:00:00Z', 'depuis jeu. 19 nov.'],
    ['2025-12-31T12:00:00Z', 'depuis mer. 31 déc. 2025'],
  ])('a wait from %s is « %s »', (since, words) => {
    expect(plain(formatSinceFr(new Date(since), at))).toBe(words);
  });

  test.each([
    ['2026-11-23T17:20:00Z', 'avant 18 h 20'],
    ['2026-11-24T08:30:00Z', 'demain avant 9 h 30'],
    ['2026-11-28T08:30:00Z', 'sam. 28 nov. avant 9 h 30'],
  ])('a deadline at %s is « %s »', (due, words) => {
    expect(plain(formatDeadlineFr(new Date(due), at))).toBe(words);
  });
});
