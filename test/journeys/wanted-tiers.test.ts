import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getAvailability, saveAvailability } from '#contracts/availability/availability.contract.ts';
import { getOverview } from '#contracts/cases/case-after.contract.ts';
import { claimCase, declineCase, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { auditOf, letPass } from './acts.ts';
import { answerCase, type People, populate, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const settings = { hours: null, absences: [], dailyMaximum: null };
const subject = 'Des dossiers attendent un avis';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

async function wish(person: Person, { tiers }: { tiers: (1 | 2 | 3)[] | null }) {
  const { revision } = await person.client.call(getAvailability, {});
  return person.client.call(saveAvailability, { body: { ...settings, tiers, revision } });
}
/** Mails about the queue to a person so far. */
const told = (person: Person) =>
  instance.mail.sent.filter((mail) => mail.to === person.email && mail.subject === subject).length;

describe('B-006 levels a doctor chose to receive', () => {
  test('B-006 B-011 a dermatologist who chose the first level hears of it, sees it and takes it; nobody else does', async () => {
    const { doctor1, doctor2, doctor3, pharmacist } = people;
    const refused = await doctor1.client.refusal(saveAvailability, {
      body: {
        ...settings,
        tiers: [1, 2],
        revision: (await doctor1.client.call(getAvailability, {})).revision,
      },
    });
    expect(refused).toMatchObject({ status: 422, code: 'availability.tier_not_open' });
    expect(refused.fields?.map(({ path }) => path)).toEqual(['tiers']);
    const set = await wish(doctor3, { tiers: [1] });
    expect(set).toMatchObject({ tiers: [1], openTiers: [1, 2, 3] });
    const before = [told(doctor2), told(doctor3)];
    const caseId = await sendCase(pharmacist);
    await letPass(instance, 3);
    await letPass(instance, 60);
    expect([told(doctor2), told(doctor3)]).toEqual([before[0], (before[1] ?? 0) + 1]);
    const queue = await doctor3.client.call(listQueue);
    expect(queue).toMatchObject({ items: [{ caseId, tier: 1 }], tiers: [1], otherTiers: [3] });
    expect((await doctor3.client.call(listQueue, { query: { levels: 'all' } })).tiers).toEqual([1, 3]);
    expect(await doctor2.client.call(listQueue)).toMatchObject({ items: [], tiers: [2], otherTiers: [] });
    const stranger = await doctor2.client.refusal(claimCase, { params: { caseId } });
    expect(stranger).toMatchObject({ status: 404 });
    await answerCase(doctor3, caseId);
    const shares = await people.director.client.call(getOverview, { query: { days: 7 } });
    expect(shares.shareWithoutDermatologist).toBe(0);
    expect((await wish(doctor3, { tiers: null })).tiers).toBeNull();
    const acts = (await auditOf(instance, doctor3.id)).map(({ action }) => action);
    expect(acts.filter((action) => action === 'availability.changed')).toHaveLength(2);
  });

  test('B-010 a case waits for a volunteer of a higher level when all of its own have declined', async () => {
    const { doctor1, doctor1b, doctor3, pharmacist } = people;
    await wish(doctor3, { tiers: [1, 3] });
    const caseId = await sendCase(pharmacist);
    for (const doctor of [doctor1, doctor1b]) {
      await doctor.client.call(declineCase, { params: { caseId }, body: { reason: 'other', note: 'Essai' } });
    }
    await letPass(instance, 3);
    expect((await doctor3.client.call(listQueue)).items).toMatchObject([{ caseId, tier: 1 }]);
    await doctor3.client.call(declineCase, { params: { caseId }, body: { reason: 'other', note: 'Essai' } });
    await letPass(instance, 3);
    expect((await people.doctor2.client.call(listQueue)).items).toMatchObject([{ caseId, tier: 2 }]);
    await wish(doctor3, { tiers: null });
  });
});
