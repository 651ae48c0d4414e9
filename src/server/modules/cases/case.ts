// The noun: what a case is in memory, and where its sealed parts belong. The whole dossier, not one message of it.

import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import { type CaseContent, caseContentSchema } from '#contracts/cases/case-draft.ts';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { findForm } from '#contracts/forms/forms.ts';
import { parseIns } from '#contracts/values/ins.ts';
import { parseNir } from '#contracts/values/nir.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';

/** Columns the rules look at. */
export type CaseRecord = {
  id: string;
  organisation_id: string;
  status: CaseStatus;
  tier: ExpertTier;
  form: FormId;
  form_version: number;
  revision: number;
  submission_version: number;
  expert_id: string | null;
  data_key: string;
  due_at: Date | null;
  answer_minutes_left: number | null;
  submitted_at: Date | null;
  answered_at: Date | null;
  escalation_count: number;
  /** Version of the routing policy that rules it; null before it is sent, and of cases older than versions. */
  routing_version: number | null;
};

/** Which sealed text this is; part of the seal, so that a ciphertext cannot be moved to another place. */
export type ContentKind = 'working' | 'submission' | 'changes' | 'opinion-draft' | 'opinion';

export function contentSealContext(caseId: string, kind: ContentKind, version: number): string {
  return `case:${caseId}:${kind}:${version}`;
}
export function noteSealContext(caseId: string, noteId: string): string {
  return `case:${caseId}:note:${noteId}`;
}
export function clarificationSealContext(caseId: string, clarificationId: string): string {
  return `case:${caseId}:clarification:${clarificationId}`;
}

/** Names and birth date for the pharmacy's own list, apart from the content so that a list opens little. */
export type CaseLabel = { patientName: string; birthDate: string };

export function sealLabel(key: DataKey, caseId: string, content: CaseContent): Buffer {
  const { birthName, usedName, firstNames, birthDate } = content.patient;
  const patientName = [(usedName || birthName).trim().toUpperCase(), firstNames.trim()]
    .filter(Boolean)
    .join(' ');
  return sealJson(key, `case:${caseId}:label`, { patientName, birthDate } satisfies CaseLabel);
}
export function openLabel(key: DataKey, caseId: string, sealed: Buffer): CaseLabel {
  return openJson<CaseLabel>(key, `case:${caseId}:label`, sealed);
}

/** Content as it is sent: texts trimmed, numbers in their normal form. Refusals were told before. */
export function normaliseContent(content: CaseContent): CaseContent {
  const nir = parseNir(content.patient.billingNir);
  const ins = parseIns(content.patient.ins);
  const patient = Object.fromEntries(
    Object.entries(content.patient).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() : value,
    ]),
  );
  return caseContentSchema.parse({
    ...content,
    patient: {
      ...patient,
      billingNir: nir.ok ? nir.nir : content.patient.billingNir.trim(),
      ins: ins.ok ? ins.ins : content.patient.ins.trim(),
    },
  });
}

/** The form version a case answers; kept for as long as the record. */
export function formOf(caseRecord: Pick<CaseRecord, 'form' | 'form_version'>): FormDefinition {
  const form = findForm(caseRecord.form, caseRecord.form_version);
  if (!form) throw new Error(`form ${caseRecord.form} version ${caseRecord.form_version} is not kept`);
  return form;
}

export function receiptOf(caseRecord: Pick<CaseRecord, 'id' | 'status' | 'revision'>): CaseReceipt {
  return { caseId: caseRecord.id, status: caseRecord.status, revision: caseRecord.revision };
}
