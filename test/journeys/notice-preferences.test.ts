import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeOpinion } from '#contracts/cases/case-after.contract.ts';
import {
  getPreferences,
  savePreferences,
  sendTestNotice,
} from '#contracts/notifications/preference.contract.ts';
import type { NoticeTopic, QuietHours, TopicChoice } from '#contracts/notifications/preference.ts';
import { openTicket } from '#contracts/support/ticket.contract.ts';
import { letPass, stayAwake } from './acts.ts';
import { answerCase, type People, populate, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const morning = new Date('2026-11-24T09:00:00.000Z');
const evening = new Date('2026-11-24T20:30:00.000Z');

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());
beforeEach(async () => {
  instance.setNow(morning);
  await stayAwake(instance);
});

async function choose(
  person: Person,
  topic: NoticeTopic,
  choice: Partial<TopicChoice>,
  quiet?: QuietHours | null,
) {
  const now = await person.client.call(getPreferences, {});
  const topics = { ...now.topics, [topic]: { ...now.topics[topic], ...choice } };
  const body = { topics, quiet: quiet === undefined ? now.quiet : quiet, revision: now.revision };
  return person.client.call(savePreferences, { body });
}
const mailsTo = (person: Person, subject: RegExp) =>
  instance.mail.sent.filter((mail) => mail.to === person.email && subject.test(mail.subject)).length;

describe('B-011 everybody is told as he chose, and not at night', () => {
  test('B-011 an opinion of the evening is told in the morning, by mail, to those who did not allow the night', async () => {
    await choose(people.colleague, 'case', { atNight: true });
    const caseId = await sendCase(people.pharmacist);
    await letPass(instance, 1);
    instance.setNow(evening);
    await stayAwake(instance);
    await answerCase(people.doctor1, caseId);
    await letPass(instance, 1);
    const answered = /Un avis est arrivé/;
    expect(mailsTo(people.colleague, answered)).toBe(1);
    expect(mailsTo(people.pharmacist, answered)).toBe(0);
    instance.setNow(new Date('2026-11-25T07:00:30.000Z'));
    await stayAwake(instance);
    await letPass(instance, 1);
    expect(mailsTo(people.pharmacist, answered)).toBe(1);
    expect(mailsTo(people.colleague, answered)).toBe(1);
  });

  test('B-011 what is read in the evening is not told in the morning', async () => {
    const caseId = await sendCase(people.pharmacist);
    await letPass(instance, 1);
    const before = mailsTo(people.pharmacist, /Un avis est arrivé/);
    instance.setNow(evening);
    await stayAwake(instance);
    await answerCase(people.doctor1, caseId);
    await letPass(instance, 1);
    await people.pharmacist.client.call(acknowledgeOpinion, { params: { caseId } });
    instance.setNow(new Date('2026-11-25T08:00:00.000Z'));
    await stayAwake(instance);
    await letPass(instance, 1);
    expect(mailsTo(people.pharmacist, /Un avis est arrivé/)).toBe(before);
  });

  test('B-017 mail of the service that one may do without can be switched off; what is required cannot', async () => {
    const seen = await choose(people.doctor2, 'service', { mail: false });
    expect(seen.shown).toEqual(['queue', 'case', 'service']);
    await people.doctor2.client.call(openTicket, { body: { category: 'other', text: 'Une question.' } });
    await letPass(instance, 1);
    expect(mailsTo(people.doctor2, /Votre message est arrivé/)).toBe(0);
    expect(mailsTo(people.operator, /Un message attend/)).toBe(1);
  });

  test('a test message leaves at any hour, once in five minutes, even for two taps at once', async () => {
    instance.setNow(evening);
    await stayAwake(instance);
    const send = () => people.director.client.call(sendTestNotice, { body: { channel: 'mail' } });
    const attempts = await Promise.allSettled([send(), send()]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await letPass(instance, 1);
    expect(mailsTo(people.director, /Message d’essai/)).toBe(1);
    const refused = await people.director.client.refusal(sendTestNotice, { body: { channel: 'mail' } });
    expect(refused).toMatchObject({ status: 429, code: 'preference.too_soon' });
    await letPass(instance, 6);
    await send();
  });

  test('two devices do not overwrite each other; impossible quiet hours are refused at their field', async () => {
    const now = await people.director.client.call(getPreferences, {});
    await choose(people.director, 'direction', { atNight: true });
    const body = { topics: now.topics, quiet: now.quiet, revision: now.revision };
    const stale = await people.director.client.refusal(savePreferences, { body });
    expect(stale).toMatchObject({ status: 409, code: 'preference.changed' });
    const quiet = { from: '20:00', until: '20:00' };
    const bad = await people.director.client.refusal(savePreferences, { body: { ...body, quiet } });
    expect(bad.fields?.map(({ path }) => path)).toEqual(['quiet.until']);
  });
});
