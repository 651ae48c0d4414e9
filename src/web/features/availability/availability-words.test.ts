import { expect, test } from 'vitest';
import { formatClock } from '#web/ui/format.fr.ts';
import { formatDays } from './availability-words.ts';

test('times and days of the week are written as people say them', () => {
  expect(['08:00', '19:30', '24:00'].map(formatClock)).toEqual(['8\u00a0h', '19\u00a0h\u00a030', 'minuit']);
  expect(formatDays([1, 2, 3, 4, 5, 6])).toBe('Du lundi au samedi');
  expect(formatDays([6, 1])).toBe('Lundi, samedi');
  expect(formatDays([3])).toBe('Mercredi');
});
