import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import {
  askClarification,
  claimCase,
  listExpertCases,
  listQueue,
} from '#contracts/cases/case-expert.contract.ts';
import { discardDraft, submitCase, withdrawCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { ask, auditOf, caseRowOf, change, letPass, send, sendRefused } from './acts.ts';
import { type People, populate, readCase, sendCase, sendPhoto, signCase } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let caseId: string;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());
beforeEach(async () => {
  caseId = await sendCase(people.pharmacist);
  await people.doctor1.client.call(claimCase, { params: { caseId } });
  return async () => {
    const { status } = await readCase(people.pharmacist, caseId);
    if (status === 'answered') return;
    const body = { reason: 'Fin de l’essai' };
    await people.pharmacist.client.call(withdrawCase, { params: { caseId }, body });
  };
});

const answering = (answers: CaseContent['answers']) => (content: CaseContent) => ({
  ...content,
  answers: { ...content.answers, ...answers },
});
const treatments = { target: 'answers.treatments-tried', text: 'Quelle crème, quel dosage ?' };
const changed = { 'treatments-tried': 'Bétaméthasone 0,05 % deux fois par jour.' };

async function pointsOf(): Promise<{ pointId: string; target: string }[]> {
  return (await readCase(people.pharmacist, caseId)).clarifications.at(-1)?.points ?? [];
}
async function impossible(target: string, reason: string) {
  const point = (await pointsOf()).find((asked) => asked.target === target);
  return { pointId: point?.pointId ?? '', outcome: 'impossible' as const, reason };
}

describe('what a doctor asks', () => {
  test('B-046 three kinds, each at a field or a view; the pharmacy sees exactly what is asked', async () => {
    await ask(people.doctor1, caseId, [
      { kind: 'more-information', ...treatments },
      { kind: 'changed-information', target: 'sites', text: 'Dos ou ventre ?' },
      { kind: 'new-photo', target: 'photos.close-up', text: 'De plus près, nette' },
    ]);
    const seen = await readCase(people.colleague, caseId);
    expect(seen.status).toBe('clarifying');
    expect(seen.clarifications).toMatchObject([
      {
        answeredAt: null,
        points: [
          { kind: 'more-information', ...treatments, outcome: 'open', reason: '' },
          { kind: 'changed-information', target: 'sites', text: 'Dos ou ventre ?', outcome: 'open' },
          { kind: 'new-photo', target: 'photos.close-up', text: 'De plus près, nette', outcome: 'open' },
        ],
      },
    ]);
    const list = await people.pharmacist.client.call(listCases, { query: { state: 'to-complete' } });
    expect(list.items.find((item) => item.caseId === caseId)?.tasks).toEqual(['clarify']);
  });

  test('B-046 an unknown field, no point, an empty text or too many points are refused at their field', async () => {
    const refusal = (points: unknown) =>
      people.doctor1.client.refusal(askClarification, {
        params: { caseId },
        body: { points: points as never },
      });
    const point = { kind: 'more-information', target: 'answers.onset', text: 'Depuis quand ?' };
    expect(await refusal([point, { ...point, target: 'answers.inconnu' }])).toMatchObject({
      status: 400,
      fields: [{ path: 'points.1.target', code: 'case.unknown_target' }],
    });
    expect(await refusal([{ ...point, target: 'photos.dermoscopic' }])).toMatchObject({ status: 400 });
    expect(await refusal([])).toMatchObject({ status: 400, fields: [{ path: 'points' }] });
    expect(await refusal([{ ...point, text: ' ' }])).toMatchObject({ fields: [{ path: 'points.0.text' }] });
    expect(await refusal([{ ...point, kind: 'gossip' }])).toMatchObject({
      fields: [{ path: 'points.0.kind' }],
    });
    expect(await refusal(Array.from({ length: 11 }, () => point))).toMatchObject({
      fields: [{ path: 'points' }],
    });
    expect((await readCase(people.doctor1, caseId)).status).toBe('claimed');
  });

  test('B-046 only the doctor who holds the case asks, and one question is out at a time', async () => {
    const points = [{ kind: 'more-information' as const, ...treatments }];
    const other = { params: { caseId }, body: { points } };
    expect(await people.doctor1b.client.refusal(askClarification, other)).toMatchObject({ status: 403 });
    expect(await people.doctor2.client.refusal(askClarification, other)).toMatchObject({ status: 404 });
    await ask(people.doctor1, caseId, points);
    expect(await people.doctor1.client.refusal(askClarification, other)).toMatchObject({
      status: 409,
      code: 'case.action_not_possible',
    });
  });
});

describe('how the pharmacy answers', () => {
  test('B-047 sending back unchanged is refused, blank space and another field are no change', async () => {
    await ask(people.doctor1, caseId, [{ kind: 'more-information', ...treatments }]);
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({
      status: 422,
      code: 'case.nothing_changed',
    });
    await change(people.pharmacist, caseId, (content) => {
      const text = `  ${String(content.answers['treatments-tried'])}\n `;
      return answering({ 'treatments-tried': text })(content);
    });
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({ code: 'case.nothing_changed' });
    await change(people.pharmacist, caseId, answering({ allergies: 'Pénicilline.' }));
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({ code: 'case.nothing_changed' });
    // Saying that it changed does not make it so.
    const [point] = await pointsOf();
    const said = [{ pointId: point?.pointId ?? '', outcome: 'changed' as const, reason: 'fait' }];
    expect(await sendRefused(people.pharmacist, caseId, said)).toMatchObject({ status: 422 });
    expect((await readCase(people.pharmacist, caseId)).status).toBe('clarifying');
  });

  test('B-047 each point is changed or said impossible with a reason, and at least one is changed', async () => {
    await ask(people.doctor1, caseId, [
      { kind: 'more-information', ...treatments },
      { kind: 'new-photo', target: 'photos.close-up', text: 'Plus nette' },
    ]);
    const left = await impossible('photos.close-up', 'La patiente est partie');
    const nothing = [left, await impossible(treatments.target, 'Elle ne sait pas')];
    expect(await sendRefused(people.pharmacist, caseId, nothing)).toMatchObject({
      code: 'case.nothing_changed',
    });
    await change(people.pharmacist, caseId, answering(changed));
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({ code: 'case.point_unsettled' });
    const noReason = [{ ...left, reason: ' ' }];
    expect(await sendRefused(people.pharmacist, caseId, noReason)).toMatchObject({
      code: 'case.point_unsettled',
    });
    expect(await send(people.pharmacist, caseId, [left])).toMatchObject({ status: 'claimed' });
    const seen = await readCase(people.doctor1, caseId);
    expect(seen.clarifications.at(-1)).toMatchObject({
      answeredAt: instance.now.toISOString(),
      points: [
        { target: treatments.target, outcome: 'changed' },
        { target: 'photos.close-up', outcome: 'impossible', reason: 'La patiente est partie' },
      ],
    });
  });

  test('B-047 the doctor sees before beside after, and only what was sent', async () => {
    await ask(people.doctor1, caseId, [{ kind: 'changed-information', ...treatments }]);
    await change(people.colleague, caseId, answering(changed));
    const meanwhile = await readCase(people.doctor1, caseId);
    expect(meanwhile.workingCopy).toBeNull();
    expect(JSON.stringify(meanwhile)).not.toContain('Bétaméthasone');
    await send(people.pharmacist, caseId);
    const seen = await readCase(people.doctor1, caseId);
    expect(seen.submissionVersion).toBe(2);
    expect(seen.content.answers['treatments-tried']).toBe(changed['treatments-tried']);
    expect(seen.lastChanges).toEqual([
      {
        target: treatments.target,
        label: expect.any(String),
        before: 'Crème hydratante pendant une semaine, sans effet.',
        after: changed['treatments-tried'],
      },
    ]);
  });

  test('B-046 B-047 a photo asked again is answered by a new photo of that view only', async () => {
    await ask(people.doctor1, caseId, [{ kind: 'new-photo', target: 'photos.close-up', text: 'Plus nette' }]);
    await sendPhoto(people.pharmacist, caseId, 'regional');
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({ code: 'case.nothing_changed' });
    await sendPhoto(people.pharmacist, caseId, 'close-up');
    expect((await readCase(people.doctor1, caseId)).photos).toHaveLength(2);
    expect(await send(people.pharmacist, caseId)).toMatchObject({ status: 'claimed' });
    const seen = await readCase(people.doctor1, caseId);
    expect(seen.photos.filter(({ sinceSubmission }) => sinceSubmission === 2)).toHaveLength(2);
    expect(seen.lastChanges.map(({ target }) => target)).toContain('photos.close-up');
  });

  test('B-047 B-053 a document asked for is answered by a document', async () => {
    await ask(people.doctor1, caseId, [
      { kind: 'more-information', target: 'documents', text: 'Le courrier' },
    ]);
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({ code: 'case.nothing_changed' });
    const png = await makeTestPhoto({ format: 'png' });
    const metadata = { caseId, purpose: 'document', kind: 'other', name: 'courrier.png' };
    expect((await people.pharmacist.client.upload(metadata, png)).status).toBe(200);
    expect(await send(people.pharmacist, caseId)).toMatchObject({ status: 'claimed' });
    const seen = await readCase(people.doctor1, caseId);
    expect(seen.documents).toMatchObject([{ name: 'courrier.png', from: 'requester' }]);
    expect(seen.lastChanges.map(({ target }) => target)).toEqual(['documents']);
  });

  test('B-042 an answer that leaves the request incomplete is refused at the field', async () => {
    await ask(people.doctor1, caseId, [{ kind: 'changed-information', ...treatments }]);
    await change(people.pharmacist, caseId, (content) => ({
      ...answering(changed)(content),
      patient: { ...content.patient, birthName: '' },
    }));
    expect(await sendRefused(people.pharmacist, caseId)).toMatchObject({
      code: 'case.incomplete',
      fields: [{ path: 'patient.birthName' }],
    });
    // Unsent changes may be dropped: what was sent stands.
    await people.pharmacist.client.call(discardDraft, { params: { caseId } });
    expect((await readCase(people.pharmacist, caseId)).workingCopy).toBeNull();
  });
});

describe('while it is out', () => {
  test('B-010 B-046 the doctor’s clock stands still and goes on where it stood, with the same doctor', async () => {
    await letPass(instance, 50);
    await ask(people.doctor1, caseId, [{ kind: 'more-information', ...treatments }]);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ due_at: null, answer_minutes_left: 70 });
    await letPass(instance, 26 * 60);
    expect(await caseRowOf(instance, caseId)).toMatchObject({
      status: 'clarifying',
      expert_id: people.doctor1.id,
    });
    await change(people.pharmacist, caseId, answering(changed));
    await send(people.pharmacist, caseId);
    const row = await caseRowOf(instance, caseId);
    expect(row).toMatchObject({ status: 'claimed', expert_id: people.doctor1.id });
    expect((row.due_at?.getTime() ?? 0) - instance.now.getTime()).toBe(70 * 60_000);
    const held = await people.doctor1.client.call(listExpertCases, { query: { which: 'held' } });
    expect(held.items.some((item) => item.caseId === caseId)).toBe(true);
    expect((await people.doctor1b.client.call(listQueue)).items.some((item) => item.caseId === caseId)).toBe(
      false,
    );
    await signCase(people.doctor1, caseId);
    expect((await readCase(people.pharmacist, caseId)).status).toBe('answered');
  });

  test('B-046 the pharmacy is reminded after 24 h and 72 h, once each; no autosave is disturbed by it', async () => {
    await ask(people.doctor1, caseId, [{ kind: 'more-information', ...treatments }]);
    const { revision } = await readCase(people.pharmacist, caseId);
    const reminders = async () =>
      (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.remind').length;
    const steps: [hours: number, count: number][] = [
      [23, 0],
      [1, 1],
      [10, 1],
      [37, 1],
      [1, 2],
      [40, 2],
    ];
    for (const [hours, count] of steps) {
      await letPass(instance, hours * 60);
      expect(await reminders()).toBe(count);
    }
    const told = instance.mail.sent.filter(({ subject }) => subject.startsWith('Rappel : un complément'));
    const mine = told.filter(({ to }) => to === people.pharmacist.email);
    expect(mine.length).toBeGreaterThanOrEqual(2);
    expect((await readCase(people.pharmacist, caseId)).revision).toBe(revision);
    await change(people.pharmacist, caseId, answering(changed));
    const body = { revision: revision + 1, points: [] };
    const sent = await people.pharmacist.client.call(submitCase, { params: { caseId }, body });
    expect(sent.status).toBe('claimed');
  });

  test('B-011 a clarification nobody answers is known to the director after five days', async () => {
    await ask(people.doctor1, caseId, [{ kind: 'more-information', ...treatments }]);
    await letPass(instance, 5 * 24 * 60 - 1);
    expect((await caseRowOf(instance, caseId)).age_alerted_at).toBeNull();
    await letPass(instance, 1);
    expect((await caseRowOf(instance, caseId)).age_alerted_at).toEqual(instance.now);
    // Told in the morning: by default nobody is written to between 20 h and 8 h.
    await letPass(instance, 12 * 60);
    const told = instance.mail.sent.filter(({ to }) => to === people.director.email);
    expect(told.some(({ subject }) => subject.startsWith('Attente trop longue'))).toBe(true);
  });
});
