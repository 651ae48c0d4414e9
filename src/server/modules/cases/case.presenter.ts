// Rows to contract answers. What may be done is told by `allowedActions`; no rule is evaluated again in the browser.

import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { QueueItem } from '#contracts/cases/case-expert.contract.ts';
import type { CaseListItem, CaseListState, CaseView } from '#contracts/cases/case-view.contract.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { ageOn, parseBirthDate } from '#contracts/values/birth-date.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { maySideSee, presentDocument } from '../documents/public.ts';
import { presentPhoto } from '../photos/public.ts';
import type { PharmacyCaseRow } from './case.queries.ts';
import { openLabel } from './case.ts';
import { actionsOpenTo } from './case-lifecycle.ts';
import { presentTimeline } from './case-timeline.ts';
import type { LoadedCase, OpenedCase } from './read-case.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The whole case for somebody who may open it. */
export function presentCase(
  { caseRow, relation }: OpenedCase,
  loaded: LoadedCase,
): Omit<CaseView, 'earlierCases'> {
  const isRequester = relation === 'requester';
  const expert = caseRow.expert_id ? loaded.names.get(caseRow.expert_id) : undefined;
  const isExpertNamed = loaded.opinion !== null;
  const nameOf = (accountId: string) => loaded.names.get(accountId)?.displayName ?? '';
  const facts = {
    status: caseRow.status,
    tier: caseRow.tier,
    dueAt: caseRow.due_at,
    submittedAt: caseRow.submitted_at,
    candidatesLeft: 0,
  };
  return {
    caseId: caseRow.id,
    reference: caseRow.reference,
    form: caseRow.form,
    formVersion: caseRow.form_version,
    status: caseRow.status,
    relation,
    allowedActions: actionsOpenTo(facts, relation),
    tier: caseRow.tier,
    revision: caseRow.revision,
    createdAt: caseRow.created_at.toISOString(),
    createdByName: nameOf(caseRow.created_by),
    submittedAt: iso(caseRow.submitted_at),
    dueAt: iso(caseRow.due_at),
    claimedAt: iso(caseRow.claimed_at),
    pharmacy: { name: loaded.pharmacy.name, city: loaded.pharmacy.city, phone: loaded.pharmacy.phone },
    content: caseRow.submission_version === 0 ? (loaded.working ?? loaded.submission) : loaded.submission,
    workingCopy: isRequester && caseRow.submission_version > 0 ? (loaded.working ?? null) : null,
    photos: loaded.photos.map(presentPhoto),
    documents: loaded.documents
      .filter((document) => maySideSee(document, relation === 'requester' ? 'requester' : 'expert'))
      .map(presentDocument),
    submissionVersion: caseRow.submission_version,
    lastChanges: loaded.changes,
    clarifications: loaded.clarifications.map((clarification) => ({
      clarificationId: clarification.id,
      askedAt: clarification.askedAt.toISOString(),
      answeredAt: iso(clarification.answeredAt),
      points: clarification.points,
    })),
    additions: loaded.notes
      .filter((note) => note.kind === 'addition')
      .map((note) => ({
        messageId: note.id,
        at: note.at.toISOString(),
        byName: nameOf(note.accountId),
        text: note.text,
      })),
    handUps: isRequester ? [] : presentHandUps(loaded),
    timeline: presentTimeline(loaded.acts, loaded.names, isExpertNamed),
    opinion: loaded.opinion,
    expert:
      isExpertNamed && expert
        ? { name: expert.displayName, rpps: expert.rpps, tier: expert.tier ?? caseRow.tier }
        : null,
    reports: loaded.reports.map(presentReport),
    ...presentAfterOpinion(caseRow, loaded, nameOf),
    endReason:
      loaded.notes.findLast((note) => note.kind === 'ending' || note.kind === 'withdrawal')?.text ?? null,
    objectedAt: iso(caseRow.objected_at),
    hiddenParts: loaded.ownHidden.map(({ partId, ground }) => ({ partId, ground })),
    people: { requesterId: caseRow.created_by, expertId: isExpertNamed ? caseRow.expert_id : null },
  };
}

function presentHandUps({ notes }: LoadedCase): CaseView['handUps'] {
  return notes
    .filter((note) => note.kind === 'hand-up')
    .map((note) => ({ at: note.at.toISOString(), reason: note.text }));
}

function presentAfterOpinion(
  caseRow: OpenedCase['caseRow'],
  loaded: LoadedCase,
  nameOf: (accountId: string) => string,
): Pick<CaseView, 'handOver' | 'appointment' | 'followUp'> {
  const { appointment_state: state, appointment_wanted_by: wantedBy } = caseRow;
  return {
    handOver: {
      readAt: iso(caseRow.read_at),
      handedOverAt: iso(caseRow.handed_over_at),
      filedOwnRecordAt: iso(caseRow.filed_own_record_at),
      filedDmpAt: iso(caseRow.filed_dmp_at),
    },
    appointment: state && wantedBy ? { state, wantedBy, bookedOn: caseRow.appointment_booked_on } : null,
    followUp: loaded.notes
      .filter((note) => note.kind === 'follow-up')
      .map((note) => ({
        messageId: note.id,
        at: note.at.toISOString(),
        from: note.side === 'expert' ? ('expert' as const) : ('requester' as const),
        byName: nameOf(note.accountId),
        text: note.text,
      })),
  };
}

function presentReport(report: LoadedCase['reports'][number]): CaseView['reports'][number] {
  return {
    version: report.version,
    kind: report.kind,
    issuedAt: report.issued_at.toISOString(),
    sha256: report.sha256,
    bytes: report.bytes,
    verificationCode: report.verification_code,
    replacedBy: report.replaced_by,
  };
}

/** The group of the pharmacist's list a row belongs to; the queries say the same in SQL. */
export function stateOf(row: {
  status: CaseStatus;
  read_at: Date | null;
  handed_over_at: Date | null;
  appointment_state: string | null;
}): CaseListState {
  if (row.status === 'draft' || row.status === 'clarifying') return 'to-complete';
  if (row.status === 'queued' || row.status === 'claimed' || row.status === 'unanswered') return 'waiting';
  if (row.status !== 'answered') return 'closed';
  if (row.read_at === null) return 'received';
  return row.handed_over_at === null || row.appointment_state === 'to-book' ? 'to-hand-over' : 'closed';
}

/** One line of the pharmacist's list; opens the sealed label of the row. */
export function presentListItem(keyring: Keyring, row: PharmacyCaseRow, now: Date): CaseListItem {
  const key = keyring.unwrap(row.data_key);
  const label = row.label_sealed
    ? openLabel(key, row.id, row.label_sealed)
    : { patientName: '', birthDate: '' };
  const today = civilDayAt(now);
  const born = parseBirthDate(label.birthDate, today);
  return {
    caseId: row.id,
    reference: row.reference,
    form: row.form as FormId,
    status: row.status as CaseStatus,
    state: stateOf({ ...row, status: row.status as CaseStatus }),
    patientName: label.patientName,
    ageYears: born.ok ? ageOn(born.birthDate, today) : null,
    sex: row.sex,
    tier: row.tier as ExpertTier,
    updatedAt: row.updated_at.toISOString(),
    submittedAt: iso(row.submitted_at),
    dueAt: iso(row.due_at),
    answeredAt: iso(row.answered_at),
    isUrgent: row.is_urgent,
    tasks: tasksOf(row),
  };
}

function tasksOf(row: PharmacyCaseRow): CaseListItem['tasks'] {
  if (row.status === 'draft') return ['finish-draft'];
  if (row.status === 'clarifying') return ['clarify'];
  if (row.status !== 'answered') return [];
  const tasks: CaseListItem['tasks'] = [];
  if (row.read_at === null) tasks.push('read');
  if (row.appointment_state === 'to-book') tasks.push('book-appointment');
  if (row.handed_over_at === null) tasks.push('hand-over');
  if (row.filed_own_record_at === null) tasks.push('file');
  if (row.awaits_reply_from === 'requester') tasks.push('reply');
  return tasks;
}

type QueueRow = {
  id: string;
  reference: string;
  form: string;
  status: string;
  tier: number;
  start_tier: number;
  age_band: string | null;
  sex: string | null;
  site_group: string | null;
  photo_count: number;
  weak_photo_count: number | null;
  submitted_at: Date | null;
  due_at: Date | null;
};

/** What a doctor sees before taking: no identity. */
export function presentQueueItem(row: QueueRow): QueueItem {
  return {
    caseId: row.id,
    reference: row.reference,
    form: row.form as FormId,
    status: row.status as CaseStatus,
    tier: row.tier as ExpertTier,
    ageBand: row.age_band as QueueItem['ageBand'],
    sex: row.sex as QueueItem['sex'],
    siteGroup: (row.site_group ?? 'several') as QueueItem['siteGroup'],
    photoCount: row.photo_count,
    weakPhotoCount: row.weak_photo_count ?? 0,
    submittedAt: (row.submitted_at ?? new Date(0)).toISOString(),
    dueAt: iso(row.due_at),
    startedHigher: row.start_tier > 1,
    startTier: row.start_tier as ExpertTier,
  };
}
