import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendFollowUp } from '#contracts/cases/case-after.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { addToCase } from '#contracts/cases/case-request.contract.ts';
import { operations } from '#server/app/operations.ts';
import { defaultCaseSettings } from '#server/modules/cases/public.ts';
import { letPass } from './acts.ts';
import { answerCase, type People, populate, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance({
    caseSettings: { ...defaultCaseSettings, messagesPerCaseDay: 3, messagesPerDay: 5 },
  });
  people = await populate(instance);
});
afterAll(() => instance.close());

const write = (person: Person, caseId: string, text = 'Un message.') =>
  person.client.send(sendFollowUp, { params: { caseId }, body: { text } });

async function answered(): Promise<string> {
  const caseId = await sendCase(people.pharmacist);
  await answerCase(people.doctor1, caseId);
  return caseId;
}

describe('A-077 messages', () => {
  test('A-077 so many in one case and a day, then a calm refusal; the other side goes on; the next day too', async () => {
    const { pharmacist, doctor1 } = people;
    const caseId = await answered();
    for (let sent = 0; sent < 3; sent += 1) expect((await write(pharmacist, caseId)).status).toBe(200);
    const refused = await write(pharmacist, caseId);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(await refused.json()).toMatchObject({ code: 'case.too_many_messages' });
    expect((await write(doctor1, caseId)).status).toBe(200);
    await letPass(instance, 24 * 60 + 1);
    expect((await write(pharmacist, caseId)).status).toBe(200);
  });

  test('A-077 and so many in all cases together', async () => {
    await letPass(instance, 24 * 60 + 1);
    const [first, second] = [await answered(), await answered()];
    const statuses = [];
    for (const caseId of [first, first, first, second, second, second]) {
      statuses.push((await write(people.pharmacist, caseId)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('A-077 sent at the same moment they are counted one after the other', async () => {
    await letPass(instance, 24 * 60 + 1);
    const caseId = await answered();
    const answers = await Promise.all(Array.from({ length: 6 }, () => write(people.pharmacist, caseId)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  });

  test('A-077 what is added while a doctor has the case counts as well', async () => {
    await letPass(instance, 24 * 60 + 1);
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    const add = () =>
      people.pharmacist.client.send(addToCase, { params: { caseId }, body: { text: 'Une information.' } });
    const statuses = [];
    for (let sent = 0; sent < 4; sent += 1) statuses.push((await add()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('A-077 nothing writes to several people or cases at once', () => {
    const writing = operations.filter(({ id }) => ['cases.send-follow-up', 'cases.add'].includes(id));
    expect(writing).toHaveLength(2);
    for (const { path } of writing) expect(path).toMatch(/\/:caseId\//);
  });
});
