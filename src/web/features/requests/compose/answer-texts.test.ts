import { expect, test } from 'vitest';
import { numberOfText, textOfNumber, withoutContradiction } from './answer-texts.ts';

test('numbers are typed with a comma and may be unfinished', () => {
  expect(numberOfText('3,5')).toBe(3.5);
  expect(numberOfText('3,')).toBe(3);
  expect(numberOfText('')).toBeUndefined();
  expect(numberOfText('1,2,3')).toBeUndefined();
  expect(textOfNumber(3.5)).toBe('3,5');
  expect(textOfNumber(undefined)).toBe('');
});

test('an exclusive choice and the others take each other away', () => {
  const options = [{ id: 'none', exclusive: true as const }, { id: 'itch' }, { id: 'pain' }];
  expect(withoutContradiction(options, ['itch', 'pain'], ['none', 'itch', 'pain'])).toEqual(['none']);
  expect(withoutContradiction(options, ['none'], ['none', 'itch'])).toEqual(['itch']);
  expect(withoutContradiction(options, ['itch', 'pain'], ['pain'])).toEqual(['pain']);
});
