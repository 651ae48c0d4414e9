import { describe, expect, test } from 'vitest';
import { isSamePatient } from './same-patient.ts';

const born = { birthName: 'Côte-Marine', firstNames: 'Anaïs Élodie', birthDate: '2012-03-04' };
const same = (other: Partial<typeof born>) => isSamePatient(born, { ...born, ...other });

describe('isSamePatient', () => {
  test('the same words make the same patient, however they are written', () => {
    expect(same({})).toBe(true);
    expect(same({ birthName: ' COTE MARINE ', firstNames: 'ANAIS' })).toBe(true);
    expect(same({ birthName: 'Côte–Marine', firstNames: 'anaïs  élodie Jeanne' })).toBe(true);
    expect(isSamePatient({ ...born, birthName: 'D’Orvanel' }, { ...born, birthName: "d'orvanel" })).toBe(
      true,
    );
  });

  test('brothers and sisters on one parent’s number are different patients, twins too', () => {
    expect(same({ birthDate: '2015-03-04', firstNames: 'Ondine' })).toBe(false);
    expect(same({ birthDate: '2015-03-04' })).toBe(false);
    expect(same({ firstNames: 'Ondine' })).toBe(false);
    expect(same({ firstNames: 'Anaïs Marie' })).toBe(false);
  });

  test('the parent whose number it is, or somebody of another name, is a different patient', () => {
    expect(same({ birthName: 'Orvanel' })).toBe(false);
    expect(same({ birthName: 'Côte' })).toBe(false);
    expect(same({ birthDate: '1984-05-12' })).toBe(false);
  });

  test('what is missing matches nothing, not even what is missing as well', () => {
    const nameless = { birthName: '', firstNames: '', birthDate: '' };
    expect(isSamePatient(nameless, nameless)).toBe(false);
    for (const missing of [{ birthName: ' ' }, { firstNames: '' }, { birthDate: '' }]) {
      expect(isSamePatient({ ...born, ...missing }, { ...born, ...missing })).toBe(false);
    }
  });
});
