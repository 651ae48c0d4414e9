import { bodySiteCodes } from '../forms/body-sites.ts';
import { checkAnswers, type PatientFacts } from '../forms/evaluate-form.ts';
import { checkGate, evaluateGate } from '../forms/evaluate-gate.ts';
import type { FormDefinition } from '../forms/form-definition.ts';
import { checkPhotoViews } from '../forms/photo-views.ts';
import type { FieldProblem } from '../problem.ts';
import { birthDateErrorsFr } from '../values/birth-date.fr.ts';
import { ageOn, isMinorOn, parseBirthDate } from '../values/birth-date.ts';
import { insErrorsFr } from '../values/ins.fr.ts';
import { parseIns } from '../values/ins.ts';
import { nirErrorsFr } from '../values/nir.fr.ts';
import { parseNir } from '../values/nir.ts';
import { personNameErrorsFr } from '../values/person-name.fr.ts';
import { parsePersonName } from '../values/person-name.ts';
import { phoneErrorsFr } from '../values/phone.fr.ts';
import { parsePhone } from '../values/phone.ts';
import type { CaseContent } from './case-draft.ts';
import { type SubmissionErrorCode, submissionErrorsFr } from './case-form.fr.ts';

/**
 * What keeps a request from being sent (B-042, B-048 – B-051, B-057): the same evaluator in the browser while one
 * types and on the server when it is sent. Pure; paths are those of the fields on screen.
 */
export type SubmissionCheck = {
  form: FormDefinition;
  photos: readonly {
    photoId: string;
    view: string;
    isSmall: boolean;
    overrideReason: string;
    qualityOverride: string | null;
  }[];
  /** `YYYY-MM-DD` in France. */
  today: string;
  mayAddDermoscopicToSkin: boolean;
  offersAlgorithmTraining: boolean;
};

export function checkSubmission(content: CaseContent, check: SubmissionCheck): FieldProblem[] {
  return [
    ...checkGate(check.form, content.gate),
    ...checkPatient(content.patient, check.today),
    ...checkConsent(content, check),
    ...checkSites(content.sites),
    ...checkAnswers(check.form, content.answers, {
      complete: true,
      patient: patientFacts(content, check.today),
      today: check.today,
    }),
    ...checkPhotos(check),
    ...checkWish(content),
  ];
}

/** Whether the gate sends this patient to immediate care. */
export function isEmergency(content: CaseContent, form: FormDefinition): boolean {
  return evaluateGate(form, content.gate).stops.length > 0;
}

/** Facts of the patient that conditions of a form may look at; unknown while the birth date is not readable. */
export function patientFacts(content: CaseContent, today: string): PatientFacts {
  const { sex, birthDate } = content.patient;
  const born = parseBirthDate(birthDate, today);
  return {
    ...(sex === null ? {} : { sex }),
    ...(born.ok ? { ageYears: ageOn(born.birthDate, today) } : {}),
  };
}

/** Under 18 on that day; false while the birth date is not readable. */
export function isMinor(content: CaseContent, today: string): boolean {
  const born = parseBirthDate(content.patient.birthDate, today);
  return born.ok && isMinorOn(born.birthDate, today);
}

function at(path: string, code: SubmissionErrorCode): FieldProblem {
  return { path, code, message: submissionErrorsFr[code] };
}

function said<C extends string>(
  path: string,
  parsed: { ok: true } | { ok: false; code: C },
  sentences: Readonly<Record<C, string>>,
): FieldProblem[] {
  return parsed.ok ? [] : [{ path, code: parsed.code, message: sentences[parsed.code] }];
}

function checkPatient(patient: CaseContent['patient'], today: string): FieldProblem[] {
  const born = parseBirthDate(patient.birthDate, today);
  const problems = [
    ...said('patient.birthName', parsePersonName(patient.birthName), personNameErrorsFr),
    ...(patient.usedName === ''
      ? []
      : said('patient.usedName', parsePersonName(patient.usedName), personNameErrorsFr)),
    ...(patient.firstNames.trim() === ''
      ? [at('patient.firstNames', 'patient.first_names')]
      : said('patient.firstNames', parsePersonName(patient.firstNames), personNameErrorsFr)),
    ...said('patient.birthDate', born, birthDateErrorsFr),
    ...(patient.sex === null ? [at('patient.sex', 'patient.sex')] : []),
    ...(patient.phone === '' ? [] : said('patient.phone', parsePhone(patient.phone), phoneErrorsFr)),
    ...said('patient.billingNir', parseNir(patient.billingNir), nirErrorsFr),
    ...(patient.ins === '' ? [] : said('patient.ins', parseIns(patient.ins), insErrorsFr)),
  ];
  return born.ok && isMinorOn(born.birthDate, today) ? [...problems, ...checkNirHolder(patient)] : problems;
}

/** B-050: for a minor the billing number is a parent's, and whose is said. The child's own number is another field. */
function checkNirHolder(patient: CaseContent['patient']): FieldProblem[] {
  const billing = parseNir(patient.billingNir);
  const own = parseIns(patient.ins);
  const isChildsOwn = billing.ok && own.ok && String(billing.nir) === String(own.ins);
  return [
    ...(isChildsOwn ? [at('patient.billingNir', 'patient.nir_is_child')] : []),
    ...(patient.nirHolderName.trim() === '' ? [at('patient.nirHolderName', 'patient.nir_holder')] : []),
    ...(patient.nirHolderRelation === null
      ? [at('patient.nirHolderRelation', 'patient.nir_holder_relation')]
      : []),
  ];
}

function checkConsent(content: CaseContent, check: SubmissionCheck): FieldProblem[] {
  const { consent } = content;
  const problems: FieldProblem[] = [];
  const need = (isMet: boolean, path: string, code: SubmissionErrorCode) => {
    if (!isMet) problems.push(at(`consent.${path}`, code));
  };
  need(consent.rightsAttested, 'rightsAttested', 'consent.rights');
  need(consent.actConsented, 'actConsented', 'consent.act');
  need(consent.objectionRightTold, 'objectionRightTold', 'consent.objection_told');
  need(consent.toldBy.trim() !== '', 'toldBy', 'consent.told_by');
  need(consent.toldHow !== null, 'toldHow', 'consent.told_how');
  if (isMinor(content, check.today)) {
    need(consent.guardianName.trim() !== '', 'guardianName', 'consent.guardian');
    need(consent.guardianRelation !== null, 'guardianRelation', 'consent.guardian_relation');
  }
  need(
    check.offersAlgorithmTraining || !consent.algorithmsConsented,
    'algorithmsConsented',
    'consent.algorithms_not_offered',
  );
  return problems;
}

function checkSites(sites: readonly string[]): FieldProblem[] {
  if (sites.length === 0) return [at('sites', 'sites.missing')];
  return sites.every((code) => bodySiteCodes.has(code)) ? [] : [at('sites', 'sites.unknown')];
}

function checkPhotos(check: SubmissionCheck): FieldProblem[] {
  const counts: Record<string, number> = {};
  for (const { view } of check.photos) counts[view] = (counts[view] ?? 0) + 1;
  const views = checkPhotoViews(check.form, counts, {
    mayAddDermoscopicToSkin: check.mayAddDermoscopicToSkin,
    complete: true,
  });
  const small = check.photos.filter(
    (photo) => photo.isSmall && photo.overrideReason.trim() === '' && photo.qualityOverride === null,
  );
  return [...views, ...small.map((photo) => at(`photos.${photo.photoId}`, 'photos.small'))];
}

function checkWish({ wish }: CaseContent): FieldProblem[] {
  return wish.startTier > 1 && wish.reason.trim().length < 3 ? [at('wish.reason', 'wish.reason')] : [];
}
