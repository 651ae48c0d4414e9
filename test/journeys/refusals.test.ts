import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { getCase } from '#contracts/cases/case-view.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { listOutbox } from '#contracts/notifications/outbox.contract.ts';
import { refusalAlert } from '#server/app/refusals.ts';
import { auditOf, letPass } from './acts.ts';
import { type People, populate, sendCase } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const linesSince = (from: number, message: string) =>
  instance.logLines
    .slice(from)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === message);

test('A-073 a case that is not mine is refused like one that does not exist, and both leave the same line', async () => {
  const caseId = await sendCase(people.pharmacist);
  const from = instance.logLines.length;
  await people.stranger.client.refusal(getCase, { params: { caseId } });
  await people.stranger.client.refusal(getCase, { params: { caseId: people.doctor1.id } });
  const lines = linesSince(from, 'access.denied').map(({ accountId, what, code }) => ({
    accountId,
    what,
    code,
  }));
  const line = { accountId: people.stranger.id, what: 'cases.get', code: 'case.not_found' };
  expect(lines).toEqual([line, line]);
  expect(instance.logLines.slice(from).join('')).not.toContain(caseId);
});

test('A-073 what stands in the way of a person for now is noted with its code, and is no knock', async () => {
  const waiting = await instance.addPerson('pharmacist', 'Attente Exemple', {
    organisationId: await instance.addPharmacy('Pharmacie en attente'),
    isWaiting: true,
  });
  const from = instance.logLines.length;
  await waiting.client.refusal(createCase, { body: { form: 'peau' } });
  expect(linesSince(from, 'access.put_off')).toEqual([
    expect.objectContaining({ accountId: waiting.id, code: 'account.not_verified' }),
  ]);
  expect(linesSince(from, 'access.denied')).toEqual([]);
});

test('A-073 A-081 many refusals of one account within minutes are told to the operators once', async () => {
  const { client, id } = people.doctor2;
  for (let knock = 0; knock < refusalAlert.attempts + 10; knock += 1) await client.refusal(listOutbox, {});
  await instance.settle();
  const entries = (await auditOf(instance, id)).filter(
    ({ action }) => action === 'account.refusals-gathered',
  );
  expect(entries).toHaveLength(1);
  await letPass(instance, 1);
  const { items } = await people.operator.client.call(listNotices, {});
  const told = items.filter(({ title }) => title === 'Alerte : un compte essuie de nombreux refus');
  expect(told).toHaveLength(1);
  expect(JSON.stringify(instance.mail.sent)).not.toContain('Docteur Deux');
});
