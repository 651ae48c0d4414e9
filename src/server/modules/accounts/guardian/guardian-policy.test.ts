import { describe, expect, test } from 'vitest';
import { acceptsMinors, guardianNeedAt, maskEmail, shortNameOf } from './guardian-policy.ts';

const birthDate = '2008-11-24';
const needAt = (instant: string, isProtected = false) =>
  guardianNeedAt({ birthDate, isProtected }, new Date(instant));

describe('whose account needs a guardian', () => {
  test('A-006 the need ends with the 18th birthday, at midnight in Paris', () => {
    expect(needAt('2026-11-23T12:00:00Z')).toBe('minor');
    // Paris is one hour ahead of UTC in November: the day begins at 23 h UTC.
    expect(needAt('2026-11-23T22:59:59.999Z')).toBe('minor');
    expect(needAt('2026-11-23T23:00:00.000Z')).toBeNull();
    expect(needAt('2026-11-24T12:00:00Z')).toBeNull();
  });

  test('A-006 in summer the day begins at 22 h UTC', () => {
    const july = { birthDate: '2008-07-14', isProtected: false };
    expect(guardianNeedAt(july, new Date('2026-07-13T21:59:59Z'))).toBe('minor');
    expect(guardianNeedAt(july, new Date('2026-07-13T22:00:00Z'))).toBeNull();
  });

  test('A-006 who was born on 29 February is of age on 1 March of an ordinary year', () => {
    const leap = { birthDate: '2008-02-29', isProtected: false };
    expect(guardianNeedAt(leap, new Date('2026-02-28T12:00:00Z'))).toBe('minor');
    expect(guardianNeedAt(leap, new Date('2026-03-01T12:00:00Z'))).toBeNull();
  });

  test('A-005 who declares to be protected needs one at any age', () => {
    expect(needAt('2026-11-24T12:00:00Z', true)).toBe('protected');
    expect(needAt('2020-11-24T12:00:00Z', true)).toBe('minor');
  });

  test('A-006 no kind of account is for minors unless the instance says so', () => {
    for (const role of ['pharmacist', 'doctor', 'director', 'operator']) {
      expect(acceptsMinors({ minorRoles: [] }, role)).toBe(false);
    }
    expect(acceptsMinors({ minorRoles: ['pharmacist'] }, 'pharmacist')).toBe(true);
    expect(acceptsMinors({ minorRoles: ['pharmacist'] }, 'doctor')).toBe(false);
  });

  test('A-006 a stranger written to by mistake learns a first name, and the person an address half hidden', () => {
    expect(shortNameOf('Ondine Essaiclair')).toBe('Ondine E.');
    expect(shortNameOf(' Ondine de l’Essai Clair ')).toBe('Ondine C.');
    expect(shortNameOf('Ondine')).toBe('Ondine');
    expect(maskEmail('parent@exemple.invalid')).toBe('p•••@exemple.invalid');
  });
});
