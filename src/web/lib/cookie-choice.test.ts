import { expect, test } from 'vitest';
import { choiceLifeSeconds } from '#contracts/legal/cookies.ts';
import { choiceOf, cookieLineOf, isToAsk } from './cookie-choice.ts';

const tracker = (id: string) => ({
  id,
  name: `_${id}`,
  purpose: 'compter les visites',
  duration: 'un mois',
  who: 'Mesure fictive',
  script: `https://mesure.invalid/${id}.js`,
});

test('A-103 a choice is kept for six months and read again; a refusal as well as an acceptance', () => {
  const line = cookieLineOf({ mesure: true, carte: false }, true);
  expect(line).toContain(`Max-Age=${choiceLifeSeconds}`);
  expect(choiceLifeSeconds / 86_400).toBeGreaterThan(180);
  expect(choiceLifeSeconds / 86_400).toBeLessThan(184);
  expect(line).toMatch(/SameSite=Strict; Secure$/);
  const kept = `autre=1; ${line.split(';')[0]}`;
  expect(choiceOf(kept)).toEqual({ mesure: true, carte: false });
});

test('A-103 nothing is accepted by default, by silence or by nonsense; a new tracker is asked about', () => {
  expect(choiceOf('')).toEqual({});
  expect(choiceOf('consilia_choix=mesure:oui.:1.carte')).toEqual({});
  expect(isToAsk([], {})).toBe(false);
  expect(isToAsk([tracker('mesure')], {})).toBe(true);
  expect(isToAsk([tracker('mesure')], { mesure: false })).toBe(false);
  expect(isToAsk([tracker('mesure'), tracker('carte')], { mesure: true })).toBe(true);
});
