/*
 * What the national register of health professionals says of one RPPS number (A-078, B-007, B-034): asked when a
 * professional is verified. Register data are public; nothing but the number leaves. It decides nothing, keeps nothing,
 * does not retry, and has no search by name: nobody is found here who did not give his number.
 */

/** The register cannot answer now (no extract imported, unreachable, too slow, too many calls); it may later. */
export class TryLater extends Error {
  override name = 'TryLater';
}

/** The register will not answer this call however often it is made (key refused, answer in an unknown form). */
export class RegistryRefused extends Error {
  override name = 'RegistryRefused';
}

/** L: on one's own account; S: employed; anything else the register knows (voluntary work…) is `other`. */
export type PracticeMode = 'liberal' | 'salaried' | 'other';

export type Practice = {
  readonly mode: PracticeMode;
  /** 9 characters, when the register knows it. */
  readonly finess: string | null;
  readonly name: string;
  readonly postalCode: string;
  readonly city: string;
  /** `unknown` when neither a country nor a French postal code is given. */
  readonly country: 'france' | 'abroad' | 'unknown';
};

export type RegisteredProfessional = {
  readonly rpps: string;
  readonly familyName: string;
  readonly givenNames: string;
  /** National code: 10 doctor, 21 pharmacist… */
  readonly professionCode: string;
  /** National codes of specialities and skills (SM15 dermatology…), sorted, without repetition. */
  readonly skillCodes: readonly string[];
  /** Whether the register shows a practice in force, which takes a registration with the Order. */
  readonly isActive: boolean;
  /** At most 50. */
  readonly practices: readonly Practice[];
};

export type RegistryAnswer = {
  /** `null`: the register has no such number. */
  readonly professional: RegisteredProfessional | null;
  /** When the register said so: the date of the extract, or of the call. */
  readonly asOf: Date;
  readonly source: 'extract' | 'directory';
};

export type ProfessionalRegistry = {
  /** `rpps`: 11 digits. Throws `TryLater`, `RegistryRefused`. */
  lookUp(rpps: string): Promise<RegistryAnswer>;
};

export const professionCodes = { doctor: '10', pharmacist: '21' } as const;
export const maxPractices = 50;

/** Throws `RegistryRefused` for anything but 11 digits, so that no provider sends something else out. */
export function checkRpps(rpps: string): void {
  if (!/^\d{11}$/.test(rpps)) throw new RegistryRefused('An RPPS number has 11 digits');
}

/** Letter codes of the register. */
export function practiceModeOf(code: string): PracticeMode {
  if (code === 'L') return 'liberal';
  return code === 'S' ? 'salaried' : 'other';
}

const franceCodes = ['99000', 'FR', 'FRA', 'FRANCE'];

/** Where a practice is: the country code counts first, else a postal code; 980xx is Monaco. */
export function countryOf(countryCode: string, postalCode: string): Practice['country'] {
  const code = countryCode.trim().toUpperCase();
  const isFrenchPostalCode = /^\d{5}$/.test(postalCode) && !postalCode.startsWith('980');
  if (code !== '') return franceCodes.includes(code) ? 'france' : 'abroad';
  if (isFrenchPostalCode) return 'france';
  return postalCode.startsWith('980') ? 'abroad' : 'unknown';
}
