import { expect, test } from 'vitest';
import { passwordProblem } from './passwords.ts';

test.each([
  ['elevenchars', /at least 12/],
  ['x'.repeat(201), /at most 200/],
  ['demo-consilia', /demo is public/],
  ['  Demo-Consilia2026', /demo is public/],
  ['abababababababab', /repeats/],
  ['camille.modele-2026', /e-mail address/],
])('%s is refused', (password, reason) => {
  expect(passwordProblem(password, 'camille.modele@example.fr')).toMatch(reason);
});

test('a long phrase is taken, spaces and accents included', () => {
  expect(passwordProblem('Quatre bougies près du lac', 'camille.modele@example.fr')).toBeUndefined();
  expect(passwordProblem('twelve-chars', 'camille.modele@example.fr')).toBeUndefined();
});
