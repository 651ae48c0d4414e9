import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  endCase,
  getOverview,
  listDirectorCases,
  rerouteCase,
} from '#contracts/cases/case-after.contract.ts';
import {
  claimCase,
  declineCase,
  handUpCase,
  listExpertCases,
  listQueue,
  releaseCase,
} from '#contracts/cases/case-expert.contract.ts';
import { withdrawCase } from '#contracts/cases/case-request.contract.ts';
import { getReport } from '#contracts/reports/report.contract.ts';
import { setAccountStatus } from '#server/modules/accounts/account.store.ts';
import { system } from '#server/policy/actor.ts';
import { ask, auditOf, caseRowOf, letPass } from './acts.ts';
import { type People, populate, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const decline = (doctor: Person, caseId: string, note = '') =>
  doctor.client.call(declineCase, { params: { caseId }, body: { reason: 'not-my-field', note } });
const claim = (doctor: Person, caseId: string) => doctor.client.call(claimCase, { params: { caseId } });
const withdraw = (caseId: string, reason = 'Fin de l’essai') =>
  people.pharmacist.client.call(withdrawCase, { params: { caseId }, body: { reason } });
const isQueuedFor = async (doctor: Person, caseId: string) =>
  (await doctor.client.call(listQueue)).items.some((item) => item.caseId === caseId);

describe('B-009 a doctor may choose', () => {
  test('B-009 of eight doctors taking at once exactly one wins, the others learn only that it is gone', async () => {
    const eight = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        instance.addPerson('doctor', `Docteur Course ${'abcdefgh'[index]}`, { tier: 1 }),
      ),
    );
    for (let round = 0; round < 3; round += 1) {
      const caseId = await sendCase(people.pharmacist);
      const answers = await Promise.all(
        eight.map(async ({ id, client }) => {
          const response = await client.send(claimCase, { params: { caseId } });
          return { id, status: response.status, body: await response.text() };
        }),
      );
      const winners = answers.filter(({ status }) => status === 200);
      expect(winners).toHaveLength(1);
      for (const { status, body } of answers.filter((answer) => answer !== winners[0])) {
        expect(status).toBe(409);
        expect(JSON.parse(body)).toMatchObject({ code: 'case.gone', title: expect.any(String) });
        for (const doctor of eight) expect(body).not.toContain(doctor.id);
        expect(body).not.toContain('Course');
      }
      const { status, expert_id } = await caseRowOf(instance, caseId);
      expect({ status, expert_id }).toEqual({ status: 'claimed', expert_id: winners[0]?.id });
      const claims = (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.claim');
      expect(claims).toHaveLength(1);
      await withdraw(caseId);
    }
    // They were here for the race only: the tier of the other tests is as it was.
    for (const { id } of eight) {
      await instance.run(system('test'), (ctx) => setAccountStatus(ctx.tx, id, 'suspended'));
    }
  });

  test('B-009 B-087 whoever comes too late can neither decline nor hand up what a colleague holds', async () => {
    const caseId = await sendCase(people.pharmacist);
    await claim(people.doctor1, caseId);
    const params = { caseId };
    const late = people.doctor1b.client;
    const declined = { params, body: { reason: 'no-time' as const, note: '' } };
    expect((await late.refusal(declineCase, declined)).code).toBe('case.gone');
    expect((await late.refusal(handUpCase, { params, body: { reason: 'Au-delà' } })).code).toBe('case.gone');
    const { status, expert_id } = await caseRowOf(instance, caseId);
    expect({ status, expert_id }).toEqual({ status: 'claimed', expert_id: people.doctor1.id });
    await withdraw(caseId);
    expect(await isQueuedFor(people.doctor1b, caseId)).toBe(false);
  });

  test('B-009 B-010 declined before taking: hidden from that doctor for good, the others’ time runs on', async () => {
    const caseId = await sendCase(people.pharmacist);
    const { due_at: dueAt } = await caseRowOf(instance, caseId);
    await letPass(instance, 5);
    await decline(people.doctor1, caseId, 'Photos trop sombres pour moi');
    expect(await isQueuedFor(people.doctor1, caseId)).toBe(false);
    expect(await isQueuedFor(people.doctor1b, caseId)).toBe(true);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 1, due_at: dueAt });
    const refused = await people.doctor1.client.refusal(claimCase, { params: { caseId } });
    expect(refused).toMatchObject({ status: 404, code: 'case.not_found' });
    await withdraw(caseId);
  });

  test('B-010 declined after taking: it goes back to the others, closed to him, with a new time', async () => {
    const caseId = await sendCase(people.pharmacist);
    await claim(people.doctor1, caseId);
    await letPass(instance, 20);
    await decline(people.doctor1, caseId);
    expect(await isQueuedFor(people.doctor1, caseId)).toBe(false);
    expect(await isQueuedFor(people.doctor1b, caseId)).toBe(true);
    const row = await caseRowOf(instance, caseId);
    expect(row).toMatchObject({ status: 'queued', expert_id: null, claimed_at: null });
    expect((row.due_at?.getTime() ?? 0) - instance.now.getTime()).toBe(120 * 60_000);
    for (const doctor of [people.doctor1, people.doctor1b]) {
      await expect(readCase(doctor, caseId)).rejects.toThrow('404 case.not_found');
    }
    const view = JSON.stringify(await readCase(people.pharmacist, caseId));
    expect(view).not.toContain('Docteur');
    await withdraw(caseId);
  });

  test('B-010 released: back in the queue of the tier, may be taken again, closed meanwhile', async () => {
    const caseId = await sendCase(people.pharmacist);
    await claim(people.doctor1, caseId);
    await people.doctor1.client.call(releaseCase, { params: { caseId } });
    await expect(readCase(people.doctor1, caseId)).rejects.toThrow('404 case.not_found');
    expect(await isQueuedFor(people.doctor1, caseId)).toBe(true);
    await claim(people.doctor1, caseId);
    expect((await readCase(people.doctor1, caseId)).relation).toBe('holder');
    await withdraw(caseId);
  });

  test('B-010 handed up with a reason, not beyond the highest tier', async () => {
    const caseId = await sendCase(people.pharmacist);
    const up = { params: { caseId }, body: { reason: 'Je ne sais pas conclure' } };
    const empty = await people.doctor1.client.refusal(handUpCase, { ...up, body: { reason: ' ' } });
    expect(empty).toMatchObject({ status: 400, fields: [{ path: 'reason' }] });
    await people.doctor1.client.call(handUpCase, up);
    expect(await isQueuedFor(people.doctor1b, caseId)).toBe(false);
    await claim(people.doctor2, caseId);
    await people.doctor2.client.call(handUpCase, up);
    await claim(people.doctor3, caseId);
    const refused = await people.doctor3.client.refusal(handUpCase, up);
    expect(refused).toMatchObject({ status: 409, code: 'case.top_of_ladder' });
    expect(await caseRowOf(instance, caseId)).toMatchObject({
      status: 'claimed',
      tier: 3,
      escalation_count: 2,
    });
    await withdraw(caseId);
  });

  test('withdrawn from under a doctor: a reason is required, and he sees it', async () => {
    const caseId = await sendCase(people.pharmacist);
    await claim(people.doctor1, caseId);
    const refused = await people.pharmacist.client.refusal(withdrawCase, {
      params: { caseId },
      body: { reason: '  ' },
    });
    expect(refused).toMatchObject({ status: 422, code: 'case.reason_required' });
    await withdraw(caseId, 'La patiente consulte demain');
    const held = await people.doctor1.client.call(listExpertCases, { query: { which: 'held' } });
    expect(held.items.find((item) => item.caseId === caseId)?.withdrawnReason).toBe(
      'La patiente consulte demain',
    );
    await expect(readCase(people.doctor1, caseId)).rejects.toThrow('404');
  });
});

describe('B-010 a case moves up by itself', () => {
  test('B-010 nobody of the tier is left: it moves at once, and past empty tiers', async () => {
    const caseId = await sendCase(people.pharmacist);
    await decline(people.doctor1, caseId);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 1 });
    await decline(people.doctor1b, caseId);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 2 });
    await claim(people.doctor2, caseId);
    await decline(people.doctor2, caseId);
    await decline(people.doctor3, caseId);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'unanswered', tier: 3, due_at: null });
    await withdraw(caseId);
  });

  test('B-010 the only doctor of a tier is suspended: the next sweep moves the case up', async () => {
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(handUpCase, { params: { caseId }, body: { reason: 'Au-delà' } });
    const status = (to: 'active' | 'suspended') =>
      instance.run(system('test'), (ctx) => setAccountStatus(ctx.tx, people.doctor2.id, to));
    await status('suspended');
    await letPass(instance, 1);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 3 });
    await status('active');
    await withdraw(caseId);
  });

  test('B-010 B-011 not taken in two hours of service, or not answered in two, it moves up; at the end the director is told', async () => {
    const caseId = await sendCase(people.pharmacist);
    await letPass(instance, 119);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 1 });
    await letPass(instance, 1);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 2 });
    await letPass(instance, 60);
    await claim(people.doctor2, caseId);
    await letPass(instance, 119);
    expect((await caseRowOf(instance, caseId)).status).toBe('claimed');
    await letPass(instance, 1);
    const lost = await caseRowOf(instance, caseId);
    expect(lost).toMatchObject({ status: 'queued', tier: 3, expert_id: null, claimed_at: null });
    await expect(readCase(people.doctor2, caseId)).rejects.toThrow('404');
    const before = instance.mail.sent.length;
    await letPass(instance, 60 * 24 * 2);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'unanswered', tier: 3, due_at: null });
    const told = instance.mail.sent.slice(before).filter(({ to }) => to === people.director.email);
    expect(told.some(({ subject }) => subject.startsWith('Sans réponse'))).toBe(true);
    // A doctor of the last tier may still take it.
    expect(await isQueuedFor(people.doctor3, caseId)).toBe(true);
    const alerts = await people.director.client.call(listDirectorCases, { query: { only: 'alerts' } });
    expect(alerts.items.find((item) => item.caseId === caseId)?.alerts).toContain('unanswered');
    expect((await people.director.client.call(getOverview)).open.unanswered).toBe(1);
    await ending(caseId);
  });

  /** Only the director ends it; the pharmacy reads why; a record is left. */
  async function ending(caseId: string): Promise<void> {
    const end = { params: { caseId }, body: { reason: 'Aucun médecin disponible, orienter vers le 15' } };
    for (const person of [people.pharmacist, people.doctor3, people.operator]) {
      expect(await person.client.refusal(endCase, end)).toMatchObject({ status: 403, code: 'access.denied' });
    }
    const empty = await people.director.client.refusal(endCase, { ...end, body: { reason: '' } });
    expect(empty).toMatchObject({ status: 400, fields: [{ path: 'reason' }] });
    await people.director.client.call(endCase, end);
    await letPass(instance, 1);
    const ended = await readCase(people.pharmacist, caseId);
    expect(ended).toMatchObject({
      status: 'ended',
      endReason: 'Aucun médecin disponible, orienter vers le 15',
      expert: null,
      reports: [{ kind: 'ending', version: 1 }],
    });
    const pdf = await people.pharmacist.client.bytes(getReport, { params: { caseId, version: 1 } });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const again = await people.director.client.refusal(endCase, end);
    expect(again).toMatchObject({ status: 409, code: 'case.action_not_possible' });
  }

  test('only what nobody answered is ended: not a queued, taken or answered case', async () => {
    const caseId = await sendCase(people.pharmacist);
    const end = { params: { caseId }, body: { reason: 'Trop tôt' } };
    expect(await people.director.client.refusal(endCase, end)).toMatchObject({
      code: 'case.action_not_possible',
    });
    await claim(people.doctor1, caseId);
    expect(await people.director.client.refusal(endCase, end)).toMatchObject({ status: 409 });
    await withdraw(caseId);
    expect(await people.director.client.refusal(endCase, end)).toMatchObject({ status: 409 });
  });

  test('B-010 B-011 the director puts a case back into a queue, from a doctor or a clarification', async () => {
    const caseId = await sendCase(people.pharmacist);
    await claim(people.doctor1, caseId);
    await ask(people.doctor1, caseId, [
      { kind: 'more-information', target: 'answers.onset', text: 'Précisez' },
    ]);
    const reroute = { params: { caseId }, body: { tier: 2 as const, reason: 'Le médecin est absent' } };
    const refused = await people.doctor1.client.refusal(rerouteCase, reroute);
    expect(refused).toMatchObject({ status: 403, code: 'access.denied' });
    await people.director.client.call(rerouteCase, reroute);
    expect(await caseRowOf(instance, caseId)).toMatchObject({ status: 'queued', tier: 2, expert_id: null });
    await expect(readCase(people.doctor1, caseId)).rejects.toThrow('404');
    // The old question is closed; the next doctor may ask his own.
    await claim(people.doctor2, caseId);
    await ask(people.doctor2, caseId, [{ kind: 'new-photo', target: 'photos.close-up', text: 'Plus nette' }]);
    expect((await caseRowOf(instance, caseId)).status).toBe('clarifying');
    await withdraw(caseId);
  });
});
