import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withdrawCase } from '#contracts/cases/case-request.contract.ts';
import {
  askPatientMessage,
  getPatientMessage,
  withdrawPatientMessage,
} from '#contracts/notifications/patient-message.contract.ts';
import { sendPatientMessageJob } from '#server/modules/notifications/public.ts';
import { system } from '#server/policy/actor.ts';
import { fakeSignature } from '#server/ports/sms/sms.fake.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { answerCase, type People, populate, prepareCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const text = 'Votre avis est disponible à la pharmacie. Pour ne plus recevoir de SMS, répondez STOP.';
const morning = Date.parse('2026-11-24T09:00:00.000Z');
let days = 0;
let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());
beforeEach(async () => {
  // Monday to Saturday: the doctor answers while the service is open.
  instance.setNow(new Date(morning + days * 86_400_000));
  days += 1;
  await stayAwake(instance);
});

const phone = (end: number) => `06 39 98 00 ${String(end).padStart(2, '0')}`;
const wish = (person: Person, caseId: string, end: number) =>
  person.client.call(askPatientMessage, { params: { caseId }, body: { phone: phone(end), hasAgreed: true } });
const read = (caseId: string) => people.pharmacist.client.call(getPatientMessage, { params: { caseId } });
const textsTo = (end: number) =>
  instance.sms.sent.filter(({ to }) => to === `+2626399800${String(end).padStart(2, '0')}`);

describe('B-102 the patient is told by SMS, once, when the opinion is there', () => {
  test('B-102 asked with consent, sent once after the opinion, with nothing in it; the number is sealed', async () => {
    const caseId = await sendCase(people.pharmacist);
    expect(await read(caseId)).toMatchObject({ isOffered: true, state: null });
    const params = { caseId };
    const refused = await people.pharmacist.client.refusal(askPatientMessage, {
      params,
      body: { phone: phone(11), hasAgreed: false } as never,
    });
    expect(refused.fields?.map(({ path }) => path)).toEqual(['hasAgreed']);
    await wish(people.pharmacist, caseId, 11);
    expect(await read(caseId)).toMatchObject({ state: 'asked', phoneEnd: '11' });
    await letPass(instance, 1);
    expect(textsTo(11)).toEqual([]);
    await answerCase(people.doctor1, caseId);
    // Two workers, and the job once more by hand: one text.
    await Promise.all([instance.pass(0), instance.pass(0)]);
    await instance.runJob(sendPatientMessageJob, { caseId });
    expect(textsTo(11).map((sms) => sms.text)).toEqual([text]);
    expect(await read(caseId)).toMatchObject({ state: 'sent', sentAt: instance.now.toISOString() });
    const again = await people.pharmacist.client.refusal(askPatientMessage, {
      params,
      body: { phone: phone(12), hasAgreed: true },
    });
    expect(again).toMatchObject({ status: 409, code: 'patient-message.already_sent' });
    const acts = (await auditOf(instance, caseId)).map(({ action }) => action);
    expect(acts).toEqual(expect.arrayContaining(['patient-message.asked', 'patient-message.ended']));
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('consents')
        .selectAll()
        .where('subject_id', '=', caseId)
        .where('purpose', '=', 'sms')
        .execute(),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(await auditOf(instance, caseId))).not.toContain('63998');
  });

  test('B-102 in the evening it waits for the morning; the provider’s report is shown', async () => {
    const caseId = await sendCase(people.pharmacist);
    await wish(people.colleague, caseId, 21);
    instance.setNow(new Date(morning + (days - 1) * 86_400_000 + 11.5 * 3_600_000));
    await stayAwake(instance);
    await answerCase(people.doctor1, caseId);
    await letPass(instance, 5);
    expect(textsTo(21)).toEqual([]);
    expect((await read(caseId)).state).toBe('waiting');
    await letPass(instance, 11 * 60 + 30);
    const [sms] = textsTo(21);
    expect(sms?.text).toBe(text);
    await fetch(`${instance.origin}/api/sms/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-fake-signature': fakeSignature },
      body: JSON.stringify({ kind: 'delivered', reference: `fake-${sms?.idempotencyKey}` }),
    });
    expect((await read(caseId)).state).toBe('delivered');
  });

  test('B-102 taken back, or the request withdrawn: nothing leaves', async () => {
    const first = await sendCase(people.pharmacist);
    await wish(people.pharmacist, first, 31);
    await people.pharmacist.client.call(withdrawPatientMessage, { params: { caseId: first } });
    await answerCase(people.doctor1, first);
    const second = await sendCase(people.pharmacist);
    await wish(people.pharmacist, second, 32);
    await people.pharmacist.client.call(withdrawCase, { params: { caseId: second }, body: { reason: '' } });
    await letPass(instance, 5);
    expect([...textsTo(31), ...textsTo(32)]).toEqual([]);
    expect(await read(second)).toMatchObject({ isOffered: false, state: 'asked' });
    // Asked for after the opinion, it leaves at once.
    await wish(people.pharmacist, first, 33);
    await letPass(instance, 1);
    expect(textsTo(33)).toHaveLength(1);
  });

  test('B-102 B-058 only the pharmacy of the case asks; never for a draft, never to a landline', async () => {
    const caseId = await sendCase(people.pharmacist);
    const input = { params: { caseId }, body: { phone: phone(41), hasAgreed: true as const } };
    expect((await people.stranger.client.refusal(askPatientMessage, input)).code).toBe('case.not_found');
    expect((await people.doctor1.client.refusal(askPatientMessage, input)).status).toBe(403);
    const landline = { ...input, body: { ...input.body, phone: '01 99 00 00 01' } };
    expect((await people.pharmacist.client.refusal(askPatientMessage, landline)).code).toBe(
      'phone.not_mobile',
    );
    const draft = await prepareCase(people.pharmacist);
    const early = { ...input, params: { caseId: draft.caseId } };
    expect((await people.pharmacist.client.refusal(askPatientMessage, early)).code).toBe(
      'patient-message.not_possible',
    );
  });

  test('B-102 a failure is tried again; a number that replied STOP hears nothing; a crash while leaving is said', async () => {
    const tried = await sendCase(people.pharmacist);
    await wish(people.pharmacist, tried, 51);
    await answerCase(people.doctor1, tried);
    instance.sms.failNext(1, 'later');
    await letPass(instance, 1);
    expect((await read(tried)).state).toBe('waiting');
    await letPass(instance, 5);
    expect(textsTo(51)).toHaveLength(1);
    const stopped = await sendCase(people.pharmacist);
    await wish(people.pharmacist, stopped, 52);
    await answerCase(people.doctor1, stopped);
    instance.sms.failNext(1, 'stopped');
    await letPass(instance, 1);
    expect((await read(stopped)).state).toBe('stopped');
    const crashed = await sendCase(people.pharmacist);
    await wish(people.pharmacist, crashed, 53);
    await answerCase(people.doctor1, crashed);
    await instance.run(system('test'), ({ tx, now }) =>
      tx
        .updateTable('patient_messages')
        .set({ state: 'sending', sent_at: now })
        .where('case_id', '=', crashed)
        .execute(),
    );
    await letPass(instance, 1);
    expect((await read(crashed)).state).toBe('waiting');
    await letPass(instance, 10);
    expect((await read(crashed)).state).toBe('failed');
    expect(textsTo(53)).toEqual([]);
  });

  test('B-102 without a provider nothing is offered', async () => {
    const bare = await startTestInstance({ hasOnlyMail: true });
    try {
      const { pharmacist } = await populate(bare);
      const caseId = await sendCase(pharmacist);
      const params = { caseId };
      expect(await pharmacist.client.call(getPatientMessage, { params })).toMatchObject({ isOffered: false });
      const body = { phone: phone(61), hasAgreed: true as const };
      expect((await pharmacist.client.refusal(askPatientMessage, { params, body })).code).toBe(
        'patient-message.not_possible',
      );
    } finally {
      await bare.close();
    }
  });
});
