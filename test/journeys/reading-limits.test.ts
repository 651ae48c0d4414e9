import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { findAccount } from '#contracts/moderation/measure.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { alertAt, type ReadingLimits } from '#server/app/reading-limits.ts';
import { auditOf, letPass } from './acts.ts';
import { type People, populate, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const readingLimits: ReadingLimits = {
  listsPerHour: 40,
  listsPerHourOfAddress: 400,
  casesPerHour: 4,
  casesPerDay: 6,
};

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance({ readingLimits });
  people = await populate(instance);
});
afterAll(() => instance.close());

const alertsAbout = async ({ id }: Person) =>
  (await auditOf(instance, id)).filter(({ action }) => action === 'account.reading-gathered');

const titlesOf = async (person: Person) =>
  (await person.client.call(listNotices)).items.map(({ title }) => title);

describe('A-066 A-081 lists', () => {
  test('A-066 half way the operators are told once; at the limit a calm 429 says when to come back; others go on', async () => {
    const { stranger, colleague, operator } = people;
    for (let call = 0; call < alertAt(readingLimits.listsPerHour) - 1; call += 1) {
      await stranger.client.call(listCases, {});
    }
    expect(await alertsAbout(stranger)).toEqual([]);
    for (let call = alertAt(readingLimits.listsPerHour) - 1; call < readingLimits.listsPerHour; call += 1) {
      await stranger.client.call(listCases, {});
    }
    const [alert, ...more] = await alertsAbout(stranger);
    expect(alert?.details).toEqual({ what: 'lists' });
    expect(more).toEqual([]);
    const response = await stranger.client.send(listCases, {});
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({
      code: 'quota.lists',
      title: expect.stringMatching(/Patientez/),
    });
    await colleague.client.call(listCases, {});
    await letPass(instance, 1);
    const title = 'Alerte : un compte lit beaucoup en peu de temps';
    expect((await titlesOf(operator)).filter((each) => each === title)).toHaveLength(1);
  });

  test('A-081 looking accounts up, one address after the other, is counted like a list', async () => {
    const { operator } = people;
    const codes = [];
    for (let call = 0; call <= readingLimits.listsPerHour; call += 1) {
      codes.push(
        (await operator.client.refusal(findAccount, { body: { email: `nobody${call}@test.invalid` } })).code,
      );
    }
    expect(codes[0]).toBe('account.unknown');
    expect(codes.at(-1)).toBe('quota.lists');
  });

  test('A-066 a refusal leaves a line with account, operation and code, and no address', () => {
    const lines = instance.logLines.filter(
      (line) => line.includes('quota.lists') && line.includes('access.'),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toMatch(/test\.invalid/);
  });
});

describe('A-066 A-098 cases', () => {
  test('A-066 so many different cases in an hour; those opened already stay open; the next hour lets more in', async () => {
    const { pharmacist, colleague } = people;
    const caseIds: string[] = [];
    for (let made = 0; made < 6; made += 1) caseIds.push(await sendCase(pharmacist));
    const open = (caseId = '') => colleague.client.call(getCase, { params: { caseId } });
    for (const caseId of caseIds.slice(0, 4)) await open(caseId);
    for (let again = 0; again < 5; again += 1) await open(caseIds[0]);
    const refusal = await colleague.client.refusal(getCase, { params: { caseId: caseIds[4] ?? '' } });
    expect(refusal).toMatchObject({ status: 429, code: 'quota.cases', retryAfterSeconds: 900 });
    await open(caseIds[1]);
    await letPass(instance, 61);
    await open(caseIds[4]);
    expect((await alertsAbout(colleague)).map(({ details }) => details)).toEqual([{ what: 'cases' }]);
  });

  test('A-066 and so many in a day', async () => {
    const { pharmacist, colleague } = people;
    const open = (caseId: string) => colleague.client.send(getCase, { params: { caseId } });
    const statuses = [];
    for (let made = 0; made < 3; made += 1) {
      await letPass(instance, 61);
      statuses.push((await open(await sendCase(pharmacist))).status);
    }
    expect(statuses).toEqual([200, 429, 429]);
  });
});

test('A-066 one address of the network is counted over all who sit there', async () => {
  const crowd = await startTestInstance({
    readingLimits: { ...readingLimits, listsPerHour: 100, listsPerHourOfAddress: 30 },
  });
  try {
    const { pharmacist, colleague, stranger } = await populate(crowd);
    const statuses = [];
    for (let call = 0; call < 12; call += 1) {
      for (const { client } of [pharmacist, colleague, stranger]) {
        statuses.push((await client.send(listCases, {})).status);
      }
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(6);
  } finally {
    await crowd.close();
  }
});
