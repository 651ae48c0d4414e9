// From an opened case to what its report is made from (B-065, R6316-4): pure, plain values in, plain values out. It
// reads nothing and decides nothing; what is missing is found by `document/report-problems.ts`.

import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import { findBodySite } from '#contracts/forms/body-sites.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { PresentedAnswer } from '#contracts/forms/present-answers.ts';
import { presentAnswers } from '#contracts/forms/present-answers.ts';
import { ageOn } from '#contracts/values/birth-date.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { formatPhone, parsePhone } from '#contracts/values/phone.ts';
import { formOf, type LoadedCase, type OpenedCase } from '../cases/public.ts';
import { caseReportTexts as t } from './case-report.fr.ts';
import { formatFrenchMoment } from './document/french-date.ts';
import type {
  ClarificationSource,
  ClinicalAnswerSource,
  ConsentSource,
  ExpertSource,
  OpinionReportSource,
  OpinionSource,
  PatientSource,
  PrescriptionsSource,
  RequesterSource,
} from './document/report-source.ts';

export type CaseToReport = { caseRow: OpenedCase['caseRow']; loaded: LoadedCase };

/** What is fixed when a report is made, and printed in it. */
export type ReportIssue = {
  version: number;
  issuedAt: Date;
  verificationCode: string;
  verificationUrl: string;
  operatorName: string;
};

const questionToDoctor = 'question-to-doctor';
const mostClarifications = 100;

/** What opinion reports and ending records share. */
export function describeCase({ caseRow, loaded }: CaseToReport, issue: ReportIssue) {
  const sentAt = caseRow.submitted_at ?? caseRow.created_at;
  const answers = describeAnswers(caseRow, loaded, sentAt);
  const question = answers.find((one) => one.questionId === questionToDoctor);
  return {
    operatorName: issue.operatorName,
    caseNumber: caseRow.reference,
    reportNumber: `${caseRow.reference}-V${issue.version}`,
    version: issue.version,
    patient: describePatient(loaded),
    requester: describeRequester(caseRow, loaded),
    sentAt,
    motive: t.motive(formOf(caseRow).title),
    ...(question === undefined ? {} : { question: question.answer }),
    bodySites: loaded.submission.sites.map((code) => findBodySite(code)?.label ?? code),
    clinicalAnswers: [
      ...answers
        .filter((one) => one !== question)
        .map((one) => ({ question: one.question, answer: one.answer })),
      ...describeLaterWords(loaded),
    ],
    clarifications: loaded.clarifications
      .flatMap((one) => describeClarification(one, formOf(caseRow)))
      .slice(-mostClarifications),
    consents: describeConsents(loaded, sentAt),
    verification: { code: issue.verificationCode, url: issue.verificationUrl },
  };
}

/** The opinion as it will be signed by the doctor who has the case. */
export function toOpinionSource(
  input: CaseToReport & { opinion: Opinion; replaces?: { version: number; signedAt: Date } | undefined },
  issue: ReportIssue,
): OpinionReportSource {
  const { caseRow, loaded, opinion, replaces } = input;
  const labels = new Map(formOf(caseRow).photoViews.map((view) => [view.id, view.label]));
  const incident = opinion.technicalIncidents.trim();
  const expert = caseRow.expert_id === null ? undefined : describeExpert(loaded, caseRow.expert_id);
  return {
    ...describeCase(input, issue),
    photos: loaded.photos.map((photo, index) => ({
      file: photoFileName(index),
      viewLabel: labels.get(photo.view) ?? targetLabelsFr[`photos.${photo.view}`],
    })),
    ...(replaces === undefined ? {} : { replaces }),
    ...(expert === undefined ? {} : { expert }),
    ...(caseRow.claimed_at === null ? {} : { takenAt: caseRow.claimed_at }),
    signedAt: issue.issuedAt,
    opinion: describeOpinion(opinion),
    acts: [{ label: t.act, performedAt: issue.issuedAt }],
    prescriptions: describePrescriptions(loaded),
    incidents: incident === '' ? [] : [{ at: issue.issuedAt, description: incident }],
  };
}

export function photoFileName(index: number): string {
  return `photo-${index + 1}.jpg`;
}

function describeAnswers(
  caseRow: CaseToReport['caseRow'],
  { submission }: LoadedCase,
  sentAt: Date,
): PresentedAnswer[] {
  const { sex, birthDate } = submission.patient;
  const facts = { sex: sex ?? undefined, ageYears: ageOn(birthDate, civilDayAt(sentAt)) };
  return presentAnswers(formOf(caseRow), submission.answers, facts).filter((one) => one.isAnswered);
}

/** What the pharmacy added once a doctor had the case (B-053), and the documents it joined. */
function describeLaterWords({ notes, documents }: LoadedCase): ClinicalAnswerSource[] {
  const additions = notes.filter((note) => note.kind === 'addition');
  const names = documents
    .filter(({ side, sentAt }) => side === 'requester' && sentAt !== null)
    .map(({ name }) => name);
  return [
    ...additions.map((note) => ({
      question: `${t.addition}, ${formatFrenchMoment(note.at)}`,
      answer: note.text,
    })),
    ...(names.length === 0 ? [] : [{ question: t.requesterDocuments, answer: names.join(' ; ') }]),
  ];
}

function describePatient({ submission }: LoadedCase): PatientSource {
  const { patient, consent } = submission;
  const { usedName, ins, billingNir } = patient;
  const holder = nameWithRelation(patient.nirHolderName, patient.nirHolderRelation);
  const guardian = nameWithRelation(consent.guardianName, consent.guardianRelation);
  return {
    birthName: patient.birthName,
    ...(usedName === '' ? {} : { usedName }),
    firstNames: patient.firstNames,
    bornOn: patient.birthDate,
    sex: patient.sex === 'female' || patient.sex === 'male' ? patient.sex : 'unknown',
    ...(ins === '' ? {} : { ins }),
    ...(billingNir === ''
      ? {}
      : { billingNir: holder === '' ? billingNir : t.billingNir(billingNir, holder) }),
    ...(guardian === '' ? {} : { representative: guardian }),
  };
}

function nameWithRelation(name: string, relation: keyof typeof t.holders | null): string {
  if (name.trim() === '') return '';
  return relation === null ? name.trim() : t.person(name.trim(), t.holders[relation]);
}

/** Who sent it, else who began it. */
function describeRequester(caseRow: CaseToReport['caseRow'], loaded: LoadedCase): RequesterSource {
  const sent = loaded.acts.findLast((act) => act.action === 'case.submit' && act.actorId !== null);
  const sender = loaded.names.get(sent?.actorId ?? '') ?? loaded.names.get(caseRow.created_by);
  const { name, finess, street, phone, ...place } = loaded.pharmacy;
  return {
    name: sender?.displayName ?? '',
    ...(sender === undefined || sender.rpps === '' ? {} : { rpps: sender.rpps }),
    pharmacyName: name,
    ...(finess === null ? {} : { finess }),
    addressLines: [street, `${place.postal_code} ${place.city}`.trim()].filter((line) => line !== ''),
    ...(phone === null ? {} : { phone: readablePhone(phone) }),
  };
}

function readablePhone(phone: string): string {
  const parsed = parsePhone(phone);
  return parsed.ok ? formatPhone(parsed.phone) : phone;
}

function describeExpert({ names }: LoadedCase, expertId: string): ExpertSource | undefined {
  const doctor = names.get(expertId);
  if (doctor === undefined || doctor.tier === null) return undefined;
  const tier: ExpertTier = doctor.tier;
  return {
    name: doctor.displayName,
    rpps: doctor.rpps,
    qualification: tierNamesFr[tier],
    tierLabel: t.tier(tier),
  };
}

function describeOpinion(opinion: Opinion): OpinionSource {
  const { referral } = opinion;
  const hypotheses = opinion.hypotheses.map((text) => text.trim()).filter((text) => text !== '');
  const delay = referral === 'emergency' ? t.emergencyDelay : t.referralWithin[opinion.referralWithin];
  return {
    findings: opinion.findings,
    hypotheses:
      hypotheses.length < 2
        ? hypotheses.join('')
        : hypotheses.map((text, index) => `${index + 1}. ${text}`).join('\n'),
    adviceToRequester: opinion.pharmacistAdvice,
    treatmentAdvice: opinion.treatmentAdvice,
    referral:
      referral === 'none' ? { isWanted: false } : { isWanted: true, delay, to: t.referralTo[referral] },
    followUp: opinion.followUp,
    photoLimits: opinion.photoLimits,
    freeText: opinion.freeText,
  };
}

function describePrescriptions({ documents }: LoadedCase): PrescriptionsSource {
  const attached = documents.filter(({ side, state }) => side === 'expert' && state === 'ready');
  if (attached.length === 0) return { kind: 'none' };
  return {
    kind: 'attached',
    documents: attached.map(({ kind, name, sha256 }) => ({
      name: kind === 'prescription' ? t.prescription(name) : t.otherDocument(name),
      sha256,
    })),
  };
}

/** One entry for each point, so that no entry outgrows a page; how it was settled stands below (B-046, B-047). */
function describeClarification(
  { askedAt, answeredAt, points }: LoadedCase['clarifications'][number],
  form: FormDefinition,
): ClarificationSource[] {
  return points.map((point) => {
    const target = labelOfTarget(point.target, form);
    const question = t.point(t.pointKinds[point.kind], target, point.text);
    if (answeredAt === null) return { askedAt, question };
    return { askedAt, question, answeredAt, answer: t.outcomes[point.outcome](target, point.reason) };
  });
}

/** A question of the form by its own words, a part of the request by its name. */
function labelOfTarget(target: string, form: FormDefinition): string {
  const [part = '', questionId = ''] = target.split('.');
  const question = part === 'answers' && allQuestions(form).find(({ id }) => id === questionId);
  if (question) return question.label;
  const labels = new Map<string, string>(Object.entries(targetLabelsFr));
  return labels.get(target) ?? labels.get(part) ?? target;
}

/** Recorded by the pharmacy when it sent the request. Secondary uses are no part of the act and stay out. */
function describeConsents({ submission }: LoadedCase, recordedAt: Date): ConsentSource[] {
  const { consent } = submission;
  const guardian = nameWithRelation(consent.guardianName, consent.guardianRelation);
  const labels = [
    consent.actConsented ? t.told(consent.toldBy, consent.toldHow) : '',
    guardian === '' ? '' : t.guardianConsent(guardian),
    consent.objectionRightTold ? t.objectionTold : '',
    consent.rightsAttested ? t.rightsAttested : '',
  ];
  return labels.filter((label) => label !== '').map((label) => ({ label, recordedAt }));
}
