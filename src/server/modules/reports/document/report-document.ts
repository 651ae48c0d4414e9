/**
 * From the facts of a case to what the printed report shows (B-065, R6316-4): plain strings, dates already written
 * out, French labels beside them. Refuses what R6316-4 would find incomplete. It does not lay out, sign or store.
 */

import { formatFrenchDay, formatFrenchMoment } from './french-date.ts';
import { endingTexts, reportTexts as t } from './report.fr.ts';
import type { ReportProblem } from './report-problems.ts';
import { findEndingProblems, findOpinionProblems } from './report-problems.ts';
import type {
  EndingReportSource,
  ExpertSource,
  OpinionReportSource,
  OpinionSource,
  PatientSource,
  PhotoSource,
  PrescriptionsSource,
  RequesterSource,
} from './report-source.ts';

/** One labelled line or paragraph; a line break in `value` is kept, an empty line parts paragraphs. */
export type Fact = { readonly label: string; readonly value: string };
export type Section = { readonly heading: string; readonly facts: readonly Fact[] };
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
export type PhotoCell = {
  readonly file: string;
  readonly caption: string;
  readonly note: string;
  readonly alt: string;
};

/** What both documents share, in template words. Optional keys are left out. */
type SharedData = {
  readonly title: string;
  readonly number: string;
  readonly operator: string;
  readonly caseLine: string;
  readonly runningHead: string;
  readonly pageLabel: string;
  readonly correction: readonly string[];
  readonly people: readonly Section[];
  readonly request: Section;
  readonly clinical: { readonly heading: string; readonly table: Table };
  readonly photos: { readonly heading: string; readonly cells: readonly PhotoCell[] };
  readonly course: { readonly heading: string; readonly steps: readonly Fact[] };
  readonly incidents: { readonly heading: string; readonly lines: readonly string[] };
  readonly consent: { readonly heading: string; readonly lines: readonly string[] };
  readonly limits: { readonly heading: string; readonly text: string };
  readonly operatorRole: { readonly heading: string; readonly text: string };
  readonly verification: {
    readonly heading: string;
    readonly label: string;
    readonly code: string;
    readonly text: string;
  };
  readonly transmission: string;
};

export type OpinionReportData = SharedData & {
  readonly opinion: Section;
  readonly signature: string;
  readonly acts: { readonly heading: string; readonly table: Table; readonly prescriptions: Prescriptions };
};

type Prescriptions = { readonly label: string; readonly none: string; readonly table: Table };

export type EndingReportData = SharedData & { readonly ending: Section; readonly notice: string };

export type ReportResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problems: readonly ReportProblem[] };

/** R6316-4: an opinion's report, or the list of what is missing. */
export function buildOpinionReport(source: OpinionReportSource): ReportResult<OpinionReportData> {
  const problems = findOpinionProblems(source);
  const { expert, opinion, signedAt, prescriptions, acts } = source;
  if (problems.length > 0 || !expert || !opinion || !signedAt || !prescriptions || !acts) {
    return { ok: false, problems };
  }
  const signed = formatFrenchMoment(signedAt);
  return {
    ok: true,
    data: {
      ...shareData(source, t.title, t.number, expert),
      correction: describeCorrection(source.replaces),
      course: { heading: t.course, steps: [...listSteps(source), { label: t.signedAt, value: signed }] },
      limits: { heading: t.limits, text: t.limitsText },
      operatorRole: {
        heading: t.operator,
        text: `${t.operatorText(source.operatorName)} ${t.ownOpinion}`,
      },
      opinion: { heading: t.opinion, facts: describeOpinion(opinion) },
      signature: t.signedBy(expert.name, signed),
      acts: {
        heading: t.acts,
        table: {
          columns: [t.act, t.actAt],
          rows: acts.map((act) => [
            act.code === undefined ? act.label : `${act.label} (${act.code})`,
            formatFrenchMoment(act.performedAt),
          ]),
        },
        prescriptions: describePrescriptions(prescriptions),
      },
    },
  };
}

/** R6316-4: the record of a request that ended without an opinion, or the list of what is missing. */
export function buildEndingReport(source: EndingReportSource): ReportResult<EndingReportData> {
  const problems = findEndingProblems(source);
  if (problems.length > 0 || !source.endedAt) return { ok: false, problems };
  const ended = formatFrenchMoment(source.endedAt);
  return {
    ok: true,
    data: {
      ...shareData(source, t.endingTitle, t.endingNumber, source.expert),
      correction: [],
      course: { heading: t.course, steps: [...listSteps(source), { label: t.endedAt, value: ended }] },
      limits: { heading: t.limits, text: t.endingLimits },
      operatorRole: { heading: t.operator, text: t.operatorText(source.operatorName) },
      notice: t.endingNotice,
      ending: {
        heading: t.ending,
        facts: facts([
          [t.endingKind, endingTexts[source.kind]],
          [t.endingReason, source.reason],
          [t.endedBy, source.endedBy],
          [t.endingAdvice, source.advice],
        ]),
      },
    },
  };
}

type Shared = Omit<SharedData, 'correction' | 'course' | 'limits' | 'operatorRole'>;

function shareData(
  source: OpinionReportSource | EndingReportSource,
  title: string,
  numberLabel: string,
  expert: ExpertSource | undefined,
): Shared {
  const { patient, operatorName } = source;
  const name = [patient.usedName ?? patient.birthName, patient.firstNames].join(' ');
  return {
    title,
    number: numberLabel + source.reportNumber,
    operator: operatorName,
    caseLine: `${t.case}${source.caseNumber}, ${t.version}${source.version}`,
    runningHead: `${name}, ${t.bornOn[patient.sex]}${formatFrenchDay(patient.bornOn) ?? ''}`,
    pageLabel: t.page,
    people: [
      { heading: t.patient, facts: describePatient(patient) },
      { heading: t.requester, facts: describeRequester(source.requester) },
      ...(expert ? [{ heading: t.expert, facts: describeExpert(expert) }] : []),
    ],
    request: {
      heading: t.request,
      facts: facts([
        [t.motive, source.motive],
        [t.question, source.question],
        [t.bodySites, source.bodySites?.join(', ')],
      ]),
    },
    clinical: {
      heading: t.clinical,
      table: {
        columns: [t.clinicalQuestion, t.clinicalAnswer],
        rows: (source.clinicalAnswers ?? []).map((one) => [one.question, one.answer]),
      },
    },
    photos: { heading: t.photos, cells: (source.photos ?? []).map(describePhoto) },
    incidents: { heading: t.incidents, lines: describeIncidents(source.incidents ?? []) },
    consent: {
      heading: t.consent,
      lines: (source.consents ?? []).map((one) => `${one.label} (${formatFrenchMoment(one.recordedAt)}).`),
    },
    verification: {
      heading: t.verification,
      label: t.verificationCode,
      code: source.verification.code,
      text: t.verificationText(source.verification.url),
    },
    transmission: t.transmission,
  };
}

/** Lines that have something to say. */
function facts(pairs: readonly (readonly [string, string | undefined])[]): Fact[] {
  return pairs.flatMap(([label, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ label, value: value.trim() }],
  );
}

function describePatient(patient: PatientSource): Fact[] {
  return facts([
    [t.birthName, patient.birthName],
    [t.usedName, patient.usedName],
    [t.firstNames, patient.firstNames],
    [t.bornOnLabel, formatFrenchDay(patient.bornOn)],
    [t.birthPlace, patient.birthPlace],
    [t.sex, t.sexes[patient.sex]],
    [t.ins, groupNir(patient.ins)],
    [t.billingNir, groupNir(patient.billingNir)],
    [t.representative, patient.representative],
  ]);
}

function describeRequester(requester: RequesterSource): Fact[] {
  return facts([
    [t.pharmacist, requester.name],
    [t.rpps, requester.rpps],
    [t.pharmacy, requester.pharmacyName],
    [t.finess, requester.finess],
    [t.address, requester.addressLines.join('\n')],
    [t.phone, requester.phone],
  ]);
}

function describeExpert(expert: ExpertSource): Fact[] {
  return facts([
    [t.doctor, expert.name],
    [t.rpps, expert.rpps],
    [t.qualification, expert.qualification],
    [t.tier, expert.tierLabel],
    [t.practicePlace, expert.practicePlace],
  ]);
}

function describeOpinion(opinion: OpinionSource): Fact[] {
  const { referral } = opinion;
  return facts([
    [t.findings, opinion.findings],
    [t.hypotheses, opinion.hypotheses],
    [t.adviceToRequester, opinion.adviceToRequester],
    [t.treatmentAdvice, opinion.treatmentAdvice],
    [t.referral, referral.isWanted ? t.referralWanted(referral.delay, referral.to) : t.referralNone],
    [t.followUp, opinion.followUp],
    [t.photoLimits, opinion.photoLimits],
    [t.freeText, opinion.freeText],
  ]);
}

function describePrescriptions(prescriptions: PrescriptionsSource): Prescriptions {
  const documents = prescriptions.kind === 'attached' ? prescriptions.documents : [];
  return {
    label: t.prescriptions,
    none: t.noPrescription,
    table: {
      columns: [t.attachedDocument, t.fingerprint],
      rows: documents.map((one) => [one.name, one.sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1\u00a0')]),
    },
  };
}

function describeCorrection(replaces: OpinionReportSource['replaces']): string[] {
  if (!replaces) return [];
  const line = t.replaces(replaces.version, formatFrenchMoment(replaces.signedAt));
  return replaces.reason === undefined ? [line] : [line, t.replacesReason + replaces.reason];
}

function describePhoto(photo: PhotoSource, index: number): PhotoCell {
  const caption = t.photo(index + 1, photo.viewLabel, photo.siteLabel);
  const note = photo.takenAt === undefined ? '' : t.photoTakenAt(formatFrenchMoment(photo.takenAt));
  return { file: photo.file, caption, note, alt: t.photoAlt(caption) };
}

function describeIncidents(incidents: NonNullable<OpinionReportSource['incidents']>): string[] {
  if (incidents.length === 0) return [t.noIncident];
  return incidents.map((one) => `${formatFrenchMoment(one.at)} : ${one.description}`);
}

function listSteps(source: OpinionReportSource | EndingReportSource): Fact[] {
  const steps: Fact[] = [{ label: t.sentAt, value: formatFrenchMoment(source.sentAt) }];
  if (source.takenAt) steps.push({ label: t.takenAt, value: formatFrenchMoment(source.takenAt) });
  for (const one of source.clarifications ?? []) {
    steps.push({ label: t.clarificationAsked, value: `${formatFrenchMoment(one.askedAt)}\n${one.question}` });
    if (one.answeredAt === undefined) continue;
    const answer = [formatFrenchMoment(one.answeredAt), one.answer ?? ''].join('\n').trim();
    steps.push({ label: t.clarificationAnswered, value: answer });
  }
  return steps;
}

/** `1 85 05 78 006 084 36`; anything of another length is left as it is. */
function groupNir(nir: string | undefined): string | undefined {
  const parts = /^(.)(..)(..)(..)(...)(...)(..)$/.exec(nir ?? '');
  return parts ? parts.slice(1).join('\u00a0') : nir;
}
