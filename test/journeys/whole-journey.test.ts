import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acknowledgeOpinion, tickHandOver } from '#contracts/cases/case-after.contract.ts';
import { claimCase, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { getReport, verifyReport } from '#contracts/reports/report.contract.ts';
import { fixtureSecrets } from '#test/builders/case-content.ts';
import { type People, populate, readCase, sendCase, signCase } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

describe('a case from the counter to the opinion and back', () => {
  let instance: TestInstance;
  let people: People;
  beforeAll(async () => {
    instance = await startTestInstance();
    people = await populate(instance);
  });
  afterAll(() => instance.close());

  test('B-003 B-005 B-065 a pharmacist asks, a doctor answers, the report comes back', async () => {
    const { pharmacist, doctor1 } = people;
    const caseId = await sendCase(pharmacist);

    const queue = await doctor1.client.call(listQueue);
    expect(queue.items).toHaveLength(1);
    expect(queue.items[0]).toMatchObject({
      caseId,
      form: 'peau',
      ageBand: '30-44',
      sex: 'female',
      photoCount: 2,
    });
    for (const secret of fixtureSecrets) expect(JSON.stringify(queue)).not.toContain(secret);

    await doctor1.client.call(claimCase, { params: { caseId } });
    const desk = await readCase(doctor1, caseId);
    expect(desk.content.patient.birthName).toBe('Essaiclair');
    expect(desk.photos).toHaveLength(2);

    const { sha256 } = await signCase(doctor1, caseId);
    const answered = await readCase(pharmacist, caseId);
    expect(answered).toMatchObject({ status: 'answered', expert: { name: 'Docteur Un' } });
    expect(answered.reports).toMatchObject([{ version: 1, sha256, kind: 'opinion' }]);

    const pdf = await pharmacist.client.bytes(getReport, { params: { caseId, version: 1 } });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

    await pharmacist.client.call(acknowledgeOpinion, { params: { caseId } });
    await pharmacist.client.call(tickHandOver, {
      params: { caseId, tick: 'handed-over' },
      body: { done: true },
    });
    const after = await readCase(pharmacist, caseId);
    expect(after.handOver.readAt).not.toBeNull();
    expect(after.handOver.handedOverAt).not.toBeNull();

    const code = after.reports[0]?.verificationCode ?? '';
    const verified = await pharmacist.client.call(verifyReport, { params: { code } });
    expect(verified).toMatchObject({ exists: true, report: { sha256, version: 1 } });
  });
});
