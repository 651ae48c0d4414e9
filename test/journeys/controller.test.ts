/** Whose the data of patients are: the pharmacy that asks is the controller, and stays it whoever comes and goes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeAccount, exportAccount } from '#contracts/privacy/privacy.contract.ts';
import { unzip } from '#test/builders/unzip.ts';
import { caseRowOf } from './acts.ts';
import { answerCase, type People, populate, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let caseId: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consilia-controller-'));
  instance = await startTestInstance();
  people = await populate(instance);
  caseId = await sendCase(people.pharmacist);
  await answerCase(people.doctor1, caseId);
});
afterAll(async () => {
  await instance.close();
  await rm(folder, { recursive: true, force: true });
});

async function exportOf(person: Person): Promise<(name: string) => Promise<string>> {
  const place = join(folder, person.id);
  await unzip(await person.client.bytes(exportAccount), place);
  return (name) => readFile(join(place, name), 'utf8');
}

test('A-104 the export of whoever took part names the pharmacy that asked as controller, the operator as processor', async () => {
  const { reference } = await readCase(people.pharmacist, caseId);
  for (const person of [people.pharmacist, people.doctor1]) {
    const read = await exportOf(person);
    const exported = JSON.parse(await read(`dossiers/${reference}/dossier.json`)) as Record<string, unknown>;
    expect(exported['responsableDuTraitement']).toBe('Pharmacie de l’Essai (FINESS 750000018)');
    expect(await read('LISEZ-MOI.txt')).toContain('sous-traitant (RGPD, article 28)');
  }
});

test('A-104 a case belongs to the pharmacy: it stays there when the person who sent it is erased', async () => {
  const sentId = await sendCase(people.colleague);
  const before = await caseRowOf(instance, sentId);
  const body = { password: testPassword, exportChoice: 'declined', when: 'now' } as const;
  await people.colleague.client.call(closeAccount, { body });
  const after = await caseRowOf(instance, sentId);
  expect([after.organisation_id, after.data_key]).toEqual([before.organisation_id, before.data_key]);
  const kept = await readCase(people.pharmacist, sentId);
  expect(kept.status).toBe('queued');
  expect(JSON.stringify(kept)).not.toContain('Dominique Exemple');
});
