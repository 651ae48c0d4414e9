// The suite's people in the two forms that providers read: a file of the public directory, and its FHIR answers.
import type { Practice, RegisteredProfessional } from './professional-registry.port.ts';

const header = [
  "Type d'identifiant PP",
  'Identifiant PP',
  'Identification nationale PP',
  "Nom d'exercice",
  "Prénom d'exercice",
  'Code profession',
  'Libellé profession',
  'Code catégorie professionnelle',
  'Code savoir-faire',
  'Code mode exercice',
  'Numéro FINESS site',
  'Raison sociale site',
  'Code postal (coord. structure)',
  'Libellé commune (coord. structure)',
  'Code pays (coord. structure)',
  'Téléphone (coord. structure)',
];

const modeCodes = { liberal: 'L', salaried: 'S', other: 'B' } as const;
const countryCodes = { france: '', abroad: '99131', unknown: '' } as const;

function lineOf(person: RegisteredProfessional, practice: Practice, skill: string): string {
  return [
    '8',
    person.rpps,
    `8${person.rpps}`,
    person.familyName,
    person.givenNames,
    person.professionCode,
    'Profession',
    'C',
    skill,
    modeCodes[practice.mode],
    practice.finess ?? '',
    practice.name,
    practice.postalCode,
    practice.city,
    countryCodes[practice.country],
    '0100000000',
  ].join('|');
}

/** Lines of these people, one for each place and skill, as the public file has them. */
export function extractLines(people: readonly RegisteredProfessional[]): string[] {
  return people.flatMap((person) =>
    person.practices.flatMap((practice) =>
      (person.skillCodes.length > 0 ? person.skillCodes : ['']).map((skill) =>
        lineOf(person, practice, skill),
      ),
    ),
  );
}

export function extractText(lines: readonly string[]): string {
  return `${[header.join('|'), ...lines].join('\n')}\n`;
}

const nos = 'https://mos.esante.gouv.fr/NOS';

/** What the directory answers to a search for this person, and for his places. */
export function fhirAnswers(person: RegisteredProfessional, id: string) {
  return {
    practitioner: {
      resourceType: 'Practitioner',
      id,
      active: true,
      identifier: [
        { system: 'urn:oid:1.2.250.1.71.4.2.1', value: `8${person.rpps}` },
        { system: 'https://rpps.esante.gouv.fr', value: person.rpps },
      ],
      name: [{ use: 'usual', family: person.familyName, given: person.givenNames.split(' ') }],
      qualification: [
        {
          code: {
            coding: [
              {
                system: `${nos}/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante`,
                code: person.professionCode,
              },
              {
                system: `${nos}/TRE_R09-CategorieProfessionnelle/FHIR/TRE-R09-CategorieProfessionnelle`,
                code: 'C',
              },
            ],
          },
        },
        ...person.skillCodes.map((code) => ({
          code: {
            coding: [{ system: `${nos}/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale`, code }],
          },
        })),
      ],
    },
    places: person.practices.flatMap((practice, index) => placeOf(id, practice, index)),
  };
}

function placeOf(id: string, practice: Practice, index: number) {
  const organizationId = `org-${id}-${index}`;
  return [
    {
      resourceType: 'PractitionerRole',
      id: `role-${id}-${index}`,
      active: true,
      practitioner: { reference: `Practitioner/${id}` },
      organization: { reference: `Organization/${organizationId}` },
      code: [
        { coding: [{ system: `${nos}/TRE_R22-GenreActivite/FHIR/TRE-R22-GenreActivite`, code: 'GENR01' }] },
        {
          coding: [
            {
              system: `${nos}/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice`,
              code: modeCodes[practice.mode],
            },
          ],
        },
      ],
    },
    {
      resourceType: 'Organization',
      id: organizationId,
      name: practice.name,
      identifier: practice.finess
        ? [{ system: 'https://finess.esante.gouv.fr', value: practice.finess }]
        : [],
      address: [
        {
          postalCode: practice.postalCode,
          city: practice.city,
          ...(practice.country === 'abroad' ? { country: 'BE' } : {}),
        },
      ],
    },
  ];
}
