import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openContent } from '#contracts/cases/case-after.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { downloadAccountProof, downloadCaseProof } from '#contracts/proof/proof.contract.ts';
import { tellHeads } from '#server/modules/audit/witness/tell-heads.ts';
import { createLineFile } from '#server/platform/files/line-file.ts';
import { createHttpTimeStamp } from '#server/ports/time-stamp/providers/http.adapter.ts';
import { startTimeStampResponder } from '#server/ports/time-stamp/time-stamp-responder.suite.ts';
import { fixtureSecrets } from '#test/builders/case-content.ts';
import { unzip } from '#test/builders/unzip.ts';
import { auditOf, caseRowOf } from './acts.ts';
import { runNode, runScript, settingsOf } from './run-command.ts';
import { type People, populate, sendCase, signCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let caseId: string;
let folder: string;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  caseId = await sendCase(people.pharmacist);
  await people.doctor1.client.call(claimCase, { params: { caseId } });
  await signCase(people.doctor1, caseId);
  folder = await mkdtemp(join(tmpdir(), 'consilia-proof-'));
});
afterAll(async () => {
  await instance.close();
  await rm(folder, { recursive: true, force: true });
});

const proof = (person: Person) => person.client.bytes(downloadCaseProof, { params: { caseId } });
const script = (args: string[], env: Record<string, string> = {}) =>
  runScript('proof.ts', args, { cwd: folder, env: { ...settingsOf(instance), ...env } });

async function unpack(archive: Buffer, name: string): Promise<string> {
  const place = join(folder, name);
  const names = await unzip(archive, place);
  expect(names.slice(0, 6).toSorted()).toEqual([
    'LISEZMOI-README.md',
    'entries.jsonl',
    'head.json',
    'keys.json',
    'stamps.json',
    'verify.mjs',
  ]);
  return place;
}

describe('A-111 the proof of a case', () => {
  test('A-111 a stranger checks it offline, and one byte altered is named', async () => {
    const place = await unpack(await proof(people.pharmacist), 'case');
    const whole = await runNode(['verify.mjs'], { cwd: place });
    expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('OK: ') });
    const lines = (await readFile(join(place, 'entries.jsonl'), 'utf8')).split('\n').filter(Boolean);
    const entries = lines.map((line) => JSON.parse(line) as { entry: { id: string; action: string } });
    const actions = entries.map(({ entry }) => entry.action);
    for (const action of [
      'case.created',
      'photo.added',
      'case.submit',
      'case.claim',
      'report.issued',
      'case.proof-taken',
    ]) {
      expect(actions).toContain(action);
    }
    const at = actions.indexOf('case.submit');
    const line = lines[at] ?? '';
    const id = entries[at]?.entry.id ?? '';
    // Somewhere in the content, in the salt, in the hash, in the path, and in the structure of the line.
    const spots = ['"fromTier":', '"salt":"', '"contentHash":"', '"path":["', '"position":'];
    for (const spot of [...spots.map((text) => line.indexOf(text) + text.length), 0]) {
      const byte = line[spot];
      const altered = `${line.slice(0, spot)}${byte === '1' ? '2' : '1'}${line.slice(spot + 1)}`;
      await writeFile(join(place, 'entries.jsonl'), lines.with(at, altered).join('\n'));
      const outcome = await runNode(['verify.mjs'], { cwd: place });
      expect(outcome.code).toBe(1);
      expect(outcome.output).toMatch(new RegExp(`line ${at + 1}, entrée / entry ${id}`));
    }
    await writeFile(join(place, 'entries.jsonl'), lines.join('\n'));
    const head = await readFile(join(place, 'head.json'), 'utf8');
    await writeFile(
      join(place, 'head.json'),
      head.replace(/"size": (\d+)/, (_, size) => `"size": ${Number(size) + 1}`),
    );
    expect(await runNode(['verify.mjs'], { cwd: place })).toMatchObject({
      code: 1,
      output: expect.stringContaining('head.json: signature'),
    });
  });

  test('B-065 who may open the case may take its proof, for others it does not exist; it leaves a trace', async () => {
    await proof(people.doctor1);
    for (const person of [people.stranger, people.doctor2, people.director]) {
      const refused = await person.client.refusal(downloadCaseProof, { params: { caseId } });
      expect(refused.code).toBe('case.not_found');
    }
    await people.director.client.call(openContent, { params: { caseId }, body: { reason: 'Litige' } });
    await proof(people.director);
    const taken = (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.proof-taken');
    expect(taken.map(({ actor_kind: kind }) => kind)).toEqual(['pharmacist', 'doctor', 'director']);
  });

  test('B-073 neither identity nor health data is in it', async () => {
    const archive = await unpack(await proof(people.pharmacist), 'secrecy');
    const text = await readFile(join(archive, 'entries.jsonl'), 'utf8');
    for (const secret of [...fixtureSecrets, people.pharmacist.email, people.doctor1.email]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('A-111 the proof of an account', () => {
  test('A-012 holds what the account did and what was done on it, and nothing of others', async () => {
    const archive = await people.doctor1.client.bytes(downloadAccountProof);
    const place = await unpack(archive, 'account');
    expect(await runNode(['verify.mjs'], { cwd: place })).toMatchObject({ code: 0 });
    const lines = (await readFile(join(place, 'entries.jsonl'), 'utf8')).split('\n').filter(Boolean);
    type Line = { entry: { actorId: string | null; subjectId: string; action: string } };
    const entries = lines.map((line) => (JSON.parse(line) as Line).entry);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.created', 'session.opened', 'case.claim', 'account.proof-taken']),
    );
    expect(entries.every(({ actorId, subjectId }) => [actorId, subjectId].includes(people.doctor1.id))).toBe(
      true,
    );
  });

  test('A-111 over a period', async () => {
    const query = { from: '2020-01-01', to: '2020-12-31' };
    const place = await unpack(await people.doctor1.client.bytes(downloadAccountProof, { query }), 'period');
    expect(await runNode(['verify.mjs'], { cwd: place })).toMatchObject({
      code: 0,
      output: expect.stringContaining('OK: 0 '),
    });
  });
});

describe('A-112 npm run proof', () => {
  test('A-112 says how it is used, and prints the public keys', async () => {
    expect(await script(['--help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('--witness FILE'),
    });
    expect(await script(['veryfi'])).toMatchObject({ code: 64 });
    expect(await script(['bundle'])).toMatchObject({ code: 64, output: expect.stringContaining('--case') });
    const keys = await script(['keys']);
    expect(keys).toMatchObject({
      code: 0,
      output: expect.stringMatching(/k1 \(signs now\) {2}SHA-256 [0-9a-f]{64}/),
    });
  });

  test('A-112 verify: whole, and says what it cannot see; then a changed row is named with exit code 1', async () => {
    const whole = await script(['verify']);
    expect(whole).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\d+ entries under \d+ heads: whole/),
    });
    expect(whole.output).toContain('No witness: an end of the archive that was cut off');
    expect(await script(['verify', '--witness', join(folder, 'none.jsonl')])).toMatchObject({ code: 1 });
    const owner = instance.database.ownerDb;
    await sql`update audit_entries set details = details || '{"submission": 2}'
      where subject_id = ${caseId} and action = 'case.submit'`.execute(owner);
    const broken = await script(['verify', '--as-is']);
    expect(broken).toMatchObject({ code: 1, output: expect.stringContaining('The archive is NOT whole') });
    expect(broken.output).toMatch(/First thing wrong: entry [0-9a-f-]{36} \(leaf \d+\) was changed/);
    await sql`update audit_entries set details = details || '{"submission": 1}'
      where subject_id = ${caseId} and action = 'case.submit'`.execute(owner);
    expect(await script(['verify'])).toMatchObject({ code: 0 });
  });

  test('A-112 with witnesses: the file agrees, the time stamp is over its head and goes into the bundle', async () => {
    const responder = await startTimeStampResponder();
    const file = join(folder, 'heads.jsonl');
    await proof(people.pharmacist);
    await tellHeads({
      run: instance.run,
      now: () => instance.now,
      mail: instance.mail,
      witnesses: { file: createLineFile(file), mails: [], timeStamp: createHttpTimeStamp(responder.url) },
    });
    const whole = await script(['verify'], { PROOF_WITNESS_FILE: file });
    expect(whole.output).toMatch(/1 time stamps are over their heads[\s\S]*Witness .*: \d+ heads agree/);
    const place = await unpack(await proof(people.pharmacist), 'stamped');
    const checked = await runNode(['verify.mjs'], { cwd: place });
    expect(checked).toMatchObject({ code: 0 });
    const command = /openssl (ts -verify -in \S+ -token_in -data \S+)/.exec(checked.output)?.[1] ?? '';
    const args = [...command.split(' '), '-CAfile', responder.certificate];
    const { stdout, stderr } = await promisify(execFile)('openssl', args, { cwd: place });
    expect(`${stdout}${stderr}`).toContain('Verification: OK');
    await sql`update audit_witnesses set token = set_byte(token, length(token) - 1, get_byte(token, length(token) - 1) # 1)`.execute(
      instance.database.ownerDb,
    );
    expect(await script(['verify'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('the time stamp of head'),
    });
    await responder.close();
  });

  // Last: the command looks at a real clock, after that of the instance.
  test('A-111 A-110 bundle by reference; the command leaves its act in the archive', async () => {
    const { reference } = await caseRowOf(instance, caseId);
    const out = join(folder, 'by-reference.zip');
    expect(await script(['bundle', '--case', reference, '--out', out])).toMatchObject({ code: 0 });
    const place = await unpack(await readFile(out), 'by-reference');
    expect(await runNode(['verify.mjs'], { cwd: place })).toMatchObject({ code: 0 });
    const made = (await auditOf(instance, caseId)).filter(({ action }) => action === 'case.proof-made');
    expect(made.map(({ actor_kind: kind }) => kind)).toEqual(['system']);
    expect(await readFile(join(place, 'entries.jsonl'), 'utf8')).toContain('case.proof-made');
    expect(await script(['bundle', '--account', people.doctor1.id])).toMatchObject({ code: 0 });
    const ofAccount = await auditOf(instance, people.doctor1.id);
    expect(ofAccount.map(({ action }) => action)).toContain('account.proof-made');
    expect(await script(['bundle', '--case', 'TE-00-0000-0000'])).toMatchObject({ code: 64 });
  });
});
