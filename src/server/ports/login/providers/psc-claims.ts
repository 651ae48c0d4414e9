/*
 * What Pro Santé Connect tells of a person, read into the words of the port. Many of its fields are empty strings; other
 * professions than ours are no mistake. The national identifier decides whose identity it is: `8` and the RPPS number,
 * or, on instances for tests only, an identity of the agency's test kit (`ANS…`).
 */
import { z } from 'zod';
import { type IdentityMode, parseRpps, type Rpps } from '#contracts/values/rpps.ts';
import { LoginRefused, type Practice, type ProfessionalIdentity } from '../login.port.ts';

const short = z.string().max(300);
const optional = short.default('');

const activitySchema = z.object({
  codeModeExercice: optional,
  codeSecteurDactivite: optional,
  numeroFinessSite: optional,
  raisonSocialeSite: optional,
  enseigneCommercialeSite: optional,
  numeroVoie: optional,
  libelleVoie: optional,
  codePostal: optional,
});

const exerciseSchema = z.object({
  codeProfession: optional,
  codeTypeSavoirFaire: optional,
  codeSavoirFaire: optional,
  activities: z.array(activitySchema).max(50).default([]),
});
type Exercise = z.infer<typeof exerciseSchema>;

const claimsSchema = z.object({
  sub: short.min(1),
  SubjectNameID: short.min(1),
  given_name: short.min(1),
  family_name: short.min(1),
  SubjectRefPro: z.object({ exercices: z.array(exerciseSchema).max(20).default([]) }).optional(),
});

const professions: Readonly<Record<string, 'pharmacist' | 'doctor'>> = { '21': 'pharmacist', '10': 'doctor' };
/** SM15: specialty dermatology and venereology; C15: older competence of the same name. */
const dermatology = new Set(['SM15', 'C15']);
const testIdentity = /^ANS\d{8,20}$/;

/** Throws `LoginRefused` with `identity` for anything that is not a whole identity. */
export function readIdentity(claims: unknown, mode: IdentityMode): ProfessionalIdentity {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) throw new LoginRefused('identity');
  const { sub, SubjectNameID: nameId, given_name, family_name, SubjectRefPro } = read.data;
  const exercises = SubjectRefPro?.exercices ?? [];
  const known = exercises.map(professionOf).filter((profession) => profession !== null);
  return {
    subject: sub,
    nameId,
    rpps: readRpps(nameId, mode),
    givenName: oneLine(given_name),
    familyName: oneLine(family_name),
    professions: [...new Set(known)],
    isDermatologist: exercises.some(
      (exercise) => professionOf(exercise) === 'doctor' && dermatology.has(exercise.codeSavoirFaire),
    ),
    practices: exercises.flatMap(practicesOf),
  };
}

function readRpps(nameId: string, mode: IdentityMode): Rpps | null {
  if (mode === 'test' && testIdentity.test(nameId)) return null;
  const parsed = nameId.startsWith('8') ? parseRpps(nameId.slice(1), mode) : undefined;
  if (!parsed?.ok || !/^8\d{11}$/.test(nameId)) throw new LoginRefused('identity');
  return parsed.rpps;
}

function professionOf(exercise: Exercise): 'pharmacist' | 'doctor' | null {
  return professions[exercise.codeProfession] ?? null;
}

function practicesOf(exercise: Exercise): Practice[] {
  return exercise.activities.map((activity) => ({
    name: oneLine(activity.enseigneCommercialeSite || activity.raisonSocialeSite),
    profession: professionOf(exercise),
    isLiberal: activity.codeModeExercice === 'L',
    sector: activity.codeSecteurDactivite || null,
    finess: activity.numeroFinessSite || null,
    street: oneLine(`${activity.numeroVoie} ${activity.libelleVoie}`) || null,
    postalCode: activity.codePostal || null,
  }));
}

/** Names go into mails and pages: no line break or other control character comes through. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
