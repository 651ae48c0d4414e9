// Earlier cases of the patient of one case, for a comparison over time: only those the actor may open himself, each judged
// as if he had asked for it.
import { type EarlierCase, mostEarlierCases } from '#contracts/cases/case-earlier.contract.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { presentPhoto } from '../photos/public.ts';
import { caseRead } from './case.audit.ts';
import { getSubmission } from './case-content.queries.ts';
import { listCasesBefore } from './earlier-cases.queries.ts';
import { listHiddenParts } from './hidden-parts.queries.ts';
import { hideParts } from './hide-parts.ts';
import { listPhotosFor, type OpenedCase, openRow } from './read-case.ts';
import { isSamePatient } from './same-patient.ts';

/** Newest first, at most ten. Nothing of them is told by this, so it leaves no trace; whoever shows one leaves it. */
export async function findEarlierCases(ctx: Ctx, { caseRow, key }: OpenedCase): Promise<OpenedCase[]> {
  const { tx, actor } = ctx;
  const rows = await listCasesBefore(tx, caseRow, actor.kind === 'doctor' ? actor.accountId : undefined);
  if (rows.length === 0) return [];
  const { patient } = await getSubmission(tx, key, caseRow.id, caseRow.submission_version);
  const earlier: OpenedCase[] = [];
  for (const row of rows) {
    const opened = await openRow(ctx, row);
    if (!opened) continue;
    const sent = await getSubmission(tx, opened.key, row.id, row.submission_version);
    if (isSamePatient(patient, sent.patient)) earlier.push(opened);
    if (earlier.length === mostEarlierCases) break;
  }
  return earlier;
}

/** Photos of the earlier cases of this one; each case leaves the trace that it was read (B-058). */
export async function readEarlierCases(ctx: Ctx, opened: OpenedCase): Promise<EarlierCase[]> {
  const items: EarlierCase[] = [];
  for (const earlier of await findEarlierCases(ctx, opened)) {
    const { caseRow, relation } = earlier;
    const photos = await listPhotosFor(ctx, earlier);
    const hidden = await listHiddenParts(ctx.tx, caseRow.id);
    ctx.audit(auditEntry(caseRead, caseRow.id, { relation, what: 'photos' }));
    items.push({
      caseId: caseRow.id,
      reference: caseRow.reference,
      form: caseRow.form,
      formVersion: caseRow.form_version,
      submittedAt: (caseRow.submitted_at ?? caseRow.created_at).toISOString(),
      photos: hideParts(ctx.actor, hidden, { photos, documents: [], notes: [] }).photos.map(presentPhoto),
    });
  }
  return items;
}
