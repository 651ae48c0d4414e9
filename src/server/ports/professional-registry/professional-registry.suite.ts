/*
 * What every provider of the register must do. `create` gives a register that knows exactly `suitePeople`, in whatever
 * form the provider reads them. All people are invented.
 */
import { describe, expect, test } from 'vitest';
import {
  type ProfessionalRegistry,
  type RegisteredProfessional,
  RegistryRefused,
} from './professional-registry.port.ts';

const cabinet = {
  mode: 'liberal',
  finess: null,
  name: 'CABINET DU PORT',
  postalCode: '17000',
  city: 'LA ROCHELLE',
  country: 'france',
} as const;

export const suitePeople = {
  dermatologist: {
    rpps: '10000000107',
    familyName: "L'ÉTANG-MOREL",
    givenNames: 'Aïcha',
    professionCode: '10',
    skillCodes: ['SM15', 'SM26'],
    isActive: true,
    practices: [
      cabinet,
      {
        mode: 'salaried',
        finess: '170000001',
        name: 'HOPITAL DE LA BAIE',
        postalCode: '17000',
        city: 'LA ROCHELLE',
        country: 'france',
      },
    ],
  },
  pharmacist: {
    rpps: '10000000206',
    familyName: 'TILLEUL',
    givenNames: 'Jean Marc',
    professionCode: '21',
    skillCodes: [],
    isActive: true,
    practices: [
      {
        mode: 'liberal',
        finess: '170000092',
        name: 'PHARMACIE DES TILLEULS',
        postalCode: '17100',
        city: 'SAINTES',
        country: 'france',
      },
    ],
  },
  abroad: {
    rpps: '10000000305',
    familyName: 'HAVRE',
    givenNames: 'Louise',
    professionCode: '10',
    skillCodes: ['SM26'],
    isActive: true,
    practices: [
      {
        mode: 'liberal',
        finess: null,
        name: 'CABINET',
        postalCode: '1000',
        city: 'BRUXELLES',
        country: 'abroad',
      },
    ],
  },
} as const satisfies Record<string, RegisteredProfessional>;

/** Declares the tests. */
export function describeProfessionalRegistry(
  name: string,
  create: () => Promise<ProfessionalRegistry>,
): void {
  describe(`professional registry: ${name}`, () => {
    test('B-034 says who has a number, with profession, skills and every place of practice', async () => {
      const registry = await create();
      for (const person of Object.values(suitePeople)) {
        const answer = await registry.lookUp(person.rpps);
        expect(answer.professional).toEqual({
          ...person,
          practices: expect.arrayContaining([...person.practices]),
        });
        expect(answer.professional?.practices).toHaveLength(person.practices.length);
        expect(answer.asOf).toBeInstanceOf(Date);
      }
    });

    test('A-078 says plainly that nobody has a number', async () => {
      expect((await (await create()).lookUp('10000000404')).professional).toBeNull();
    });

    test.each(['', '1000000010', '100000001070', '1000000010x', '10000000107 ', '../10000000107'])(
      'does not ask for %j, which is no number',
      async (rpps) => {
        await expect((await create()).lookUp(rpps)).rejects.toThrow(RegistryRefused);
      },
    );

    test('answers several at once, each with his own', async () => {
      const registry = await create();
      const numbers = [suitePeople.pharmacist.rpps, '10000000404', suitePeople.dermatologist.rpps];
      const answers = await Promise.all(numbers.map((rpps) => registry.lookUp(rpps)));
      expect(answers.map(({ professional }) => professional?.familyName ?? null)).toEqual([
        'TILLEUL',
        null,
        "L'ÉTANG-MOREL",
      ]);
    });
  });
}
