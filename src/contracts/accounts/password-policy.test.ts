import { expect, test } from 'vitest';
import { holdsOwn, neededBits, passwordBits, passwordLevel } from './password-policy.ts';

test('A-013 bits follow length and kinds of characters; four words in a row are enough', () => {
  expect(passwordBits('')).toBe(0);
  expect(passwordBits('abcdefgh')).toBe(37);
  expect(passwordBits('Abcdefg1!')).toBe(59);
  expect(passwordBits('girafe violon nuage trottoir')).toBeGreaterThanOrEqual(neededBits.alone);
  expect(passwordBits('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).toBeLessThan(20);
});

test('A-013 four classes, each reached', () => {
  const typed = ['azerty', 'azertyuiop1', 'azertyuiop1qsd', 'girafe violon nuage'];
  expect(typed.map(passwordLevel)).toEqual(['weak', 'medium', 'good', 'strong']);
});

test('A-013 the own name or address in it is noticed, whatever accents and case', () => {
  const own = ['Hélène Durand-Test', 'h.durand@officine.invalid'];
  for (const bad of ['xxHELENExx', 'durand1234', 'Mon officine!']) expect(holdsOwn(bad, own)).toBe(true);
  expect(holdsOwn('girafe violon nuage', own)).toBe(false);
});
