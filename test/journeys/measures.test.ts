import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import {
  appealDecision,
  decideAppeal,
  decideMeasure,
  findAccount,
  getAccountMeasures,
  liftMeasure,
  listAppeals,
  listDecisions,
  noteRemedy,
} from '#contracts/moderation/measure.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { type People, populate, prepareCase, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let second: Person;
let count = 0;

beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  second = await instance.addPerson('operator', 'Exploitante Seconde');
});
afterAll(() => instance.close());
beforeEach(() => stayAwake(instance));

const because = {
  basis: 'breach' as const,
  grave: null,
  graveReason: '',
  clause: 'conditions d’utilisation, article 8',
  facts: 'Envoi répété de la même demande à tous les médecins.',
  evidence: 'Journal des envois du 3 au 5 novembre, conservé au dossier.',
};
const grave = { ...because, grave: 'fraud' as const };
const inDays = (days: number) => new Date(instance.now.getTime() + days * 86_400_000).toISOString();

async function newcomer(role: 'pharmacist' | 'doctor' | 'director' = 'pharmacist'): Promise<Person> {
  count += 1;
  const name = `Personne ${'abcdefghijklmnopqrstuvwxyz'[count]}${'abcdefghijklmnopqrstuvwxyz'[count % 5]}`;
  if (role !== 'pharmacist') return instance.addPerson(role, name, { tier: 1 });
  return instance.addPerson('pharmacist', name, {
    organisationId: await instance.addPharmacy(`Pharmacie ${count}`),
  });
}
async function signInAgain(person: Person): Promise<Person> {
  const client = new ApiClient(instance.origin);
  await client.call(signIn, { body: { email: person.email, password: testPassword } });
  return { ...person, client };
}
const decide = (person: Person, body: object, operator = people.operator) =>
  operator.client.call(decideMeasure, { params: { accountId: person.id }, body: body as never });
const refusedDecision = async (person: Person, body: object, operator = people.operator) =>
  (
    await operator.client.refusal(decideMeasure, {
      params: { accountId: person.id },
      body: body as never,
    })
  ).code;
const mayCreate = (person: Person) =>
  person.client.send(createCase, { body: { form: 'peau' } } as never).then(({ status }) => status);

describe('A-083 A-084 B-108 what takes effect at once', () => {
  test('A-083 a suspension cuts the session and the live stream, leaves the decision to read, and ends at its date', async () => {
    const person = await newcomer();
    const stream = await person.client.send(liveEvents, {} as never);
    const ended = stream.text();
    await decide(person, { ...grave, kind: 'suspension', untilAt: inDays(2) });
    await ended;
    expect((await person.client.send(listDecisions, {} as never)).status).toBe(401);
    const back = await signInAgain(person);
    expect((await back.client.call(getSession, {})).hindrance).toBe('suspended');
    expect((await back.client.refusal(createCase, { body: { form: 'peau' } })).code).toBe(
      'account.suspended',
    );
    const { items } = await back.client.call(listDecisions, {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'suspension', state: 'in-force', facts: because.facts });
    expect(JSON.stringify(items)).not.toContain(because.evidence);
    // At its end to the minute, before any job has run; then the row follows.
    instance.setNow(new Date(instance.now.getTime() + 2 * 86_400_000));
    await stayAwake(instance);
    expect(await mayCreate(back)).toBe(201);
    await letPass(instance, 1);
    expect((await back.client.call(listDecisions, {})).items[0]?.state).toBe('expired');
    expect(await mayCreate(back)).toBe(201);
  });

  test('A-083 a restriction closes its scope and nothing else, until it is lifted with a reason', async () => {
    const person = await newcomer();
    const { caseId, revision } = await prepareCase(person);
    const { measureId } = await decide(person, {
      ...because,
      kind: 'restriction',
      scopes: ['requests'],
      untilAt: null,
    });
    expect((await person.client.refusal(createCase, { body: { form: 'peau' } })).code).toBe(
      'account.restricted',
    );
    expect((await person.client.call(listNotices, {})).items).toBeDefined();
    await people.operator.client.call(liftMeasure, {
      params: { measureId },
      body: { reason: 'Le malentendu est levé.' },
    });
    expect(await mayCreate(person)).toBe(201);
    expect([caseId, revision]).toHaveLength(2);
    const again = await people.operator.client.refusal(liftMeasure, {
      params: { measureId },
      body: { reason: 'Le malentendu est levé.' },
    });
    expect(again.code).toBe('measure.not_possible');
  });

  test('A-083 a limit lets through as many as it says in 24 hours', async () => {
    const person = await newcomer();
    await decide(person, { ...because, kind: 'limit', scopes: ['requests'], perDay: 1, untilAt: inDays(30) });
    await sendCase(person);
    await expect(sendCase(person)).rejects.toThrow(/account.limited|nombre permis/);
    instance.setNow(new Date(instance.now.getTime() + 25 * 3_600_000));
    await stayAwake(instance);
    await sendCase(person);
  });

  test('A-083 what a suspended doctor has in hand goes back to the queue with nothing lost', async () => {
    const doctor = await newcomer('doctor');
    const caseId = await sendCase(people.pharmacist);
    await doctor.client.call(claimCase, { params: { caseId } });
    const before = await readCase(people.pharmacist, caseId);
    await decide(doctor, { ...grave, kind: 'suspension', untilAt: null });
    await letPass(instance, 1);
    const after = await readCase(people.pharmacist, caseId);
    expect(after).toMatchObject({ status: 'queued', content: before.content, photos: before.photos });
    await people.doctor1.client.call(claimCase, { params: { caseId } });
  });
});

describe('A-085 B-116 B-117 what a decision needs', () => {
  test('B-116 without a grave ground a warning comes first, and its time must pass unheeded', async () => {
    const person = await newcomer();
    const suspend = { ...because, kind: 'suspension', untilAt: null };
    expect(await refusedDecision(person, suspend)).toBe('measure.warning_first');
    const warned = await decide(person, { ...because, kind: 'warning', remedyDays: 3 });
    expect(await mayCreate(person)).toBe(201);
    expect(await refusedDecision(person, suspend)).toBe('measure.warning_first');
    instance.setNow(new Date(instance.now.getTime() + 3 * 86_400_000));
    await stayAwake(instance);
    await people.operator.client.call(noteRemedy, { params: { measureId: warned.measureId } });
    expect(await refusedDecision(person, suspend)).toBe('measure.warning_first');
    await decide(person, { ...because, kind: 'warning', remedyDays: 1 });
    instance.setNow(new Date(instance.now.getTime() + 86_400_000));
    await stayAwake(instance);
    expect((await decide(person, suspend)).state).toBe('in-force');
  });

  test('B-117 another grave breach needs its written reason; A-085 ground and evidence are mandatory', async () => {
    const person = await newcomer();
    const suspend = { ...because, kind: 'suspension', untilAt: null };
    expect(await refusedDecision(person, { ...suspend, grave: 'other-grave' })).toBe(
      'measure.grave_reason_required',
    );
    expect(await refusedDecision(person, { ...suspend, evidence: '' })).toBe('request.malformed');
    expect(await refusedDecision(person, { ...suspend, facts: '         ' })).toBe('request.malformed');
    expect(await refusedDecision(person, { ...grave, kind: 'suspension', untilAt: inDays(-1) })).toBe(
      'measure.end_in_past',
    );
    expect(await refusedDecision(people.operator, { ...grave, kind: 'suspension', untilAt: null })).toBe(
      'measure.own_account',
    );
    expect(await mayCreate(person)).toBe(201);
  });

  test('A-085 two operators who decide at once: one decision, the other is told', async () => {
    const person = await newcomer();
    const body = { ...grave, kind: 'suspension', untilAt: null } as never;
    const params = { accountId: person.id };
    const answers = await Promise.all(
      [people.operator, second].map(({ client }) => client.send(decideMeasure, { params, body } as never)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const seen = await people.operator.client.call(getAccountMeasures, { params });
    expect(seen.measures).toHaveLength(1);
  });
});

describe('B-118 the end of an account, and what is told', () => {
  test('A-084 a professional gets 30 days of notice, then the account ends; the decision stays readable', async () => {
    const person = await newcomer();
    const request = { ...because, basis: 'rights-infringement', kind: 'termination' };
    expect(await refusedDecision(person, { ...request, immediateReason: 'C’est plus simple ainsi.' })).toBe(
      'measure.notice_required',
    );
    const { state } = await decide(person, { ...request, immediateReason: null });
    expect(state).toBe('announced');
    expect(await mayCreate(person)).toBe(201);
    await letPass(instance, 29 * 1440);
    expect(await mayCreate(person)).toBe(201);
    await letPass(instance, 1440);
    expect((await person.client.send(listDecisions, {} as never)).status).toBe(401);
    const back = await signInAgain(person);
    expect((await back.client.refusal(createCase, { body: { form: 'peau' } })).status).toBe(403);
    expect((await back.client.call(listDecisions, {})).items[0]).toMatchObject({
      kind: 'termination',
      state: 'in-force',
    });
  });

  test('B-118 the mail holds the reasons, the application a notice, and neither log nor archive a word of them', async () => {
    const person = await newcomer();
    await decide(person, { ...because, kind: 'warning', remedyDays: 5 });
    await letPass(instance, 1);
    const mail = instance.mail.sent.find(
      ({ to, subject }) => to === person.email && /Décision/.test(subject),
    );
    expect(mail?.text).toContain(because.facts);
    expect(mail?.text).toContain(because.clause);
    expect(mail?.text).toMatch(/contester/);
    expect(mail?.text).not.toContain(because.evidence);
    const { items } = await person.client.call(listNotices, {});
    expect(items[0]?.title).toContain('mise en demeure');
    expect(instance.logLines.join('')).not.toContain('Envoi répété');
    expect(JSON.stringify(await auditOf(instance, person.id))).not.toContain('Envoi répété');
  });

  test('A-082 a decision is contested once, answered by another operator, and lifted when granted', async () => {
    const person = await newcomer();
    const { measureId } = await decide(person, { ...grave, kind: 'suspension', untilAt: null });
    const back = await signInAgain(person);
    const appeal = { params: { measureId }, body: { text: 'Ces envois ne sont pas de moi.' } };
    const stranger = await people.stranger.client.refusal(appealDecision, appeal);
    expect(stranger.code).toBe('measure.not_found');
    await back.client.call(appealDecision, appeal);
    expect((await back.client.refusal(appealDecision, appeal)).code).toBe('appeal.already_made');
    const waiting = await second.client.call(listAppeals, {});
    expect(waiting.items).toContainEqual(expect.objectContaining({ measureId, isOwnDecision: false }));
    const answer = {
      params: { measureId },
      body: { outcome: 'granted' as const, answer: 'Vous avez raison.' },
    };
    expect((await people.operator.client.refusal(decideAppeal, answer)).code).toBe('appeal.other_operator');
    expect((await second.client.call(decideAppeal, answer)).state).toBe('lifted');
    expect((await second.client.refusal(decideAppeal, answer)).code).toBe('appeal.already_decided');
    expect(await mayCreate(back)).toBe(201);
    const [decision] = (await back.client.call(listDecisions, {})).items;
    expect(decision?.appeal).toMatchObject({ outcome: 'granted', isFourEyes: true });
  });
});

test('A-081 an account is found by its exact address only, and the look leaves a trace', async () => {
  const { email, id } = people.doctor3;
  const found = await people.operator.client.call(findAccount, { body: { email } });
  expect(found.accountId).toBe(id);
  const part = await people.operator.client.refusal(findAccount, { body: { email: email.slice(0, 6) } });
  expect(part.code).toBe('account.unknown');
  expect((await auditOf(instance, id)).map(({ action }) => action)).toContain('account.looked-up');
});
