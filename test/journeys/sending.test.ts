import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acknowledgeOpinion,
  recordAppointment,
  sendFollowUp,
  tickHandOver,
} from '#contracts/cases/case-after.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import {
  addToCase,
  createCase,
  discardDraft,
  objectToCase,
  saveDraft,
  submitCase,
  withdrawCase,
} from '#contracts/cases/case-request.contract.ts';
import { getCase, listCases, searchCases } from '#contracts/cases/case-view.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import {
  getPhotoDisplay,
  getPhotoThumbnail,
  orderPhotos,
  removePhoto,
  restorePhoto,
  updatePhoto,
} from '#contracts/photos/photo.contract.ts';
import { getReport } from '#contracts/reports/report.contract.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { auditOf, caseRowOf, change, send } from './acts.ts';
import {
  answerCase,
  type People,
  populate,
  prepareCase,
  readCase,
  sendCase,
  sendPhoto,
  testPhoto,
} from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const submitsOf = async (caseId: string) =>
  (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.submit').length;

describe('sending twice makes one case', () => {
  test('B-005 the same key again, another key, and many at once', async () => {
    const { caseId, revision } = await prepareCase(people.pharmacist);
    const body = { revision };
    const tap = (idempotencyKey: string) =>
      people.pharmacist.client.send(submitCase, { params: { caseId }, body, idempotencyKey });
    const taps = await Promise.all(
      ['un', 'un', 'un', 'deux', 'trois', 'quatre'].map((key) => tap(`envoi-${key}`)),
    );
    expect(taps.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const receipts = await Promise.all(taps.map((response) => response.json()));
    for (const receipt of receipts) expect(receipt).toMatchObject({ caseId, status: 'queued' });
    expect(await submitsOf(caseId)).toBe(1);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ submission_version: 1, photo_count: 2 });
    // Later still, also by a colleague on another device: the same answer, nothing new.
    expect(await send(people.colleague, caseId)).toMatchObject({ status: 'queued' });
    expect((await tap('envoi-un')).status).toBe(200);
    expect(await submitsOf(caseId)).toBe(1);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    expect(await send(people.pharmacist, caseId)).toMatchObject({ status: 'claimed' });
  });

  test('creating with the same key opens one draft, also at once; with another body the key is refused', async () => {
    const create = (form: 'peau' | 'grain-de-beaute') =>
      people.pharmacist.client.send(createCase, { body: { form }, idempotencyKey: 'brouillon-unique' });
    const made = await Promise.all([create('peau'), create('peau'), create('peau')]);
    const ids = await Promise.all(
      made.map(async (response) => ((await response.json()) as { caseId: string }).caseId),
    );
    expect(new Set(ids).size).toBe(1);
    const other = await create('grain-de-beaute');
    expect(await other.json()).toMatchObject({
      status: expect.any(Number),
      code: 'request.idempotency_mismatch',
    });
    expect(other.status).toBeGreaterThanOrEqual(400);
    expect(other.status).toBeLessThan(500);
    // A key is one account’s own: a colleague’s same key is another intention.
    const colleague = await people.colleague.client.call(createCase, {
      body: { form: 'peau' },
      idempotencyKey: 'brouillon-unique',
    });
    expect(colleague.caseId).not.toBe(ids[0]);
  });

  test('a refused sending does not use up its key', async () => {
    const { caseId, revision } = await prepareCase(people.pharmacist, {
      content: { ...completeContent(), sites: [] },
    });
    const idempotencyKey = 'envoi-corrige';
    const refused = await people.pharmacist.client.refusal(submitCase, {
      params: { caseId },
      body: { revision },
      idempotencyKey,
    });
    expect(refused.code).toBe('case.incomplete');
    const fixed = await change(people.pharmacist, caseId, () => completeContent());
    const sent = await people.pharmacist.client.call(submitCase, {
      params: { caseId },
      body: { revision: fixed },
      idempotencyKey,
    });
    expect(sent.status).toBe('queued');
  });

  test('two doctors’ taps with one key take a case once', async () => {
    const caseId = await sendCase(people.pharmacist);
    const claim = () =>
      people.doctor1.client.send(claimCase, { params: { caseId }, idempotencyKey: 'prise-unique' });
    const taps = await Promise.all([claim(), claim(), claim()]);
    expect(taps.map(({ status }) => status)).toEqual([200, 200, 200]);
    const claims = (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.claim');
    expect(claims).toHaveLength(1);
  });
});

describe('a case belongs to the pharmacy', () => {
  test('two colleagues on one draft: the later save is told, nothing is overwritten', async () => {
    const created = await people.pharmacist.client.call(createCase, { body: { form: 'peau' } });
    const { caseId, revision } = created;
    const saved = await people.pharmacist.client.call(saveDraft, {
      params: { caseId },
      body: { content: completeContent(), revision },
    });
    const blind = { params: { caseId }, body: { content: { ...completeContent(), sites: [] }, revision } };
    const refused = await people.colleague.client.refusal(saveDraft, blind);
    expect(refused).toMatchObject({ status: 409, code: 'request.version_conflict' });
    expect((await readCase(people.colleague, caseId)).content.sites).toEqual(['front.trunk.abdomen']);
    const submit = { params: { caseId }, body: { revision } };
    expect(await people.colleague.client.refusal(submitCase, submit)).toMatchObject({ status: 409 });
    const both = await Promise.all(
      [people.pharmacist, people.colleague].map(({ client }) =>
        client.send(saveDraft, {
          params: { caseId },
          body: { content: completeContent(), revision: saved.revision },
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('B-005 B-058 a colleague resumes, completes and sends; each reading is logged', async () => {
    const { caseId } = await prepareCase(people.pharmacist);
    const seen = await readCase(people.colleague, caseId);
    expect(seen).toMatchObject({ status: 'draft', relation: 'requester', createdByName: 'Camille Modele' });
    await sendPhoto(people.colleague, caseId, 'close-up');
    await send(people.colleague, caseId);
    await readCase(people.pharmacist, caseId);
    const readers = (await auditOf(instance, caseId))
      .filter(({ action }) => action === 'case.read')
      .map(({ actor_id }) => actor_id);
    expect(new Set(readers)).toEqual(new Set([people.colleague.id, people.pharmacist.id]));
    await people.colleague.client.call(withdrawCase, { params: { caseId }, body: { reason: '' } });
    expect((await readCase(people.pharmacist, caseId)).status).toBe('withdrawn');
  });

  test('B-055 B-058 another pharmacy gets 404 everywhere, for a draft as for an answered case', async () => {
    const { caseId: draftId } = await prepareCase(people.pharmacist);
    const answeredId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, answeredId);
    for (const caseId of [draftId, answeredId]) {
      const photoId = (await readCase(people.pharmacist, caseId)).photos[0]?.photoId ?? '';
      const attempts: [Operation, unknown?][] = [
        [getCase],
        [saveDraft, { content: completeContent(), revision: 1 }],
        [discardDraft],
        [submitCase, { revision: 1 }],
        [withdrawCase, { reason: 'une raison' }],
        [addToCase, { text: 'un texte' }],
        [objectToCase, { note: '' }],
        [acknowledgeOpinion],
        [tickHandOver, { done: true }],
        [recordAppointment, { state: 'refused', bookedOn: null, note: '' }],
        [sendFollowUp, { text: 'un texte' }],
        [getReport],
        [getPhotoDisplay],
        [getPhotoThumbnail],
        [updatePhoto, { overrideReason: 'une raison' }],
        [removePhoto],
        [restorePhoto],
        [orderPhotos, { photoIds: [photoId] }],
      ];
      const params = { caseId, photoId, version: '1', tick: 'filed-dmp' };
      for (const [operation, body = {}] of attempts) {
        const response = await people.stranger.client.send(operation, { params, body } as never);
        expect({ id: operation.id, status: response.status }).toEqual({ id: operation.id, status: 404 });
        await response.arrayBuffer();
      }
      for (const metadata of [
        { caseId, purpose: 'photo', view: 'regional' },
        { caseId, purpose: 'document' },
      ]) {
        expect((await people.stranger.client.upload(metadata, await testPhoto())).status).toBe(404);
      }
    }
    expect((await people.stranger.client.call(listCases)).items).toEqual([]);
    const search = { body: { billingNir: '284058832102532' } };
    expect((await people.stranger.client.call(searchCases, search)).items).toEqual([]);
    expect((await people.colleague.client.call(searchCases, search)).items.length).toBeGreaterThan(0);
    expect(await caseRowOf(instance, draftId)).toMatchObject({ status: 'draft' });
  });

  test('until a doctor has it, it may be changed; afterwards only added to', async () => {
    const caseId = await sendCase(people.pharmacist);
    const sites = ['front.trunk.chest'];
    const known = (await readCase(people.pharmacist, caseId)).content.sites;
    await change(people.pharmacist, caseId, (content) => ({
      ...content,
      answers: { ...content.answers, allergies: 'Latex.' },
    }));
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    expect((await readCase(people.doctor1, caseId)).content.answers['allergies']).toBe('Aucune connue.');
    const { revision } = await readCase(people.pharmacist, caseId);
    const late = { params: { caseId }, body: { revision } };
    expect(await people.pharmacist.client.refusal(submitCase, late)).toMatchObject({
      code: 'case.already_taken',
    });
    const save = { params: { caseId }, body: { content: { ...completeContent(), sites }, revision } };
    expect(await people.pharmacist.client.refusal(saveDraft, save)).toMatchObject({ status: 409 });
    await people.pharmacist.client.call(addToCase, {
      params: { caseId },
      body: { text: 'Allergie au latex.' },
    });
    const seen = await readCase(people.doctor1, caseId);
    expect(seen.additions).toMatchObject([{ text: 'Allergie au latex.', byName: 'Camille Modele' }]);
    expect(seen.content.sites).toEqual(known);
  });
});
