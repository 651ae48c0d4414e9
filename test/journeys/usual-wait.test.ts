import { afterAll, beforeAll, expect, test } from 'vitest';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { claimCase, handUpCase } from '#contracts/cases/case-expert.contract.ts';
import { listUsualWaits } from '#contracts/cases/case-view.contract.ts';
import { defaultCaseSettings } from '#server/modules/cases/public.ts';
import { answerCase, type People, populate, readCase, sendCase, signCase } from './steps.ts';
import { startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const clock = { now: new Date('2026-11-23T09:00:00Z') };
const openStartTiers = { peau: [1, 2], 'grain-de-beaute': [1] };
const { firstRouting: usual } = defaultCaseSettings;
const firstRouting = {
  ...usual,
  forms: {
    peau: { ...usual.forms.peau, startTier: 1 as const, openStartTiers: [2 as const] },
    'grain-de-beaute': { ...usual.forms['grain-de-beaute'], startTier: 1 as const, openStartTiers: [] },
  },
};
let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance({ clock, caseSettings: { ...defaultCaseSettings, firstRouting } });
  people = await populate(instance);
});
afterAll(() => instance.close());

/** Time passes, and sessions with it: everybody signs in again. */
async function waitMinutes(minutes: number): Promise<void> {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  for (const { client, email } of [people.pharmacist, people.colleague, people.doctor1, people.doctor2]) {
    await client.call(signIn, { body: { email, password: testPassword } });
  }
}
const usualWaits = async () => (await people.pharmacist.client.call(listUsualWaits)).items;

test('B-011 the pharmacy is told how long an opinion usually takes, once five say so', async () => {
  const unknown = [
    { form: 'peau', minutes: null },
    { form: 'grain-de-beaute', minutes: null },
  ];
  for (const minutes of [10, 20, 30, 40]) {
    const caseId = await sendCase(people.pharmacist);
    await waitMinutes(minutes);
    await answerCase(people.doctor1, caseId);
  }
  expect(await usualWaits()).toEqual(unknown);
  const fifth = await sendCase(people.pharmacist);
  await waitMinutes(5);
  await answerCase(people.doctor1, fifth);
  // Kept for ten minutes: no list of requests measures anew.
  expect(await usualWaits()).toEqual(unknown);
  await waitMinutes(6);
  expect(await usualWaits()).toEqual([{ form: 'peau', minutes: 20 }, unknown[1]]);
});

test('B-011 opinions older than thirty days no longer count', async () => {
  await waitMinutes(31 * 24 * 60);
  expect((await usualWaits()).map(({ minutes }) => minutes)).toEqual([null, null]);
});

test('B-010 why a case was handed up is told to the next doctor and the director, not to the pharmacy', async () => {
  const caseId = await sendCase(people.pharmacist);
  await people.doctor1.client.call(claimCase, { params: { caseId } });
  const reason = 'Je ne sais pas conclure';
  await people.doctor1.client.call(handUpCase, { params: { caseId }, body: { reason } });
  await people.doctor2.client.call(claimCase, { params: { caseId } });
  expect((await readCase(people.doctor2, caseId)).handUps).toEqual([{ at: clock.now.toISOString(), reason }]);
  expect((await readCase(people.pharmacist, caseId)).handUps).toEqual([]);
  await signCase(people.doctor2, caseId);
  expect((await readCase(people.doctor2, caseId)).handUps).toMatchObject([{ reason }]);
  expect(JSON.stringify(await readCase(people.colleague, caseId))).not.toContain(reason);
});

test('B-139 the session names the tiers at which a request may ask to start', async () => {
  const { instance: told } = await people.pharmacist.client.call(getSession);
  expect(told.openStartTiers).toEqual(openStartTiers);
});
