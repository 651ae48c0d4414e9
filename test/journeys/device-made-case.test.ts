// A request that a device began without a network, under an id of its own: it is made once, and never in another's place.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { type People, populate, readCase } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

describe('a request under an id made on the device', () => {
  let instance: TestInstance;
  let people: People;
  beforeAll(async () => {
    instance = await startTestInstance();
    people = await populate(instance);
  });
  afterAll(() => instance.close());

  test('B-020 two taps, or an answer that was lost, make one request', async () => {
    const { client } = people.pharmacist;
    const again = { body: { form: 'peau' as const, caseId: randomUUID() }, idempotencyKey: randomUUID() };
    const [one, other] = await Promise.all([client.call(createCase, again), client.call(createCase, again)]);
    expect([one.caseId, other.caseId]).toEqual([again.body.caseId, again.body.caseId]);
    expect((await client.call(listCases)).items).toHaveLength(1);
  });

  test('B-020 an id that is taken is refused, whoever has it, and nothing of that request changes', async () => {
    const body = { form: 'peau' as const, caseId: randomUUID() };
    await people.pharmacist.client.call(createCase, { body });
    const before = await readCase(people.pharmacist, body.caseId);
    for (const person of [people.pharmacist, people.stranger]) {
      const refusal = await person.client.refusal(createCase, { body: { ...body, form: 'grain-de-beaute' } });
      expect([refusal.status, refusal.code]).toEqual([409, 'case.id_taken']);
    }
    expect(await readCase(people.pharmacist, body.caseId)).toEqual(before);
  });
});
