// The figures over HTTP: the director's board and its table, and what everyone sees of himself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportBoard, getBoard, getOwnActivity } from '#contracts/board/board.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { createCase, saveDraft, submitCase } from '#contracts/cases/case-request.contract.ts';
import { updatePhoto } from '#contracts/photos/photo.contract.ts';
import { system } from '#server/policy/actor.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { ask, change, send } from './acts.ts';
import { answerCase, type People, populate, sendCase, sendPhoto, signCase } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const ownOf = (person: People['doctor1']) => person.client.call(getOwnActivity);
const board = (query = {}) => people.director.client.call(getBoard, { query });
const exports = () =>
  instance.run(system('test'), ({ tx }) =>
    tx
      .selectFrom('audit_entries')
      .select(['actor_id', 'details'])
      .where('action', '=', 'direction.board-exported')
      .execute(),
  );

describe('B-011, B-012 figures of the service', () => {
  test('B-011 nothing yet: every figure is there, and says so', async () => {
    const empty = await board();
    expect(empty).toMatchObject({ sent: 0, delays: { all: { count: 0, service: null } }, doctors: [] });
    expect(empty.tail).toHaveLength(6);
    expect(await ownOf(people.doctor1)).toMatchObject({ of: 'doctor', done: 0, open: 0 });
    const table = (await people.director.client.bytes(exportBoard)).toString('utf8');
    expect(table.split('\r\n')).toHaveLength(2);
  });

  test('B-046 what is asked for counts once for each kind, however often it is asked', async () => {
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    const point = {
      kind: 'more-information' as const,
      target: 'answers.treatments-tried',
      text: 'Lesquels ?',
    };
    for (const tried of ['Crème', 'Crème, puis rien.']) {
      await ask(people.doctor1, caseId, [point]);
      await change(people.pharmacist, caseId, (content) => ({
        ...content,
        answers: { ...content.answers, 'treatments-tried': tried },
      }));
      await send(people.pharmacist, caseId);
    }
    await signCase(people.doctor1, caseId);
    const clarified = { of: 1, count: 1 };
    expect(await board()).toMatchObject({ clarified });
    expect((await board()).clarified.kinds).toEqual([
      { kind: 'more-information', count: 1 },
      { kind: 'changed-information', count: 0 },
      { kind: 'new-photo', count: 0 },
    ]);
    expect(await ownOf(people.doctor1)).toMatchObject({ done: 1, clarified });
    expect(await ownOf(people.pharmacist)).toMatchObject({ of: 'pharmacy', done: 1, clarified });
  });

  test('a photo sent with a reason despite its size is counted, not its reason', async () => {
    const { client } = people.pharmacist;
    const { caseId, revision } = await client.call(createCase, { body: { form: 'peau' } });
    const body = { content: completeContent('peau'), revision };
    const saved = await client.call(saveDraft, { params: { caseId }, body });
    const small = await makeTestPhoto({ width: 400, height: 300, withMetadata: false });
    const photoId = await sendPhoto(people.pharmacist, caseId, 'regional', small);
    await sendPhoto(people.pharmacist, caseId, 'close-up');
    const overrideReason = 'Le patient est déjà parti';
    await client.call(updatePhoto, { params: { photoId }, body: { overrideReason } });
    await client.call(submitCase, { params: { caseId }, body: { revision: saved.revision } });
    const seen = await board();
    expect(seen.overridden).toEqual({ of: 2, count: 1, photos: 1 });
    expect(JSON.stringify(seen)).not.toContain(overrideReason);
    const reasons = seen.overrideReasons.filter(({ count }) => count !== 0);
    expect(reasons.map(({ reason, count }) => [reason, count])).toEqual([['in-words', null]]);
    const table = await people.director.client.bytes(exportBoard, { query: { table: 'overrides' } });
    expect(table.toString('utf8')).toContain('Raison écrite par la pharmacie;Tous;moins de 5');
    expect((await exports()).map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ table: 'overrides', days: 30 }),
    );
    await answerCase(people.doctor1b, caseId);
  });

  test('B-055 a colleague sees the figures of his pharmacy, another pharmacy and another doctor see none of them', async () => {
    expect(await ownOf(people.colleague)).toMatchObject({ done: 2 });
    expect(await ownOf(people.stranger)).toMatchObject({ done: 0, open: 0, delay: { count: 0 } });
    expect(await ownOf(people.doctor1)).toMatchObject({ done: 1 });
    expect(await ownOf(people.doctor2)).toMatchObject({ done: 0, delay: { count: 0 } });
  });

  test('B-009 the director sees the load of each doctor by name; five opinions make a delay', async () => {
    const before = await board();
    expect(before.delays.all).toEqual({ count: 2, service: null, elapsed: null });
    for (let count = 0; count < 3; count += 1) {
      await answerCase(people.doctor1, await sendCase(people.pharmacist));
    }
    const { delays, doctors } = await board();
    expect(delays.all).toMatchObject({ count: 5, service: { median: 0 } });
    expect(delays.byTier.map(({ tier, count }) => [tier, count])).toEqual([
      [1, 5],
      [2, 0],
      [3, 0],
    ]);
    expect(doctors.map(({ name, answered }) => [name, answered])).toEqual([
      ['Docteur Un', 4],
      ['Docteur Un Bis', 1],
    ]);
    expect((await board({ form: 'grain-de-beaute' })).delays.all.count).toBe(0);
  });

  test('B-011, B-055 the table for a spreadsheet holds no identity, and taking it is in the archive', async () => {
    const taken = (await exports()).length;
    const response = await people.director.client.send(exportBoard, { query: { days: 90 } });
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="tableau-de-bord-/);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trim().split('\r\n');
    expect(lines[0]).toContain('Semaine du;Formulaire;Niveau;');
    expect(lines[1]?.split(';').slice(1, 5)).toEqual(['Peau', '1', '5', '5']);
    for (const secret of ['Docteur', 'Pharmacie', 'Modele', people.doctor1.id]) {
      expect(bytes.toString('utf8')).not.toContain(secret);
    }
    const entries = await exports();
    expect(entries).toHaveLength(taken + 1);
    expect(entries).toContainEqual({
      actor_id: people.director.id,
      details: { table: 'weeks', days: 90, form: null, rows: lines.length - 1 },
    });
  });

  test('B-055 nobody but the director has the board, and a refused export leaves no trace', async () => {
    const taken = (await exports()).length;
    for (const person of [people.pharmacist, people.doctor1, people.operator]) {
      expect((await person.client.refusal(getBoard)).code).toBe('access.denied');
      expect((await person.client.send(exportBoard)).status).toBe(403);
    }
    expect((await people.director.client.refusal(getOwnActivity)).code).toBe('access.denied');
    expect(await exports()).toHaveLength(taken);
  });

  test.each([0, 367, 'x'])('B-011 a period of %s days is refused', async (days) => {
    const refusal = await people.director.client.refusal(getBoard, { query: { days } as never });
    expect(refusal.code).toBe('request.malformed');
  });
});
