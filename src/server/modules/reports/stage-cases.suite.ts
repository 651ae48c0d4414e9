/** For tests: a claimed case with one photo, one prescription and a complete opinion. */
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { emptyOpinion, type Opinion } from '#contracts/cases/opinion.ts';
import { newCaseReference } from '#server/kernel/case-reference.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { FakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { openCase, putContent } from '../cases/public.ts';
import { addDocument } from '../documents/public.ts';
import { addPhoto, ingestPhoto, markSubmitted } from '../photos/public.ts';
import type { Backstage, People } from './stage-people.suite.ts';

export const completeOpinion: Opinion = {
  ...emptyOpinion,
  findings: 'Plaque rosée, finement squameuse, à bord net.',
  hypotheses: ['Eczéma nummulaire', 'Dermatophytie'],
  pharmacistAdvice: 'Émollient ; pas de corticoïde avant l’avis d’un médecin.',
  photoLimits: 'L’épaisseur de la plaque.',
  referral: 'general-practitioner',
  referralWithin: 'week',
  technicalIncidents: 'Photo reçue en deux fois.',
};

const content: CaseContent = {
  ...emptyContent,
  patient: {
    ...emptyContent.patient,
    birthName: 'ŒUVRARD-ÇELIK',
    firstNames: 'Maëlle Noémie',
    birthDate: '1985-05-04',
    sex: 'female',
    billingNir: '285059912345678',
  },
  consent: {
    ...emptyContent.consent,
    actConsented: true,
    rightsAttested: true,
    objectionRightTold: true,
    toldBy: 'Inès Fictive',
    toldHow: 'oral',
  },
  answers: { 'question-to-doctor': 'Peut-elle attendre une consultation ?' },
  sites: ['front.neck.neck'],
};

export function caseTools(backstage: Backstage, people: People, objects: FakeObjectStorage) {
  const { at, newId, asSystem } = backstage;

  async function writeOpinion(caseId: string, opinion: Opinion, revision: number): Promise<void> {
    await asSystem(async (ctx) => {
      const { key } = await openCase(ctx, caseId);
      const part = { key, caseId, accountId: people.doctor.accountId, now: at.now };
      await putContent(ctx.tx, part, 'opinion-draft', 0, { opinion, revision });
    });
  }

  return {
    writeOpinion,
    /** Id of a case that the doctor holds, with photo and opinion; `unanswered` has neither. */
    async addCase(status: 'claimed' | 'unanswered' = 'claimed'): Promise<string> {
      const caseId = await insertSentCase(backstage, people, status);
      if (status === 'unanswered') return caseId;
      await addCasePhoto(backstage, people, objects, caseId);
      await writeOpinion(caseId, completeOpinion, 1);
      return caseId;
    },
    async attachPrescription(caseId: string): Promise<void> {
      const id = newId();
      await asSystem(async (ctx) => {
        const { key } = await openCase(ctx, caseId);
        await addDocument(ctx, {
          id,
          ownerId: caseId,
          side: 'expert',
          kind: 'prescription',
          nameSealed: sealJson(key, `document:${id}:name`, 'Ordonnance du 24.pdf'),
          contentType: 'application/pdf',
          bytes: 1000,
          sha256: 'ab'.repeat(32),
          state: 'ready',
          addedAt: at.now,
          addedBy: people.doctor.accountId,
        });
      });
    },
  };
}

async function insertSentCase(
  { at, randomBytes, keyring, newId, asSystem }: Backstage,
  { pharmacist, doctor }: People,
  status: 'claimed' | 'unanswered',
): Promise<string> {
  const id = newId();
  const { key, wrapped } = keyring.newDataKey();
  const sentAt = new Date(at.now.getTime() - 2 * 3_600_000);
  const isHeld = status === 'claimed';
  await asSystem(async ({ tx }) => {
    await tx
      .insertInto('cases')
      .values({
        id,
        reference: newCaseReference(2026, randomBytes),
        organisation_id: pharmacist.organisationId,
        created_by: pharmacist.accountId,
        data_key: wrapped,
        form: 'peau',
        form_version: 1,
        status,
        tier: isHeld ? 2 : 3,
        start_tier: 1,
        revision: 5,
        submission_version: 1,
        photo_count: 1,
        expert_id: isHeld ? doctor.accountId : null,
        escalation_count: 0,
        is_urgent: false,
        created_at: sentAt,
        updated_at: at.now,
        submitted_at: sentAt,
        claimed_at: isHeld ? new Date(at.now.getTime() - 3_600_000) : null,
        opinion_reminders_sent: 0,
      })
      .execute();
    const part = { key, caseId: id, accountId: pharmacist.accountId, now: sentAt };
    await putContent(tx, part, 'submission', 1, content);
  });
  return id;
}

async function addCasePhoto(
  { at, newId, asSystem }: Backstage,
  { pharmacist }: People,
  objects: FakeObjectStorage,
  caseId: string,
): Promise<void> {
  const { key } = await asSystem((ctx) => openCase(ctx, caseId));
  const original = await makeTestPhoto({ width: 1200, height: 900 });
  const photo = await ingestPhoto(
    { objects },
    {
      ownerId: caseId,
      key,
      photoId: newId(),
      view: 'close-up',
      original,
      by: pharmacist.accountId,
      now: at.now,
    },
  );
  await asSystem(async (ctx) => {
    await addPhoto(ctx, photo);
    await markSubmitted(ctx.tx, caseId, 1);
  });
}
