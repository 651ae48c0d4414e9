import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { claimCase, saveOpinionDraft, signOpinion } from '#contracts/cases/case-expert.contract.ts';
import { createCase, saveDraft, submitCase } from '#contracts/cases/case-request.contract.ts';
import { getCase } from '#contracts/cases/case-view.contract.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { uploadResultSchema } from '#contracts/photos/photo.contract.ts';
import { previewReport } from '#contracts/reports/report.contract.ts';
import { completeContent, completeOpinion } from '#test/builders/case-content.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { type Person, type TestInstance, testPassword } from './test-instance.ts';

/** Large enough to need no reason; drawn once. */
let drawn: Promise<Buffer> | undefined;
export function testPhoto(): Promise<Buffer> {
  drawn ??= makeTestPhoto({ width: 1200, height: 900, withMetadata: true });
  return drawn;
}

export async function sendPhoto(
  person: Person,
  caseId: string,
  view: string,
  photo?: Buffer,
): Promise<string> {
  const response = await person.client.upload(
    { caseId, purpose: 'photo', view },
    photo ?? (await testPhoto()),
  );
  if (!response.ok) throw new Error(`upload refused: ${await response.text()}`);
  return uploadResultSchema.parse(await response.json()).id;
}

/** A draft with everything but the sending. */
export async function prepareCase(
  person: Person,
  options: { form?: FormId; content?: CaseContent } = {},
): Promise<{ caseId: string; revision: number }> {
  const form = options.form ?? 'peau';
  const created = await person.client.call(createCase, { body: { form } });
  const saved = await person.client.call(saveDraft, {
    params: { caseId: created.caseId },
    body: { content: options.content ?? completeContent(form), revision: created.revision },
  });
  const views = form === 'peau' ? ['regional', 'close-up'] : ['regional', 'close-up', 'dermoscopic'];
  for (const view of views) await sendPhoto(person, created.caseId, view);
  return { caseId: created.caseId, revision: saved.revision };
}

export async function sendCase(
  person: Person,
  options: { form?: FormId; content?: CaseContent } = {},
): Promise<string> {
  const { caseId, revision } = await prepareCase(person, options);
  await person.client.call(submitCase, { params: { caseId }, body: { revision } });
  return caseId;
}

/** Writes, re-reads and signs an opinion on a case the doctor holds or answered. */
export async function signCase(
  doctor: Person,
  caseId: string,
  opinion: Opinion = completeOpinion,
  revision = 0,
) {
  await doctor.client.call(saveOpinionDraft, { params: { caseId }, body: { opinion, revision } });
  const { previewId, sha256 } = await doctor.client.call(previewReport, { params: { caseId } });
  await doctor.client.call(signOpinion, {
    params: { caseId },
    body: { previewId, sha256, password: testPassword },
  });
  return { previewId, sha256 };
}

export async function answerCase(doctor: Person, caseId: string, opinion?: Opinion) {
  await doctor.client.call(claimCase, { params: { caseId } });
  return signCase(doctor, caseId, opinion);
}

export function readCase(person: Person, caseId: string) {
  return person.client.call(getCase, { params: { caseId } });
}

/** A pharmacy with two pharmacists, a doctor of each tier, a director, an operator. */
export async function populate(instance: TestInstance) {
  const organisationId = await instance.addPharmacy('Pharmacie de l’Essai');
  const otherId = await instance.addPharmacy('Pharmacie d’En Face');
  return {
    pharmacist: await instance.addPerson('pharmacist', 'Camille Modele', { organisationId }),
    colleague: await instance.addPerson('pharmacist', 'Dominique Exemple', { organisationId }),
    stranger: await instance.addPerson('pharmacist', 'Sacha Ailleurs', { organisationId: otherId }),
    doctor1: await instance.addPerson('doctor', 'Docteur Un', { tier: 1 }),
    doctor1b: await instance.addPerson('doctor', 'Docteur Un Bis', { tier: 1 }),
    doctor2: await instance.addPerson('doctor', 'Docteur Deux', { tier: 2 }),
    doctor3: await instance.addPerson('doctor', 'Docteur Trois', { tier: 3 }),
    director: await instance.addPerson('director', 'Directrice Medicale'),
    operator: await instance.addPerson('operator', 'Exploitant Essai'),
  };
}
export type People = Awaited<ReturnType<typeof populate>>;
