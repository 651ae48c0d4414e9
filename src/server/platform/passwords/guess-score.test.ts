import { expect, test } from 'vitest';
import { isCommonPassword } from './common-password.ts';
import { guessScore } from './guess-score.ts';

test('A-013 what people think of first scores low, however many kinds of characters stand in it', async () => {
  for (const bad of ['azertyuiop1qsd', 'Motdepasse2026!', 'Azertyuiop123456!', 'abcdefghij1!'.repeat(8)]) {
    expect(await guessScore(bad, []), bad).toBeLessThan(4);
  }
  for (const good of ['girafe violon nuage trottoir', 'xK9#mP2$vL5q', 'quatre mots sans aucun lien']) {
    expect(await guessScore(good, []), good).toBe(4);
  }
});

test('A-013 words an attacker knows of a person are worth nothing', async () => {
  const typed = 'zorglubine-1987';
  expect(await guessScore(typed, ['zorglubine'])).toBeLessThan(await guessScore(typed, []));
});

test('A-013 the list of common passwords is looked up offline, in any case', () => {
  for (const common of ['azertyuiop', 'PASSWORD', '123456789']) expect(isCommonPassword(common)).toBe(true);
  expect(isCommonPassword('girafe violon nuage')).toBe(false);
});
