import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  getAvailability,
  pauseAvailability,
  resumeAvailability,
  saveAvailability,
} from '#contracts/availability/availability.contract.ts';
import { claimCase, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { withdrawCase } from '#contracts/cases/case-request.contract.ts';
import type { BodyInputOf } from '#contracts/operation.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { type People, populate, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

/** 10 h in Paris on a Tuesday; each test has a week of its own, for clocks do not run backwards. */
const tuesdays = ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29'];
const subject = 'Des dossiers attendent un avis';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());
beforeEach(async () => {
  instance.setNow(new Date(`${tuesdays.shift()}T09:00:00.000Z`));
  await stayAwake(instance);
  await clearQueue();
});

type Wish = Omit<BodyInputOf<typeof saveAvailability>, 'revision'>;
const open: Wish = { hours: null, absences: [], dailyMaximum: null, tiers: null };

async function wish(person: Person, part: Partial<Wish>) {
  const { revision } = await person.client.call(getAvailability, {});
  return person.client.call(saveAvailability, { body: { ...open, ...part, revision } });
}
/** Mails about the queue to a person so far. */
const told = (person: Person) =>
  instance.mail.sent.filter((mail) => mail.to === person.email && mail.subject === subject).length;

/** Nothing waits at the first tier, and everybody is here. */
async function clearQueue(): Promise<void> {
  for (const doctor of [people.doctor1, people.doctor1b]) {
    await doctor.client.call(resumeAvailability, {});
    await wish(doctor, {});
  }
  for (const { caseId } of (await people.doctor1.client.call(listQueue)).items) {
    await people.pharmacist.client.call(withdrawCase, { params: { caseId }, body: { reason: '' } });
  }
}

describe('B-011 a doctor who is away receives nothing of the queue', () => {
  test('B-011 paused: no mail, the other doctor hears; back: the digest comes, if something still waits', async () => {
    const before = [told(people.doctor1), told(people.doctor1b)];
    const paused = await people.doctor1.client.call(pauseAvailability, { body: { until: 'resumed' } });
    expect(paused).toMatchObject({ state: 'paused', nextAt: null, pausedUntilAt: null });
    const caseId = await sendCase(people.pharmacist);
    await letPass(instance, 3);
    await letPass(instance, 60);
    expect(told(people.doctor1)).toBe(before[0]);
    expect(told(people.doctor1b)).toBe((before[1] ?? 0) + 1);
    // Away forbids nothing: the queue opens, and shows what waits.
    const { items } = await people.doctor1.client.call(listQueue);
    expect(items.map((item) => item.caseId)).toContain(caseId);
    const back = await people.doctor1.client.call(resumeAvailability, {});
    expect(back).toMatchObject({ state: 'here', pausedAt: null });
    await letPass(instance, 5);
    expect(told(people.doctor1)).toBe((before[0] ?? 0) + 1);
    const acts = (await auditOf(instance, people.doctor1.id)).map(({ action }) => action);
    expect(acts).toEqual(expect.arrayContaining(['availability.paused', 'availability.resumed']));
  });

  test('B-011 own hours: what comes before them is told when they begin, and what was taken meanwhile is not', async () => {
    const fromEleven = [{ days: [1, 2, 3, 4, 5], from: '11:00', until: '18:00' }];
    expect((await wish(people.doctor1, { hours: fromEleven })).state).toBe('outside-hours');
    await wish(people.doctor1b, { hours: fromEleven });
    const before = told(people.doctor1);
    const caseId = await sendCase(people.pharmacist);
    await letPass(instance, 3);
    await letPass(instance, 50);
    expect(told(people.doctor1)).toBe(before);
    await letPass(instance, 8);
    expect(told(people.doctor1)).toBe(before + 1);
    expect(told(people.doctor1b)).toBeGreaterThan(0);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    await letPass(instance, 24 * 60);
    expect(told(people.doctor1)).toBe(before + 1);
  });

  test('B-011 absent today: told at the next opening; a second absence on another device is refused, not lost', async () => {
    const first = await wish(people.doctor1, { absences: [{ fromOn: '2026-12-08', untilOn: '2026-12-09' }] });
    expect(first).toMatchObject({ state: 'absent', nextAt: '2026-12-10T07:00:00.000Z' });
    const stale = await people.doctor1.client.refusal(saveAvailability, {
      body: { ...open, revision: first.revision - 1 },
    });
    expect(stale).toMatchObject({ status: 409, code: 'availability.changed' });
    const before = told(people.doctor1);
    // An hour before the service closes on the last day of the absence.
    instance.setNow(new Date('2026-12-09T18:00:00.000Z'));
    await stayAwake(instance);
    await sendCase(people.pharmacist);
    await letPass(instance, 3);
    await letPass(instance, 50);
    expect(told(people.doctor1)).toBe(before);
    instance.setNow(new Date('2026-12-10T07:05:00.000Z'));
    await stayAwake(instance);
    await letPass(instance, 3);
    expect(told(people.doctor1)).toBe(before + 1);
  });

  test('B-011 the daily maximum stops the mails, not the doctor: taking beyond it is possible and shown', async () => {
    await wish(people.doctor1, { dailyMaximum: 1 });
    const first = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId: first } });
    expect(await people.doctor1.client.call(getAvailability, {})).toMatchObject({ state: 'full' });
    const before = told(people.doctor1);
    const second = await sendCase(people.pharmacist);
    await letPass(instance, 3);
    await letPass(instance, 60);
    expect(told(people.doctor1)).toBe(before);
    await people.doctor1.client.call(claimCase, { params: { caseId: second } });
    const seen = await people.doctor1.client.call(getAvailability, {});
    expect(seen.takenToday).toBeGreaterThan(1);
    expect(seen.dailyMaximum).toBe(1);
  });

  test('B-011 two devices at once: one of two saves wins, the other is told', async () => {
    const { revision } = await people.doctor2.client.call(getAvailability, {});
    const attempts = await Promise.allSettled(
      [3, 5].map((dailyMaximum) =>
        people.doctor2.client.call(saveAvailability, { body: { ...open, dailyMaximum, revision } }),
      ),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('impossible hours and dates are refused at their field', async () => {
    const bad = await people.doctor2.client.refusal(saveAvailability, {
      body: {
        hours: [{ days: [], from: '18:00', until: '08:00' }],
        absences: [{ fromOn: '2026-02-30', untilOn: '2026-03-01' }],
        dailyMaximum: 0,
        tiers: [],
        revision: 0,
      },
    });
    expect(bad.status).toBe(400);
    expect(bad.fields?.map(({ path }) => path).sort()).toEqual([
      'absences.0.fromOn',
      'dailyMaximum',
      'hours.0.days',
      'hours.0.until',
      'tiers',
    ]);
  });
});
