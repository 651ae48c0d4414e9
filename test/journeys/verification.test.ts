// From an account whose form is complete to a doctor who may act, and back: B-006, B-007, B-008, A-078, over HTTP.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { askClarification, claimCase, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import {
  confirmFact,
  decideVerification,
  getEvidence,
  getOwnVerification,
  getVerification,
  listVerifications,
  lookUpRegister,
  supplyVerification,
} from '#contracts/professionals/verification.contract.ts';
import {
  type VerificationDecision,
  verificationFacts,
} from '#contracts/professionals/verification.vocabulary.ts';
import { watchExpiry } from '#server/modules/professionals/jobs/watch-expiry.job.ts';
import { eicar } from '#server/ports/malware-scan/malware-scan.fake.ts';
import { suitePeople } from '#server/ports/professional-registry/professional-registry.suite.ts';
import { type People, populate, readCase, sendCase } from './steps.ts';
import { firstMoment, type Person, startTestInstance, type TestInstance } from './test-instance.ts';
import { addEvidence, candidateNames, evidenceOf, pdf } from './verification-steps.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

let used = 0;

type Candidate = Person & { verificationId: string };

async function candidate(role: 'doctor' | 'pharmacist', more: { name?: string; rpps?: string } = {}) {
  used += 1;
  const name = more.name ?? `${candidateNames[used] ?? 'Personne'} Candidat`;
  const place =
    role === 'pharmacist'
      ? { organisationId: await instance.addPharmacy('Pharmacie des Essais') }
      : { tier: 1 as const };
  const person = await instance.addPerson(role, name, {
    ...place,
    isWaiting: true,
    ...(more.rpps ? { rpps: more.rpps } : {}),
  });
  const { verificationId } = await person.client.call(getOwnVerification);
  return { ...person, verificationId };
}

async function establish(
  { verificationId }: Candidate,
  facts: readonly (typeof verificationFacts)[number][] = verificationFacts,
  expiresOn = '2027-11-24',
) {
  const evidenceId = await evidenceOf(people.director, verificationId);
  for (const fact of facts) {
    await people.director.client.call(confirmFact, {
      params: { verificationId, fact },
      body: { evidenceId, establishedOn: '2026-11-20', expiresOn },
    });
  }
}

async function decisionOf(
  { verificationId }: Candidate,
  action: VerificationDecision,
  more: { tier?: ExpertTier; reason?: string; by?: Person } = {},
) {
  const { client } = more.by ?? people.director;
  const { revision } = await client.call(getVerification, { params: { verificationId } });
  return {
    client,
    input: {
      params: { verificationId },
      body: { action, revision, tier: more.tier ?? null, reason: more.reason ?? '' },
    },
  };
}
async function decide(...args: Parameters<typeof decisionOf>) {
  const { client, input } = await decisionOf(...args);
  return client.call(decideVerification, input);
}
async function refusedDecision(...args: Parameters<typeof decisionOf>) {
  const { client, input } = await decisionOf(...args);
  return client.refusal(decideVerification, input);
}

const stateOf = async ({ client }: Candidate) => (await client.call(getOwnVerification)).state;
const noticesOf = async ({ client }: Person) =>
  (await client.call(listNotices)).items.map(({ title }) => title);

describe('a doctor', () => {
  test('B-007 nothing reaches him before the three facts are established, and his level chosen', async () => {
    const doctor = await candidate('doctor');
    await instance.pass(1);
    expect(await doctor.client.refusal(listQueue)).toMatchObject({ code: 'account.not_verified' });
    const caseId = await sendCase(people.pharmacist);
    expect(await doctor.client.refusal(claimCase, { params: { caseId } })).toMatchObject({ status: 403 });

    await establish(doctor, ['order', 'liberal']);
    expect(await refusedDecision(doctor, 'verify', { tier: 2 })).toMatchObject({
      status: 422,
      code: 'verification.facts_missing',
    });
    await establish(doctor, ['france']);
    expect(await refusedDecision(doctor, 'verify')).toMatchObject({ code: 'verification.tier_required' });
    expect(await doctor.client.refusal(listQueue)).toMatchObject({ status: 403 });

    expect(await decide(doctor, 'verify', { tier: 2 })).toEqual({ state: 'verified' });
    await doctor.client.call(listQueue);
    const own = await doctor.client.call(getOwnVerification);
    expect(own).toMatchObject({ state: 'verified', tier: 2, expiresOn: '2027-11-24' });
    await instance.pass(1);
    expect(await noticesOf(doctor)).toContain('Votre situation professionnelle est vérifiée');
    expect(await noticesOf(people.director)).toContain('Un médecin est à vérifier');
  });

  test('B-006 the level decides what he may take; a re-verification changes it and keeps the history', async () => {
    const doctor = await candidate('doctor');
    await establish(doctor);
    await decide(doctor, 'verify', { tier: 3 });
    const caseId = await sendCase(people.pharmacist);
    expect(await doctor.client.refusal(claimCase, { params: { caseId } })).toMatchObject({ status: 404 });
    await decide(doctor, 'verify', { tier: 1, reason: 'Erreur de niveau' });
    await doctor.client.call(claimCase, { params: { caseId } });
    const { history } = await people.director.client.call(getVerification, {
      params: { verificationId: doctor.verificationId },
    });
    const verified = history.filter(({ action }) => action === 'verify');
    expect(verified.map(({ tier, byName }) => [tier, byName])).toEqual([
      [1, 'Directrice Medicale'],
      [3, 'Directrice Medicale'],
    ]);
    expect(history.at(-1)?.action).toBe('open');
  });

  test('B-008 more is asked with a reason, supplied, and refused with a reason', async () => {
    const doctor = await candidate('doctor');
    expect(await refusedDecision(doctor, 'ask-more')).toMatchObject({ code: 'verification.reason_required' });
    await decide(doctor, 'ask-more', { reason: 'Joignez votre attestation d’inscription.' });
    expect(await doctor.client.call(getOwnVerification)).toMatchObject({
      state: 'more-asked',
      reason: 'Joignez votre attestation d’inscription.',
      maySupply: true,
    });
    const evidenceId = await evidenceOf(doctor, doctor.verificationId);
    expect((await doctor.client.bytes(getEvidence, { params: { evidenceId } })).equals(pdf)).toBe(true);
    expect((await people.director.client.bytes(getEvidence, { params: { evidenceId } })).equals(pdf)).toBe(
      true,
    );
    await doctor.client.call(supplyVerification, { body: { note: 'La voici.' } });
    expect(await stateOf(doctor)).toBe('pending');
    expect(await doctor.client.refusal(supplyVerification, { body: { note: '' } })).toMatchObject({
      status: 409,
    });
    await decide(doctor, 'refuse', { reason: 'Attestation d’une autre personne.' });
    expect(await doctor.client.call(getOwnVerification)).toMatchObject({
      state: 'refused',
      reason: 'Attestation d’une autre personne.',
      mayAddEvidence: false,
    });
    expect((await addEvidence(doctor, doctor.verificationId)).status).toBe(409);
    await decide(doctor, 'reopen', { reason: 'Nouvelle pièce annoncée.' });
    expect(await stateOf(doctor)).toBe('pending');
    await instance.pass(1);
    expect(await noticesOf(doctor)).toEqual(
      expect.arrayContaining([
        'Des pièces sont demandées pour votre vérification',
        'Votre vérification est refusée',
        'Votre vérification est rouverte',
      ]),
    );
  });

  test('B-007 a withdrawal closes the doors at once, and his cases wait again with nothing lost', async () => {
    const doctor = await candidate('doctor');
    await establish(doctor);
    await decide(doctor, 'verify', { tier: 1 });
    const held = await sendCase(people.pharmacist);
    const asking = await sendCase(people.pharmacist);
    for (const caseId of [held, asking]) await doctor.client.call(claimCase, { params: { caseId } });
    await doctor.client.call(askClarification, {
      params: { caseId: asking },
      body: { points: [{ kind: 'more-information', target: 'answers.onset', text: 'Depuis quand ?' }] },
    });
    const before = await readCase(people.pharmacist, held);
    expect(await refusedDecision(doctor, 'withdraw')).toMatchObject({ code: 'verification.reason_required' });
    await decide(doctor, 'withdraw', { reason: 'Radiation du tableau.' });
    expect(await doctor.client.refusal(listQueue)).toMatchObject({ code: 'account.not_verified' });
    await instance.pass(0);
    for (const caseId of [held, asking]) {
      expect((await readCase(people.pharmacist, caseId)).status).toBe('queued');
      await people.doctor1.client.call(claimCase, { params: { caseId } });
    }
    const after = await readCase(people.pharmacist, held);
    expect(after.content).toEqual(before.content);
    expect(after.photos).toEqual(before.photos);
    expect(await refusedDecision(doctor, 'verify', { tier: 1 })).toMatchObject({
      code: 'verification.not_possible',
    });
  });

  test('B-008 of two directors who decide on what they both read, one is told that it changed', async () => {
    const doctor = await candidate('doctor');
    const first = await decisionOf(doctor, 'ask-more', { reason: 'Une pièce.' });
    const second = await decisionOf(doctor, 'refuse', { reason: 'Non.' });
    const both = await Promise.all([
      first.client.send(decideVerification, first.input),
      second.client.send(decideVerification, second.input),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('B-008 the same decision sent twice is one', async () => {
    const doctor = await candidate('doctor');
    const { client, input } = await decisionOf(doctor, 'ask-more', { reason: 'Une pièce.' });
    const twice = { ...input, idempotencyKey: 'the-same-decision' };
    expect(await client.call(decideVerification, twice)).toEqual(
      await client.call(decideVerification, twice),
    );
    const { history } = await client.call(getVerification, {
      params: { verificationId: doctor.verificationId },
    });
    expect(history.filter(({ action }) => action === 'ask-more')).toHaveLength(1);
  });
});

describe('evidence', () => {
  test('B-031 B-008 what is no document, or infected, is not kept', async () => {
    const doctor = await candidate('doctor');
    const infected = Buffer.concat([pdf, Buffer.from(`%${eicar}`)]);
    for (const content of [Buffer.from('just text'), infected]) {
      expect((await addEvidence(doctor, doctor.verificationId, content)).status).toBe(422);
    }
    expect((await doctor.client.call(getOwnVerification)).evidence).toEqual([]);
  });

  test('B-008 is for the person and who decides alone; for others it does not exist', async () => {
    const doctor = await candidate('doctor');
    const other = await candidate('doctor');
    const evidenceId = await evidenceOf(doctor, doctor.verificationId);
    const directors = await evidenceOf(people.director, doctor.verificationId);
    const { verificationId } = doctor;
    for (const person of [other, people.doctor1, people.pharmacist, people.operator]) {
      expect(await person.client.refusal(getEvidence, { params: { evidenceId } })).toMatchObject({
        status: 404,
      });
      expect((await addEvidence(person, verificationId)).status).toBe(404);
    }
    // The person does not see what others wrote about him.
    expect(await doctor.client.refusal(getEvidence, { params: { evidenceId: directors } })).toMatchObject({
      status: 404,
    });
    expect(
      await people.operator.client.refusal(getVerification, { params: { verificationId } }),
    ).toMatchObject({
      status: 404,
    });
  });

  test('B-007 a fact takes evidence of this very file; the register is none while it does not say so', async () => {
    const doctor = await candidate('doctor');
    const other = await candidate('doctor');
    const evidenceId = await evidenceOf(other, other.verificationId);
    const params = { verificationId: doctor.verificationId, fact: 'order' } as const;
    const dates = { establishedOn: '2026-11-20', expiresOn: '2027-11-20' };
    for (const id of [evidenceId, null]) {
      expect(
        await people.director.client.refusal(confirmFact, { params, body: { evidenceId: id, ...dates } }),
      ).toMatchObject({ code: 'verification.evidence_missing' });
    }
  });

  test('B-007 his evidence over, he receives nothing; 30 days before he was told', async () => {
    const doctor = await candidate('doctor');
    await establish(doctor, verificationFacts, '2027-01-31');
    await decide(doctor, 'verify', { tier: 1 });
    const parts = { run: instance.run, now: () => instance.now };
    const sweepOn = async (day: string) => {
      instance.setNow(new Date(`${day}T08:00:00Z`));
      await watchExpiry(parts);
      await instance.pass(1);
    };
    const isTold = async (kind: string) => {
      const rows = await instance.run({ kind: 'system', reason: 'test' }, ({ tx }) =>
        tx.selectFrom('notices').select('kind').where('account_id', '=', doctor.id).execute(),
      );
      return rows.filter((row) => row.kind === kind).length;
    };
    const state = () =>
      instance.run({ kind: 'system', reason: 'test' }, ({ tx }) =>
        tx
          .selectFrom('verifications')
          .innerJoin('accounts', 'accounts.id', 'verifications.account_id')
          .select(['verifications.state', 'accounts.verified_at'])
          .where('verifications.id', '=', doctor.verificationId)
          .executeTakeFirstOrThrow(),
      );
    await sweepOn('2026-12-31');
    expect(await isTold('verification.expiring')).toBe(0);
    await sweepOn('2027-01-02');
    await sweepOn('2027-01-03');
    expect(await isTold('verification.expiring')).toBe(1);
    await sweepOn('2027-01-31');
    expect((await state()).verified_at).not.toBeNull();
    await sweepOn('2027-02-01');
    expect(await state()).toEqual({ state: 'lapsed', verified_at: null });
    expect(await isTold('verification.lapsed')).toBe(1);
    instance.setNow(firstMoment);
  });
});

describe('a pharmacist', () => {
  test('A-078 B-034 is verified by the register alone when number, name and profession agree', async () => {
    instance.registry.register(suitePeople.pharmacist);
    const pharmacist = await candidate('pharmacist', {
      name: 'Jean Tilleul',
      rpps: suitePeople.pharmacist.rpps,
    });
    expect(await stateOf(pharmacist)).toBe('pending');
    await instance.pass(1);
    expect(await pharmacist.client.call(getOwnVerification)).toMatchObject({
      state: 'verified',
      expiresOn: '2027-11-24',
    });
    const { items } = await people.operator.client.call(listVerifications, { query: { which: 'verified' } });
    expect(items.map(({ name }) => name)).toContain('Jean Tilleul');
  });

  test('A-078 somebody else’s number verifies nobody; the operator decides by hand', async () => {
    instance.registry.register(suitePeople.pharmacist);
    const pharmacist = await candidate('pharmacist', { rpps: suitePeople.pharmacist.rpps });
    await instance.pass(1);
    expect(await stateOf(pharmacist)).toBe('pending');
    const { verificationId } = pharmacist;
    const { client } = people.operator;
    const view = await client.call(getVerification, { params: { verificationId } });
    expect(view.lookup).toMatchObject({ isNameAlike: false, isProfessionRight: true, supports: [] });
    const evidenceId = await evidenceOf(people.operator, verificationId);
    await client.call(confirmFact, {
      params: { verificationId, fact: 'order' },
      body: { evidenceId, establishedOn: '2026-11-20', expiresOn: '2027-05-20' },
    });
    await decide(pharmacist, 'verify', { by: people.operator });
    expect(await stateOf(pharmacist)).toBe('verified');
  });

  test('B-008 the director answers for doctors, the operator for pharmacists', async () => {
    const pharmacist = await candidate('pharmacist');
    const listed = async (person: Person) =>
      (await person.client.call(listVerifications, { query: { which: 'waiting' } })).items;
    expect((await listed(people.director)).every(({ role }) => role === 'doctor')).toBe(true);
    expect((await listed(people.operator)).map(({ verificationId }) => verificationId)).toContain(
      pharmacist.verificationId,
    );
  });
});

test('A-078 the register that is silent stops nobody: it is said, and asked again', async () => {
  const doctor = await candidate('doctor');
  const { verificationId } = doctor;
  const { client } = people.director;
  await instance.pass(1);
  instance.registry.failNext(1);
  expect(await client.refusal(lookUpRegister, { params: { verificationId } })).toMatchObject({ status: 503 });
  await client.call(lookUpRegister, { params: { verificationId } });
  const { lookup } = await client.call(getVerification, { params: { verificationId } });
  expect(lookup).toMatchObject({ professional: null, supports: [] });
});

test('B-058 names, numbers, reasons and register answers are ciphertext in the database', async () => {
  const rows = await instance.run({ kind: 'system', reason: 'test' }, async ({ tx }) => [
    ...(await tx.selectFrom('verification_steps').select('reason_sealed as sealed').execute()),
    ...(await tx.selectFrom('verification_lookups').select('answer_sealed as sealed').execute()),
    ...(await tx.selectFrom('verification_evidence').select('name_sealed as sealed').execute()),
  ]);
  const sealed = rows.flatMap(({ sealed }) => sealed ?? []);
  expect(sealed.length).toBeGreaterThan(5);
  const all = Buffer.concat(sealed).toString('utf8');
  for (const secret of ['TILLEUL', 'attestation', 'Radiation']) expect(all).not.toContain(secret);
  expect(instance.logLines.join('')).not.toMatch(/Candidat|attestation\.pdf|Radiation/);
});
