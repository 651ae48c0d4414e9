// Whether two requests are about one person. The billing number alone does not say so: a parent's serves several children
// (B-050), and twins share birth date and birth name as well.
import type { PatientDraft } from '#contracts/cases/case-draft.ts';
import { parsePersonName } from '#contracts/values/person-name.ts';

type Identity = Pick<PatientDraft, 'birthName' | 'firstNames' | 'birthDate'>;

/**
 * Same birth date, same birth name, and first names of which one begins with the other: the pharmacy may have written the
 * first alone, or all. Where in doubt they are two: nothing is compared that might be another's.
 */
export function isSamePatient(one: Identity, other: Identity): boolean {
  const birthName = wordsOf(one.birthName).join(' ');
  const firstNames = wordsOf(one.firstNames);
  const otherFirstNames = wordsOf(other.firstNames);
  const shared = Math.min(firstNames.length, otherFirstNames.length);
  return (
    one.birthDate.trim() !== '' &&
    one.birthDate.trim() === other.birthDate.trim() &&
    birthName !== '' &&
    birthName === wordsOf(other.birthName).join(' ') &&
    shared > 0 &&
    firstNames.slice(0, shared).join(' ') === otherFirstNames.slice(0, shared).join(' ')
  );
}

/** A name as it is compared: without accents, capitals and the signs between its parts, which are written either way. */
function wordsOf(text: string): string[] {
  const parsed = parsePersonName(text);
  if (!parsed.ok) return [];
  return parsed.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
