// What the register's answer says about a declared identity (A-078, B-007): is it the same name, the right profession,
// which facts does it support? A help for who decides; only a pharmacist with a clean match is verified by it alone.
import type { VerificationFact, VerifiedRole } from '#contracts/professionals/verification.vocabulary.ts';
import {
  professionCodes,
  type RegisteredProfessional,
} from '#server/ports/professional-registry/professional-registry.port.ts';

export type RegisterMatch = {
  isNameAlike: boolean;
  isProfessionRight: boolean;
  supports: VerificationFact[];
};

export function matchRegister(
  declared: { displayName: string; role: VerifiedRole },
  found: RegisteredProfessional | null,
): RegisterMatch {
  if (!found) return { isNameAlike: false, isProfessionRight: false, supports: [] };
  const isNameAlike = areNamesAlike(declared.displayName, found);
  const isProfessionRight = found.professionCode === professionCodes[declared.role];
  const isSame = isNameAlike && isProfessionRight && found.isActive;
  return { isNameAlike, isProfessionRight, supports: isSame ? supportedBy(found) : [] };
}

function supportedBy({ practices }: RegisteredProfessional): VerificationFact[] {
  const isLiberal = practices.some(({ mode }) => mode === 'liberal');
  const isInstalled = practices.some(({ mode, country }) => mode === 'liberal' && country === 'france');
  return ['order', ...(isLiberal ? ['liberal' as const] : []), ...(isInstalled ? ['france' as const] : [])];
}

/** Every part of the family name and one given name, in any order; accents, case, hyphens and titles do not count. */
export function areNamesAlike(
  displayName: string,
  found: Pick<RegisteredProfessional, 'familyName' | 'givenNames'>,
): boolean {
  const said = new Set(wordsOf(displayName));
  const family = wordsOf(found.familyName);
  const given = wordsOf(found.givenNames);
  return family.length > 0 && family.every((word) => said.has(word)) && given.some((word) => said.has(word));
}

const titles = new Set(['dr', 'docteur', 'pr', 'professeur', 'm', 'mme', 'monsieur', 'madame']);

function wordsOf(name: string): string[] {
  const letters = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.split(/[^a-z]+/).filter((word) => word !== '' && !titles.has(word));
}
