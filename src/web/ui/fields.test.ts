import { describe, expect, test } from 'vitest';
import { dateOfParts, partsOfDate } from './date-field.tsx';
import {
  formatBytes,
  formatDayTime,
  formatDuration,
  formatNir,
  formatPlainDay,
  formatPrice,
} from './format.fr.ts';
import { caretAfter, nirCharacters } from './nir-field.tsx';
import { movedTo } from './photo-grid.tsx';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('French formats', () => {
  test('instants are shown in Paris time', () => {
    expect(plain(formatDayTime('2026-11-23T13:05:00Z'))).toBe('lun. 23 nov. 2026, 14 h 05');
  });
  test('a birth date has no time zone', () => {
    expect(formatPlainDay('1958-03-01')).toBe('1er mars 1958');
    expect(formatPlainDay('1958-03-11')).toBe('11 mars 1958');
  });
  test('waits are in minutes, hours, days', () => {
    expect([0, 1, 59, 60, 200, 1440, 3121].map((minutes) => plain(formatDuration(minutes)))).toEqual([
      'moins d’une minute',
      '1 min',
      '59 min',
      '1 h',
      '3 h 20',
      '1 j',
      '2 j 4 h',
    ]);
  });
  test('prices and sizes', () => {
    expect(plain(formatPrice(4900))).toBe('49,00 € TTC');
    expect([999, 2_400_000].map((bytes) => plain(formatBytes(bytes)))).toEqual(['999 o', '2,4 Mo']);
  });
});

describe('fields', () => {
  test('B-050 a NIR is grouped while typed, Corsica included, and keeps its caret', () => {
    expect(nirCharacters('1 85 05 2a 006-084.36x99')).toBe('185052A00608436');
    expect(formatNir('185052A00608436')).toBe('1 85 05 2A 006 084 36');
    expect(formatNir('1850')).toBe('1 85 0');
    expect(caretAfter('1 85 05', 3)).toBe(4);
  });
  test('a day is given only when it exists', () => {
    expect(dateOfParts({ day: '29', month: '2', year: '2024' })).toBe('2024-02-29');
    expect(dateOfParts({ day: '29', month: '02', year: '2023' })).toBeUndefined();
    expect(dateOfParts({ day: '1', month: '13', year: '2023' })).toBeUndefined();
    expect(dateOfParts({ day: '1', month: '1', year: '20' })).toBeUndefined();
    expect(dateOfParts({ day: '', month: '', year: '' })).toBe('');
    expect(partsOfDate('1958-03-04')).toEqual({ day: '04', month: '03', year: '1958' });
  });
  test('photos move one place at a time', () => {
    expect(movedTo(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'c', 'b']);
    expect(movedTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  });
});
