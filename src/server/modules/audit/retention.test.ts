import { describe, expect, test } from 'vitest';
import { actsKeptUntil } from './retention.ts';

const last = new Date('2026-11-24T09:00:00.000Z');
const until = (birthDate: string | null, at = last) => actsKeptUntil(at, birthDate).toISOString();

describe('A-110 how long acts are kept', () => {
  test('A-110 twenty years from the last act', () => {
    expect(until(null)).toBe('2046-11-24T09:00:00.000Z');
    expect(until('1980-05-01')).toBe('2046-11-24T09:00:00.000Z');
    expect(until('2008-11-24')).toBe('2046-11-24T09:00:00.000Z');
  });

  test('A-110 of a minor at least until the 28th birthday', () => {
    expect(until('2026-11-01')).toBe('2054-11-01T00:00:00.000Z');
    expect(until('2015-01-15')).toBe('2046-11-24T09:00:00.000Z');
    expect(until('2018-11-25')).toBe('2046-11-25T00:00:00.000Z');
  });

  test('A-110 a birthday on 29 February', () => {
    expect(until('2024-02-29')).toBe('2052-02-29T00:00:00.000Z');
    expect(until(null, new Date('2028-02-29T12:00:00.000Z'))).toBe('2048-02-29T12:00:00.000Z');
  });
});
