import { describe, expect, test } from 'vitest';
import { suitePeople } from '#server/ports/professional-registry/professional-registry.suite.ts';
import { areNamesAlike, matchRegister } from './match-register.ts';

describe('names', () => {
  test.each([
    ['Dr Aïcha L’Étang-Morel', true],
    ['L’ETANG MOREL Aicha', true],
    ['aicha letang morel', false],
    ['Aïcha Morel', false],
    ['Brigitte L’Étang-Morel', false],
    ['L’Étang-Morel', false],
    ['', false],
  ])('A-078 %j is %s for L’ÉTANG-MOREL Aïcha', (said, isAlike) => {
    expect(areNamesAlike(said, suitePeople.dermatologist)).toBe(isAlike);
  });

  test('an entry without a name is nobody’s', () => {
    expect(areNamesAlike('Dr M', { familyName: 'Dr', givenNames: 'M' })).toBe(false);
    expect(areNamesAlike('Jean Tilleul', { familyName: '', givenNames: 'Jean' })).toBe(false);
  });
});

describe('facts that the register supports', () => {
  const declared = { displayName: 'Aïcha L’Étang-Morel', role: 'doctor' } as const;

  test('B-007 a self-employed doctor in France', () => {
    expect(matchRegister(declared, suitePeople.dermatologist)).toEqual({
      isNameAlike: true,
      isProfessionRight: true,
      supports: ['order', 'liberal', 'france'],
    });
  });

  test('B-007 an employed one, and one abroad, lack a fact', () => {
    const [, hospital] = suitePeople.dermatologist.practices;
    const employed = { ...suitePeople.dermatologist, practices: [hospital] };
    expect(matchRegister(declared, employed).supports).toEqual(['order']);
    const abroad = { displayName: 'Louise Havre', role: 'doctor' } as const;
    expect(matchRegister(abroad, suitePeople.abroad).supports).toEqual(['order', 'liberal']);
  });

  test('A-078 another name, another profession, no practice, nobody: nothing is supported', () => {
    const { dermatologist } = suitePeople;
    expect(matchRegister({ ...declared, displayName: 'Jean Tilleul' }, dermatologist).supports).toEqual([]);
    expect(matchRegister({ ...declared, role: 'pharmacist' }, dermatologist).supports).toEqual([]);
    expect(matchRegister(declared, { ...dermatologist, isActive: false }).supports).toEqual([]);
    expect(matchRegister(declared, null)).toEqual({
      isNameAlike: false,
      isProfessionRight: false,
      supports: [],
    });
  });
});
