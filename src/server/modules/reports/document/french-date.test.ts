import { expect, test } from 'vitest';
import { formatFrenchDay, formatFrenchMoment } from './french-date.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('moments are written in the house style, in Paris time', () => {
  expect(plain(formatFrenchMoment(new Date('2026-11-23T13:05:59Z')))).toBe('lun. 23 nov. 2026, 14 h 05');
  expect(plain(formatFrenchMoment(new Date('2026-06-30T22:30:00Z')))).toBe('mer. 1er juil. 2026, 00 h 30');
});

test('both sides of a change of clock are told apart from UTC', () => {
  expect(plain(formatFrenchMoment(new Date('2026-10-25T00:30:00Z')))).toBe('dim. 25 oct. 2026, 02 h 30');
  expect(plain(formatFrenchMoment(new Date('2026-10-25T02:30:00Z')))).toBe('dim. 25 oct. 2026, 03 h 30');
});

test('days are calendar days; what is no day gives nothing', () => {
  expect(plain(formatFrenchDay('1985-05-01') ?? '')).toBe('1er mai 1985');
  expect(plain(formatFrenchDay('2024-02-29') ?? '')).toBe('29 février 2024');
  for (const on of ['2023-02-29', '1985-5-4', '04/05/1985', '']) expect(formatFrenchDay(on)).toBeUndefined();
});
