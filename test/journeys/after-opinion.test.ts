import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acknowledgeOpinion,
  listDirectorCases,
  recordAppointment,
  sendFollowUp,
  tickHandOver,
} from '#contracts/cases/case-after.contract.ts';
import { claimCase, listExpertCases, saveOpinionDraft } from '#contracts/cases/case-expert.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { getReport, previewReport, verifyReport } from '#contracts/reports/report.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { completeOpinion } from '#test/builders/case-content.ts';
import { auditOf, caseRowOf, letPass } from './acts.ts';
import { answerCase, type People, populate, readCase, sendCase, signCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const tasksOf = async (caseId: string) => {
  const { items } = await people.colleague.client.call(listCases);
  return items.find((item) => item.caseId === caseId);
};
const read = (caseId: string) => people.pharmacist.client.call(acknowledgeOpinion, { params: { caseId } });
const mailsTo = (person: Person, subject: string) =>
  instance.mail.sent.filter((mail) => mail.to === person.email && mail.subject.startsWith(subject)).length;

describe('B-052 the thread of a case', () => {
  const write = (person: Person, caseId: string, text: string) =>
    person.client.call(sendFollowUp, { params: { caseId }, body: { text } });
  const refused = (person: Person, caseId: string) =>
    person.client.refusal(sendFollowUp, { params: { caseId }, body: { text: 'Bonjour' } });

  test('B-052 opens only with the opinion, only to the parties, and stays open', async () => {
    const caseId = await sendCase(people.pharmacist);
    expect(await refused(people.pharmacist, caseId)).toMatchObject({ status: 409 });
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    expect(await refused(people.pharmacist, caseId)).toMatchObject({ status: 409 });
    expect(await refused(people.doctor1, caseId)).toMatchObject({ status: 403 });
    await signCase(people.doctor1, caseId);

    await write(people.pharmacist, caseId, 'Et si elle est enceinte ?');
    const waiting = await people.doctor1.client.call(listExpertCases, { query: { which: 'answered' } });
    expect(waiting.items.find((item) => item.caseId === caseId)?.hasUnreadFollowUp).toBe(true);
    await letPass(instance, 1);
    await write(people.doctor1, caseId, 'Même conduite.');
    expect((await tasksOf(caseId))?.tasks).toContain('reply');
    await letPass(instance, 1);
    await write(people.colleague, caseId, 'Merci.');
    const { followUp } = await readCase(people.doctor1, caseId);
    expect(followUp.map(({ from, text }) => [from, text])).toEqual([
      ['requester', 'Et si elle est enceinte ?'],
      ['expert', 'Même conduite.'],
      ['requester', 'Merci.'],
    ]);
    for (const outsider of [people.doctor1b, people.doctor2, people.stranger]) {
      expect(await refused(outsider, caseId)).toMatchObject({ status: 404, code: 'case.not_found' });
    }
    for (const outsider of [people.director, people.operator]) {
      expect(await refused(outsider, caseId)).toMatchObject({ status: 403 });
    }
    await letPass(instance, 60 * 24 * 30);
    await write(people.pharmacist, caseId, 'Un mois plus tard.');
  });
});

describe('the pharmacy’s part', () => {
  test('B-066 B-067 B-068 read, handed over, filed in the own record and in the DMP, each ticked and unticked', async () => {
    const caseId = await sendCase(people.pharmacist);
    const tick = (which: 'handed-over' | 'filed-own-record' | 'filed-dmp', done: boolean) =>
      people.pharmacist.client.call(tickHandOver, { params: { caseId, tick: which }, body: { done } });
    await expect(tick('handed-over', true)).rejects.toThrow('409 case.action_not_possible');
    await answerCase(people.doctor1, caseId, {
      ...completeOpinion,
      referral: 'none',
      referralWithin: 'none',
    });
    expect(await tasksOf(caseId)).toMatchObject({ state: 'received', tasks: ['read', 'hand-over', 'file'] });
    await read(caseId);
    expect(await tasksOf(caseId)).toMatchObject({ state: 'to-hand-over', tasks: ['hand-over', 'file'] });
    await tick('handed-over', true);
    await tick('filed-own-record', true);
    await tick('filed-dmp', true);
    const at = instance.now.toISOString();
    expect(await readCase(people.colleague, caseId)).toMatchObject({
      handOver: { readAt: at, handedOverAt: at, filedOwnRecordAt: at, filedDmpAt: at },
    });
    expect(await tasksOf(caseId)).toMatchObject({ state: 'closed', tasks: [] });
    await tick('filed-dmp', false);
    expect((await readCase(people.pharmacist, caseId)).handOver.filedDmpAt).toBeNull();
    const ticks = (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.hand-over');
    expect(ticks).toHaveLength(4);
  });

  test('a wanted visit opens a task that stays until the appointment is known', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId, {
      ...completeOpinion,
      referral: 'dermatologist',
      referralWithin: 'week',
    });
    await read(caseId);
    expect((await tasksOf(caseId))?.tasks).toContain('book-appointment');
    const { appointment } = await readCase(people.pharmacist, caseId);
    const inAWeek = new Date(instance.now.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
    expect(appointment).toEqual({ state: 'to-book', wantedBy: inAWeek, bookedOn: null });
    const record = (body: { state: 'booked' | 'refused'; bookedOn: string | null; note: string }) =>
      people.pharmacist.client.call(recordAppointment, { params: { caseId }, body });
    await expect(record({ state: 'booked', bookedOn: 'demain', note: '' })).rejects.toThrow('400');
    await record({ state: 'booked', bookedOn: inAWeek, note: 'Dr Exemple' });
    expect((await tasksOf(caseId))?.tasks).not.toContain('book-appointment');
    expect((await readCase(people.doctor1, caseId)).appointment).toMatchObject({
      state: 'booked',
      bookedOn: inAWeek,
    });
  });

  test('a visit booked without its date is refused at the field', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
    const refused = await people.pharmacist.client.refusal(recordAppointment, {
      params: { caseId },
      body: { state: 'booked', bookedOn: null, note: '' },
    });
    expect(refused).toMatchObject({ status: 400, fields: [{ path: 'bookedOn' }] });
    await people.pharmacist.client.call(recordAppointment, {
      params: { caseId },
      body: { state: 'refused', bookedOn: null, note: 'Ne souhaite pas consulter' },
    });
    expect((await tasksOf(caseId))?.tasks).not.toContain('book-appointment');
  });
});

describe('what must not be forgotten', () => {
  test('an urgent opinion: told at once, the pharmacy’s telephone is shown, the director after an hour unread', async () => {
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    expect((await readCase(people.doctor1, caseId)).pharmacy.phone).toBe('+33100000001');
    await signCase(people.doctor1, caseId, {
      ...completeOpinion,
      referral: 'emergency',
      referralWithin: 'today',
    });
    await letPass(instance, 0);
    expect(mailsTo(people.pharmacist, 'Avis urgent à lire maintenant')).toBe(1);
    expect(await tasksOf(caseId)).toMatchObject({ isUrgent: true });
    await letPass(instance, 59);
    expect(mailsTo(people.director, 'Avis urgent non lu')).toBe(0);
    await letPass(instance, 1);
    expect(mailsTo(people.director, 'Avis urgent non lu')).toBe(1);
    const alerts = await people.director.client.call(listDirectorCases, { query: { only: 'alerts' } });
    expect(alerts.items.find((item) => item.caseId === caseId)?.alerts).toEqual(['urgent-unread']);
    await letPass(instance, 30);
    expect(mailsTo(people.director, 'Avis urgent non lu')).toBe(1);
    await read(caseId);
    const after = await people.director.client.call(listDirectorCases, { query: { only: 'alerts' } });
    expect(after.items.some((item) => item.caseId === caseId)).toBe(false);
  });

  test('B-011 an urgent opinion read within the hour alerts nobody', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId, { ...completeOpinion, referral: 'emergency' });
    await read(caseId);
    await letPass(instance, 120);
    expect((await caseRowOf(instance, caseId)).urgent_alerted_at).toBeNull();
  });

  test('B-066 an opinion unread, then not handed over, is reminded after 24 h and 72 h', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
    const { reference } = await readCase(people.pharmacist, caseId);
    const count = (subject: string) =>
      instance.mail.sent.filter(
        (mail) =>
          mail.to === people.pharmacist.email &&
          mail.subject.includes(reference) &&
          mail.subject.startsWith(subject),
      ).length;
    await letPass(instance, 23 * 60);
    expect(count('Rappel')).toBe(0);
    await letPass(instance, 60);
    expect(count('Rappel : un avis n’a pas encore été lu')).toBe(1);
    await read(caseId);
    await letPass(instance, 48 * 60);
    expect(count('Rappel : un avis reste à remettre')).toBe(1);
    await people.pharmacist.client.call(tickHandOver, {
      params: { caseId, tick: 'handed-over' },
      body: { done: true },
    });
    await letPass(instance, 72 * 60);
    expect(count('Rappel')).toBe(2);
  });

  test('B-065 a correction is a new version, unread again; the old one is kept and says so', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
    await read(caseId);
    const first = (await readCase(people.pharmacist, caseId)).reports[0];
    await signCase(people.doctor1, caseId, { ...completeOpinion, findings: 'Après relecture : eczéma.' });
    const seen = await readCase(people.pharmacist, caseId);
    expect(seen.handOver.readAt).toBeNull();
    expect(seen.opinion?.findings).toBe('Après relecture : eczéma.');
    expect(seen.reports).toMatchObject([
      { version: 1, sha256: first?.sha256, replacedBy: 2 },
      { version: 2, replacedBy: null },
    ]);
    const old = await people.pharmacist.client.bytes(getReport, { params: { caseId, version: 1 } });
    expect(old.subarray(0, 5).toString()).toBe('%PDF-');
    const anybody = new ApiClient(instance.origin);
    const params = { code: first?.verificationCode ?? '' };
    expect(await anybody.call(verifyReport, { params })).toMatchObject({
      exists: true,
      report: { version: 1, replacedByLaterVersion: true },
    });
  });

  test('B-042 an opinion that lacks a part cannot be previewed, and the part is named', async () => {
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    const opinion = { ...completeOpinion, findings: ' ', hypotheses: [], referralWithin: 'none' as const };
    await people.doctor1.client.call(saveOpinionDraft, {
      params: { caseId },
      body: { opinion, revision: 0 },
    });
    const refused = await people.doctor1.client.refusal(previewReport, { params: { caseId } });
    expect(refused).toMatchObject({ status: 422, code: 'case.opinion_incomplete' });
    expect(refused.fields?.map(({ path }) => path)).toEqual(['findings', 'hypotheses', 'referralWithin']);
  });
});
