/*
 * The register as imported from a file of the public directory: answers from the database, nothing leaves the machine.
 * As old as the file: the answer says of which day. Importing is `import-extract.ts`.
 */
import type { Database } from '#server/platform/db/database.ts';
import { findExtract, listRegisterLines } from '../extract.queries.ts';
import {
  checkRpps,
  countryOf,
  maxPractices,
  type Practice,
  type ProfessionalRegistry,
  practiceModeOf,
  type RegisteredProfessional,
  TryLater,
} from '../professional-registry.port.ts';

type Line = Awaited<ReturnType<typeof listRegisterLines>>[number];

export function createExtractRegistry(db: Database): ProfessionalRegistry {
  return {
    async lookUp(rpps) {
      checkRpps(rpps);
      const extract = await findExtract(db, 'current');
      if (!extract) throw new TryLater('No extract of the register was imported');
      const lines = await listRegisterLines(db, extract.id, rpps);
      return {
        professional: professionalOf(rpps, lines),
        asOf: new Date(`${extract.dated_on}T00:00:00Z`),
        source: 'extract',
      };
    },
  };
}

function professionalOf(rpps: string, lines: readonly Line[]): RegisteredProfessional | null {
  const [first] = lines;
  if (!first) return null;
  const skills = lines.map(({ skill }) => skill).filter((skill) => skill !== '');
  // One place stands on several lines when its person has several skills.
  const places = new Map(
    lines.map((line) => [[line.mode, line.finess, line.site_name, line.postal_code].join('|'), line]),
  );
  return {
    rpps,
    familyName: first.family_name,
    givenNames: first.given_names,
    professionCode: first.profession,
    skillCodes: [...new Set(skills)].sort(),
    // The public file lists only people who may practise; one without any activity has a line without a mode.
    isActive: lines.some(({ mode }) => mode !== ''),
    practices: [...places.values()]
      .filter(({ mode }) => mode !== '')
      .slice(0, maxPractices)
      .map(practiceOf),
  };
}

function practiceOf(line: Line): Practice {
  return {
    mode: practiceModeOf(line.mode),
    finess: line.finess === '' ? null : line.finess,
    name: line.site_name,
    postalCode: line.postal_code,
    city: line.city,
    country: countryOf(line.country, line.postal_code),
  };
}
