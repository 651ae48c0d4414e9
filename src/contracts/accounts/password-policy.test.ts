import { expect, test } from 'vitest';
import {
  hasPasswordKind,
  holdsOwn,
  neededBits,
  passwordBits,
  passwordKinds,
  passwordLevel,
} from './password-policy.ts';

test('A-013 bits follow length and kinds of characters; four words in a row are enough', () => {
  expect(passwordBits('')).toBe(0);
  expect(passwordBits('abcdefgh')).toBe(37);
  expect(passwordBits('Abcdefg1!')).toBe(59);
  expect(passwordBits('girafe violon nuage trottoir')).toBeGreaterThanOrEqual(neededBits.alone);
  expect(passwordBits('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).toBeLessThan(20);
});

test('A-013 four classes, each reached', () => {
  const typed = ['azerty', 'azertyuiop1', 'azertyuiop1qsd', 'girafe violon nuage'];
  expect(typed.map((each) => passwordLevel(each))).toEqual(['weak', 'medium', 'good', 'strong']);
});

test('A-013 habits lower the level of a long password, never raise that of a short one', () => {
  const long = 'Azertyuiop123456!';
  expect([0, 1, 2, 3, 4].map((score) => passwordLevel(long, score))).toEqual([
    'weak',
    'weak',
    'medium',
    'good',
    'strong',
  ]);
  expect(passwordLevel('azerty', 4)).toBe('weak');
});

test('A-013 digits, lower case, upper case and punctuation are told apart', () => {
  const of = (password: string) => passwordKinds.filter((kind) => hasPasswordKind(password, kind));
  expect(of('a')).toEqual(['lower']);
  expect(of('A1')).toEqual(['upper', 'digit']);
  expect(of('é ')).toEqual(['punctuation']);
  expect(of('aA1!')).toEqual([...passwordKinds]);
});

test('A-013 the own name or address in it is noticed, whatever accents and case', () => {
  const own = ['Hélène Durand-Test', 'h.durand@officine.invalid'];
  for (const bad of ['xxHELENExx', 'durand1234', 'Mon officine!']) expect(holdsOwn(bad, own)).toBe(true);
  expect(holdsOwn('girafe violon nuage', own)).toBe(false);
});
