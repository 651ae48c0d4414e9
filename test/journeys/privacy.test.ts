import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession, signIn, signOut } from '#contracts/accounts/session.contract.ts';
import { listDirectorCases, openContent } from '#contracts/cases/case-after.contract.ts';
import {
  claimCase,
  releaseCase,
  saveOpinionDraft,
  signOpinion,
} from '#contracts/cases/case-expert.contract.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { getCase, listCases, searchCases } from '#contracts/cases/case-view.contract.ts';
import { getPhotoDisplay } from '#contracts/photos/photo.contract.ts';
import { getReport, getReportPreview, previewReport } from '#contracts/reports/report.contract.ts';
import { operations } from '#server/app/operations.ts';
import { setAccountStatus } from '#server/modules/accounts/account.store.ts';
import { system } from '#server/policy/actor.ts';
import { rules } from '#server/policy/rules.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { completeOpinion, fixtureSecrets } from '#test/builders/case-content.ts';
import { ask, auditOf, letPass, stayAwake } from './acts.ts';
import { answerCase, type People, populate, readCase, sendCase } from './steps.ts';
import { startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let organisationId: string;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  const { account } = await people.pharmacist.client.call(getSession);
  organisationId = account?.pharmacy?.id ?? '';
});
afterAll(() => instance.close());

describe('B-058 every reading leaves a trace', () => {
  const readingsOf = async (caseId: string) =>
    (await auditOf(instance, caseId))
      .filter(({ action }) => action === 'case.read')
      .map(({ actor_id, details }) => {
        const { what, relation } = details as { what: string; relation: string };
        return { by: actor_id, what, relation };
      });

  test('B-058 B-059 case, picture at full size and report, by whom and in which relation', async () => {
    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
    const before = (await readingsOf(caseId)).length;
    const { photos } = await readCase(people.pharmacist, caseId);
    const params = { photoId: photos[0]?.photoId ?? '' };
    await people.doctor1.client.bytes(getPhotoDisplay, { params });
    await people.colleague.client.bytes(getReport, { params: { caseId, version: 1 } });
    await readCase(people.doctor1, caseId);
    const after = await readingsOf(caseId);
    expect(after.length).toBe(before + 4);
    expect(after).toEqual(
      expect.arrayContaining([
        { by: people.pharmacist.id, what: 'case', relation: 'requester' },
        { by: people.doctor1.id, what: 'photo', relation: 'answerer' },
        { by: people.colleague.id, what: 'report', relation: 'requester' },
        { by: people.doctor1.id, what: 'case', relation: 'answerer' },
      ]),
    );
  });

  test('B-058 a list that shows names and a search by number are readings too; an empty one is none', async () => {
    const caseId = await sendCase(people.pharmacist);
    const lists = async () =>
      (await auditOf(instance, organisationId)).filter(({ action }) => action === 'case.listed');
    const before = (await lists()).length;
    await people.colleague.client.call(listCases, { query: { state: 'waiting' } });
    await people.colleague.client.call(searchCases, { body: { billingNir: '2 84 05 88 321 025 32' } });
    await people.colleague.client.call(listCases, { query: { state: 'to-hand-over' } });
    const added = (await lists()).slice(before);
    expect(added).toHaveLength(2);
    expect(added.map(({ details }) => (details as { bySearch: boolean }).bySearch).sort()).toEqual([
      false,
      true,
    ]);
    for (const { details } of added) expect(JSON.stringify(details)).toContain(caseId);
  });

  test('B-058 a reading that was refused is no reading', async () => {
    const caseId = await sendCase(people.pharmacist);
    const before = await readingsOf(caseId);
    for (const person of [people.stranger, people.doctor1, people.director]) {
      expect((await person.client.refusal(getCase, { params: { caseId } })).status).toBe(404);
    }
    expect(await readingsOf(caseId)).toEqual(before);
  });

  test('B-058 the director reads content only with a logged reason, and for an hour', async () => {
    const caseId = await sendCase(people.pharmacist);
    const { client } = people.director;
    const list = JSON.stringify(await client.call(listDirectorCases));
    expect(list).toContain(caseId);
    for (const secret of fixtureSecrets) expect(list).not.toContain(secret);
    const empty = await client.refusal(openContent, { params: { caseId }, body: { reason: ' ' } });
    expect(empty).toMatchObject({ status: 400, fields: [{ path: 'reason' }] });
    const reason = 'La pharmacie signale une erreur d’identité';
    const { until } = await client.call(openContent, { params: { caseId }, body: { reason } });
    expect(Date.parse(until) - instance.now.getTime()).toBe(3_600_000);
    expect((await readCase(people.director, caseId)).relation).toBe('director');
    await letPass(instance, 59);
    await readCase(people.director, caseId);
    await letPass(instance, 1);
    expect((await client.refusal(getCase, { params: { caseId } })).status).toBe(404);
    const trace = await auditOf(instance, caseId);
    expect(trace.map(({ action }) => action)).toContain('case.content-opened');
    expect(await readingsOf(caseId)).toContainEqual({
      by: people.director.id,
      what: 'case',
      relation: 'director',
    });
    expect(JSON.stringify(trace)).not.toContain(reason);
  });
});

describe('B-087 only the named doctor signs', () => {
  test('B-065 B-087 not another’s preview, not another text, not without the password, not after releasing', async () => {
    const caseId = await sendCase(people.pharmacist);
    const { client } = people.doctor1;
    await client.call(claimCase, { params: { caseId } });
    const save = (revision: number, findings: string) =>
      client.call(saveOpinionDraft, {
        params: { caseId },
        body: { opinion: { ...completeOpinion, findings }, revision },
      });
    await save(0, 'Premier texte.');
    const first = await client.call(previewReport, { params: { caseId } });
    const sign = (by: ApiClient, preview: { previewId: string; sha256: string }, password = testPassword) => {
      const { previewId, sha256 } = preview;
      return by.refusal(signOpinion, { params: { caseId }, body: { previewId, sha256, password } });
    };
    expect(await sign(client, first, 'autre chose')).toMatchObject({
      status: 422,
      code: 'account.wrong_password',
    });
    expect(await sign(client, { ...first, sha256: 'a'.repeat(64) })).toMatchObject({
      code: 'case.preview_stale',
    });
    expect((await sign(people.doctor1b.client, first)).status).toBe(404);
    for (const { client: outsider } of [people.doctor2, people.stranger, people.pharmacist]) {
      expect([403, 404]).toContain((await sign(outsider, first)).status);
    }
    const params = { previewId: first.previewId };
    expect((await people.doctor1b.client.refusal(getReportPreview, { params })).status).toBe(404);
    expect((await people.pharmacist.client.refusal(getReportPreview, { params })).status).toBe(403);
    await save(1, 'Second texte.');
    expect(await sign(client, first)).toMatchObject({ status: 409, code: 'case.preview_stale' });
    const second = await client.call(previewReport, { params: { caseId } });
    await letPass(instance, 16);
    expect(await sign(client, second)).toMatchObject({ code: 'case.preview_stale' });
    const third = await client.call(previewReport, { params: { caseId } });
    await client.call(releaseCase, { params: { caseId } });
    expect((await sign(client, third)).status).toBe(404);
    await people.doctor1b.client.call(claimCase, { params: { caseId } });
    const draft = await people.doctor1b.client.call(saveOpinionDraft, {
      params: { caseId },
      body: { opinion: completeOpinion, revision: 0 },
    });
    expect(draft.revision).toBe(1);
    expect(await sign(people.doctor1b.client, third)).toMatchObject({ code: 'case.preview_stale' });
  });
});

describe('B-063 B-064 nothing reaches a patient', () => {
  test('B-063 no account kind, no operation and no address is a patient’s', () => {
    // B-102: the pharmacist has a patient told by SMS that the opinion is there; the patient has nothing to open.
    const about = operations.filter(({ id, path }) => /patient/.test(`${id} ${path}`)).map(({ id }) => id);
    const ofPharmacist = ['patient-message.ask', 'patient-message.get', 'patient-message.withdraw'];
    expect(about.sort()).toEqual(ofPharmacist);
    expect(rules['cases.patient-message']).toEqual(['pharmacist']);
  });

  test('B-052 B-063 B-064 mails go to accounts only, name nobody and no doctor before the opinion', async () => {
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    const points = [{ kind: 'more-information' as const, target: 'answers.onset', text: 'Depuis quand ?' }];
    await ask(people.doctor1, caseId, points);
    const pending = JSON.stringify(await readCase(people.pharmacist, caseId));
    expect(pending).not.toContain('Docteur');
    await letPass(instance, 6 * 24 * 60);
    const addresses = new Set(Object.values(people).map(({ email }) => email));
    expect(instance.mail.sent.length).toBeGreaterThan(3);
    for (const mail of instance.mail.sent) {
      expect(addresses).toContain(mail.to);
      const text = JSON.stringify(mail);
      for (const secret of [...fixtureSecrets, 'Docteur', 'Depuis quand']) expect(text).not.toContain(secret);
    }
  });
});

describe('sessions', () => {
  const credentials = () => ({ email: people.operator.email, password: testPassword });
  const isSignedIn = async (client: ApiClient) => (await client.call(getSession)).account !== null;

  test('B-022 B-025 one sign-in leads each role to its own space and to no other', async () => {
    const roles = {
      pharmacist: 'pharmacist',
      doctor1: 'doctor',
      director: 'director',
      operator: 'operator',
    } as const;
    for (const [who, role] of Object.entries(roles)) {
      const client = new ApiClient(instance.origin);
      const { email } = people[who as keyof typeof roles];
      const { account } = await client.call(signIn, {
        body: { email: ` ${email.toUpperCase()} `, password: testPassword },
      });
      expect(account).toMatchObject({
        role,
        pharmacy: role === 'pharmacist' ? { id: organisationId } : null,
      });
    }
    const client = new ApiClient(instance.origin);
    const body = { ...credentials(), password: 'faux' };
    expect(await client.refusal(signIn, { body })).toMatchObject({
      status: 401,
      code: 'session.bad_credentials',
    });
    const unknown = { email: 'personne@test.invalid', password: 'faux' };
    expect(await client.refusal(signIn, { body: unknown })).toMatchObject({
      code: 'session.bad_credentials',
    });
  });

  test('B-036 signing out kills the session on the server; half an hour of nothing ends it; work keeps it', async () => {
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: credentials() });
    const stolen = client.cookie;
    await client.call(signOut);
    const reused = await fetch(`${instance.origin}/api/session`, { headers: { cookie: stolen } });
    expect(await reused.json()).toMatchObject({ account: null });
    await client.call(signIn, { body: credentials() });
    for (let step = 0; step < 3; step += 1) {
      instance.setNow(new Date(instance.now.getTime() + 29 * 60_000));
      expect(await isSignedIn(client)).toBe(true);
    }
    instance.setNow(new Date(instance.now.getTime() + 31 * 60_000));
    expect(await isSignedIn(client)).toBe(false);
    await stayAwake(instance);
  });

  test('B-036 a suspended account is out at once', async () => {
    const fresh = await instance.addPerson('pharmacist', 'Claude Passage', { organisationId });
    await instance.run(system('test'), (ctx) => setAccountStatus(ctx.tx, fresh.id, 'suspended'));
    const refused = await fresh.client.refusal(createCase, { body: { form: 'peau' } });
    expect(refused).toMatchObject({ status: 403, code: 'account.suspended' });
    // Signing in still works: the decision and the way to contest it are inside.
    const body = { email: fresh.email, password: testPassword };
    expect((await fresh.client.call(signIn, { body })).hindrance).toBe('suspended');
  });
});
