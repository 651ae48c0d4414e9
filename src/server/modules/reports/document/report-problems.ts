/**
 * What keeps a report from being issued: an item of R6316-4 that is missing, wrong or too long. Answers with a
 * list, never with an exception, so that the doctor sees all of it at once. It judges presence, not medicine.
 */

import { formatFrenchDay } from './french-date.ts';
import type { EndingReportSource, OpinionReportSource, PhotoSource } from './report-source.ts';

/** The five items of R6316-4, and what the document itself needs. */
export type ReportItem =
  | 'report'
  | 'acts-and-prescriptions'
  | 'identities'
  | 'date-and-hour'
  | 'incidents'
  | 'document';

export interface ReportProblem {
  readonly item: ReportItem;
  /** Dotted path in the source, e.g. `opinion.findings`. */
  readonly field: string;
  readonly reason: 'missing' | 'invalid' | 'too-long';
}

export const reportLimits = { textCharacters: 10_000, photos: 24, listItems: 100 } as const;

type Collect = (item: ReportItem, field: string, reason: ReportProblem['reason']) => void;
type Texts = Readonly<Record<string, string | undefined>>;

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
const isMoment = (at: Date | undefined): at is Date => at !== undefined && !Number.isNaN(at.getTime());

function requireTexts(collect: Collect, item: ReportItem, texts: Texts): void {
  for (const [field, text] of Object.entries(texts)) if (isBlank(text)) collect(item, field, 'missing');
}

/** Problems of an opinion, in reading order; empty when it may be issued. */
export function findOpinionProblems(source: OpinionReportSource): ReportProblem[] {
  const problems: ReportProblem[] = [];
  const collect: Collect = (item, field, reason) => void problems.push({ item, field, reason });
  checkOpinion(source, collect);
  checkActs(source, collect);
  checkIdentities(source, collect);
  requireTexts(collect, 'identities', {
    'expert.name': source.expert?.name,
    'expert.rpps': source.expert?.rpps,
    'expert.qualification': source.expert?.qualification,
  });
  checkMoments(collect, { sentAt: source.sentAt, takenAt: source.takenAt, signedAt: source.signedAt });
  if (!isMoment(source.signedAt)) collect('date-and-hour', 'signedAt', 'missing');
  checkDocument(source, collect);
  if (source.version > 1 && source.replaces === undefined) collect('document', 'replaces', 'missing');
  if (source.replaces && source.replaces.version >= source.version)
    collect('document', 'replaces', 'invalid');
  return problems;
}

/** Problems of an ending: the same identities and hours, no opinion and no acts. */
export function findEndingProblems(source: EndingReportSource): ReportProblem[] {
  const problems: ReportProblem[] = [];
  const collect: Collect = (item, field, reason) => void problems.push({ item, field, reason });
  requireTexts(collect, 'report', { reason: source.reason, motive: source.motive });
  checkIdentities(source, collect);
  if (source.kind === 'declined-by-expert') {
    requireTexts(collect, 'identities', {
      'expert.name': source.expert?.name,
      'expert.rpps': source.expert?.rpps,
    });
  }
  checkMoments(collect, { sentAt: source.sentAt, takenAt: source.takenAt, endedAt: source.endedAt });
  if (!isMoment(source.endedAt)) collect('date-and-hour', 'endedAt', 'missing');
  checkDocument(source, collect);
  return problems;
}

function checkOpinion(source: OpinionReportSource, collect: Collect): void {
  requireTexts(collect, 'report', {
    motive: source.motive,
    'opinion.findings': source.opinion?.findings,
    'opinion.adviceToRequester': source.opinion?.adviceToRequester,
  });
  const referral = source.opinion?.referral;
  if (referral?.isWanted) requireTexts(collect, 'report', { 'opinion.referral.delay': referral.delay });
}

function checkActs(source: OpinionReportSource, collect: Collect): void {
  const item = 'acts-and-prescriptions';
  if ((source.acts ?? []).length === 0) collect(item, 'acts', 'missing');
  for (const [index, act] of (source.acts ?? []).entries()) {
    requireTexts(collect, item, { [`acts.${index}.label`]: act.label });
    if (!isMoment(act.performedAt)) collect(item, `acts.${index}.performedAt`, 'invalid');
  }
  const prescriptions = source.prescriptions;
  if (prescriptions === undefined) collect(item, 'prescriptions', 'missing');
  if (prescriptions?.kind !== 'attached') return;
  if (prescriptions.documents.length === 0) collect(item, 'prescriptions.documents', 'missing');
  for (const [index, document] of prescriptions.documents.entries()) {
    const field = `prescriptions.documents.${index}`;
    requireTexts(collect, item, { [`${field}.name`]: document.name });
    if (!/^[0-9a-f]{64}$/.test(document.sha256)) collect(item, `${field}.sha256`, 'invalid');
  }
}

function checkIdentities(source: OpinionReportSource | EndingReportSource, collect: Collect): void {
  requireTexts(collect, 'identities', {
    'patient.birthName': source.patient.birthName,
    'patient.firstNames': source.patient.firstNames,
    'patient.bornOn': source.patient.bornOn,
    'requester.name': source.requester.name,
    'requester.pharmacyName': source.requester.pharmacyName,
  });
  const { bornOn } = source.patient;
  if (!isBlank(bornOn) && formatFrenchDay(bornOn) === undefined)
    collect('identities', 'patient.bornOn', 'invalid');
}

/** Given moments must be real and in order: what was sent is taken, then signed. */
function checkMoments(collect: Collect, moments: Readonly<Record<string, Date | undefined>>): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const [field, at] of Object.entries(moments)) {
    if (at === undefined) continue;
    if (!isMoment(at) || at.getTime() < before) collect('date-and-hour', field, 'invalid');
    else before = at.getTime();
  }
}

function checkDocument(source: OpinionReportSource | EndingReportSource, collect: Collect): void {
  if (source.incidents === undefined) collect('incidents', 'incidents', 'missing');
  for (const [index, incident] of (source.incidents ?? []).entries()) {
    requireTexts(collect, 'incidents', { [`incidents.${index}.description`]: incident.description });
    if (!isMoment(incident.at)) collect('incidents', `incidents.${index}.at`, 'invalid');
  }
  requireTexts(collect, 'document', {
    operatorName: source.operatorName,
    caseNumber: source.caseNumber,
    reportNumber: source.reportNumber,
    'verification.url': source.verification.url,
  });
  if (!/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/.test(source.verification.code)) {
    collect('document', 'verification.code', 'invalid');
  }
  if (!Number.isInteger(source.version) || source.version < 1) collect('document', 'version', 'invalid');
  checkPhotos(source.photos ?? [], collect);
  checkLengths(source, '', collect);
}

function checkPhotos(photos: readonly PhotoSource[], collect: Collect): void {
  if (photos.length > reportLimits.photos) collect('document', 'photos', 'too-long');
  if (new Set(photos.map((photo) => photo.file)).size < photos.length)
    collect('document', 'photos', 'invalid');
  for (const [index, photo] of photos.entries()) {
    requireTexts(collect, 'document', { [`photos.${index}.viewLabel`]: photo.viewLabel });
  }
}

function checkLengths(value: unknown, field: string, collect: Collect): void {
  if (typeof value === 'string') {
    if (value.length > reportLimits.textCharacters) collect('document', field, 'too-long');
    return;
  }
  if (value === null || typeof value !== 'object' || value instanceof Date) return;
  if (Array.isArray(value) && value.length > reportLimits.listItems) collect('document', field, 'too-long');
  for (const [key, item] of Object.entries(value)) {
    checkLengths(item, field === '' ? key : `${field}.${key}`, collect);
  }
}
