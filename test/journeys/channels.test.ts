import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import {
  listOutbox,
  resumeOutboxAddress,
  stopOutboxAddress,
} from '#contracts/notifications/outbox.contract.ts';
import {
  addPushDevice,
  askPhoneCode,
  confirmPhone,
  getPreferences,
  removePhone,
  removePushDevice,
  savePreferences,
  sendTestNotice,
} from '#contracts/notifications/preference.contract.ts';
import type { NoticeTopic, TopicChoice } from '#contracts/notifications/preference.ts';
import { openTicket, sendTicketMessage } from '#contracts/support/ticket.contract.ts';
import { fakeSignature } from '#server/ports/sms/sms.fake.ts';
import { letPass, stayAwake } from './acts.ts';
import { type People, populate, sendCase, signCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const morning = Date.parse('2026-11-24T09:00:00.000Z');
// The mobile numbers kept for fiction read as those of Mayotte.
const number = '+262639980001';
let days = 0;
let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());
beforeEach(async () => {
  instance.setNow(new Date(morning + days * 86_400_000));
  days += 1;
  await stayAwake(instance);
});

async function choose(person: Person, topic: NoticeTopic, choice: Partial<TopicChoice>) {
  const { topics, quiet, revision } = await person.client.call(getPreferences, {});
  const body = { topics: { ...topics, [topic]: { ...topics[topic], ...choice } }, quiet, revision };
  return person.client.call(savePreferences, { body });
}
const codeIn = (text = '') => /\d{6}/.exec(text)?.[0] ?? '';
async function verify(person: Person, phone: string): Promise<void> {
  await person.client.call(askPhoneCode, { body: { phone } });
  await letPass(instance, 1);
  await person.client.call(confirmPhone, { body: { code: codeIn(instance.sms.sent.at(-1)?.text) } });
}
const report = (body: unknown, signature = fakeSignature) =>
  fetch(`${instance.origin}/api/sms/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-fake-signature': signature },
    body: JSON.stringify(body),
  });
/** Messages of the outbox to this address, newest first. */
const outbox = async (to: string) =>
  (await people.operator.client.call(listOutbox, { query: { limit: 50 } })).items.filter(
    (item) => item.to === to,
  );
const subscribe = (person: Person, name: string) =>
  person.client.call(addPushDevice, {
    body: { endpoint: `https://push.invalid/${name}`, p256dh: 'p256dh', auth: 'auth', name },
  });

describe('B-102 a telephone counts once its code came back', () => {
  test('B-102 a code by SMS, wrong and spent codes refused, the number shown by its end alone, sealed', async () => {
    const { client } = people.doctor1;
    const landline = await client.refusal(askPhoneCode, { body: { phone: '01 99 00 00 01' } });
    expect(landline).toMatchObject({ status: 422, code: 'phone.not_mobile' });
    await client.call(askPhoneCode, { body: { phone: '06 39 98 00 01' } });
    await letPass(instance, 1);
    const [sms] = instance.sms.sent;
    expect(sms).toMatchObject({ to: number, text: expect.stringContaining('est votre code') });
    expect((await client.call(getPreferences, {})).sms).toBe('not-set-up');
    const wrong = { body: { code: codeIn(sms?.text) === '000000' ? '000001' : '000000' } };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await client.refusal(confirmPhone, wrong)).code).toBe('phone.code_wrong');
    }
    // Five attempts spend it: the right one is too late.
    const right = { body: { code: codeIn(sms?.text) } };
    expect((await client.refusal(confirmPhone, right)).code).toBe('phone.code_wrong');
    await verify(people.doctor1, number);
    const seen = await client.call(getPreferences, {});
    expect(seen).toMatchObject({ sms: 'ready', phone: { end: '01', isVerified: true } });
    expect(JSON.stringify(seen)).not.toContain('39980001');
    const [mail] = await outbox(number);
    expect(mail).toMatchObject({ channel: 'sms', state: 'sent' });
    expect(mail?.text).not.toMatch(/\d{6}/);
  });

  test('B-102 no more than three codes an hour, and a code is worth ten minutes', async () => {
    const { client } = people.colleague;
    const body = { phone: '06 39 98 00 02' };
    for (let asked = 0; asked < 3; asked += 1) await client.call(askPhoneCode, { body });
    expect((await client.refusal(askPhoneCode, { body })).code).toBe('phone.too_many');
    await letPass(instance, 1);
    const { text } = instance.sms.sent.at(-1) ?? {};
    await letPass(instance, 11);
    expect((await client.refusal(confirmPhone, { body: { code: codeIn(text) } })).code).toBe(
      'phone.code_wrong',
    );
    await client.call(removePhone, {});
    expect((await client.call(getPreferences, {})).phone).toBeNull();
  });

  test('B-102 a notice by SMS says no more than a mail; its delivery, and STOP, come back signed', async () => {
    await choose(people.doctor1, 'case', { sms: true });
    await people.doctor1.client.call(sendTestNotice, { body: { channel: 'sms' } });
    await letPass(instance, 1);
    const sent = instance.sms.sent.at(-1);
    expect(sent).toMatchObject({ to: number, text: expect.stringContaining('Message d’essai') });
    expect(
      (await report({ kind: 'delivered', reference: `fake-${sent?.idempotencyKey}` }, 'forged')).status,
    ).toBe(403);
    expect((await outbox(number))[0]?.state).toBe('sent');
    for (let repeated = 0; repeated < 2; repeated += 1) {
      const delivered = { kind: 'delivered', reference: `fake-${sent?.idempotencyKey}` };
      expect((await report(delivered)).status).toBe(204);
    }
    expect((await outbox(number))[0]?.state).toBe('delivered');
    expect((await report({ kind: 'stop', phone: number })).status).toBe(204);
    expect((await outbox(number))[0]?.isStopped).toBe(true);
  });
});

describe('B-011 notes on the devices one has subscribed', () => {
  test('B-011 subscribed, told of the queue, replaced, forgotten when the browser ended it, removed', async () => {
    const { client } = people.doctor1b;
    const foreign = { endpoint: 'https://evil.example/x', p256dh: 'x', auth: 'x', name: 'x' };
    expect((await client.refusal(addPushDevice, { body: foreign })).code).toBe('preference.channel_off');
    await subscribe(people.doctor1b, 'telephone');
    await subscribe(people.doctor1b, 'telephone');
    await subscribe(people.doctor1b, 'bureau');
    const { devices, push } = await client.call(getPreferences, {});
    expect(devices.map(({ name }) => name)).toEqual(['bureau', 'telephone']);
    expect(push).toBe('ready');
    const before = instance.push.sent.length;
    await sendCase(people.pharmacist);
    await letPass(instance, 3);
    const notes = instance.push.sent.slice(before);
    expect(notes).toHaveLength(2);
    expect(JSON.parse(notes[0]?.note.payload ?? '')).toEqual({
      title: 'Des dossiers attendent un avis',
      body: 'Au moins un dossier de votre file attend un médecin. Vous pouvez le prendre dès maintenant.',
      path: '/file',
      tag: 'queue-waiting',
    });
    instance.push.failNext(1, 'gone');
    await client.call(sendTestNotice, { body: { channel: 'push' } });
    await letPass(instance, 1);
    const left = (await client.call(getPreferences, {})).devices;
    expect(left).toHaveLength(1);
    const params = { deviceId: left[0]?.deviceId ?? '' };
    expect((await people.doctor1.client.refusal(removePushDevice, { params })).status).toBe(404);
    await client.call(removePushDevice, { params });
    expect((await client.call(getPreferences, {})).push).toBe('not-set-up');
  });

  test('B-011 a device that changes hands tells its last owner alone; the eleventh pushes out the oldest', async () => {
    await subscribe(people.doctor2, 'shared');
    await subscribe(people.doctor3, 'shared');
    expect((await people.doctor2.client.call(getPreferences, {})).devices).toEqual([]);
    for (let at = 0; at < 10; at += 1) {
      instance.setNow(new Date(instance.now.getTime() + 1_000));
      await subscribe(people.doctor3, `device-${at}`);
    }
    const { devices } = await people.doctor3.client.call(getPreferences, {});
    expect(devices).toHaveLength(10);
    expect(devices.map(({ name }) => name)).not.toContain('shared');
  });
});

describe('B-017 bounces, retries and the stop list', () => {
  const answerTicket = async (person: Person) => {
    const body = { category: 'other' as const, text: 'Une question.' };
    const { ticketId } = await person.client.call(openTicket, { body });
    await people.operator.client.call(sendTicketMessage, {
      params: { ticketId },
      body: { text: 'Une réponse.' },
    });
  };

  test('B-017 a mailbox that does not exist bounces, and gets no more of what one may do without', async () => {
    const { email } = people.doctor2;
    instance.mail.failNext(1, 'no-such-address');
    await people.doctor2.client.call(sendTestNotice, { body: { channel: 'mail' } });
    await letPass(instance, 1);
    expect((await outbox(email))[0]).toMatchObject({ state: 'bounced', tries: 1, isStopped: true });
    const before = instance.mail.sent.length;
    await answerTicket(people.doctor2);
    await letPass(instance, 1);
    const states = (await outbox(email)).map(({ state }) => state);
    expect(states.slice(0, 2)).toEqual(['stopped', 'stopped']);
    expect(instance.mail.sent.slice(before).filter(({ to }) => to === email)).toEqual([]);
    // An urgent opinion, and what is required, go all the same.
    const [last] = await outbox(email);
    const params = { mailId: last?.mailId ?? '' };
    await people.operator.client.call(resumeOutboxAddress, { params });
    await answerTicket(people.doctor2);
    await letPass(instance, 1);
    expect((await outbox(email))[0]).toMatchObject({ state: 'sent', isStopped: false });
  });

  test('B-017 the operator stops an address; an urgent opinion goes there all the same', async () => {
    const { email } = people.pharmacist;
    await people.pharmacist.client.call(sendTestNotice, { body: { channel: 'mail' } });
    await letPass(instance, 1);
    const params = { mailId: (await outbox(email))[0]?.mailId ?? '' };
    await people.operator.client.call(stopOutboxAddress, { params });
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    await signCase(people.doctor1, caseId);
    await letPass(instance, 1);
    expect((await outbox(email))[0]).toMatchObject({ state: 'stopped', isStopped: true });
    const unknown = { params: { mailId: '00000000-0000-7000-8000-000000000000' } };
    expect((await people.operator.client.refusal(stopOutboxAddress, unknown)).code).toBe('outbox.not_found');
  });

  test('B-017 what fails for now is tried again later, and counted', async () => {
    const { email } = people.director;
    instance.mail.failNext(2, 'later');
    await people.director.client.call(sendTestNotice, { body: { channel: 'mail' } });
    await letPass(instance, 1);
    expect((await outbox(email))[0]).toMatchObject({ state: 'waiting' });
    await letPass(instance, 5);
    await letPass(instance, 5);
    expect((await outbox(email))[0]).toMatchObject({
      state: 'sent',
      tries: expect.toSatisfy((tries: number) => tries > 1),
    });
  });
});
