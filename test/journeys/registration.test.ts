import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contracts/accounts/registration.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import {
  begin,
  beginConfirmed,
  doctorAnswers,
  mailTo,
  pharmacistAnswers,
  register,
  ticked,
  tokenFor,
} from './registration-steps.ts';
import { startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
beforeAll(async () => {
  instance = await startTestInstance();
});
afterAll(() => instance.close());

const accountCount = () =>
  instance.run(system('test'), async ({ tx }) => {
    const row = await tx
      .selectFrom('accounts')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  });

describe('B-032 B-042 a form, whole, before an account', () => {
  test('B-032 a pharmacist registers, interrupted and gone on with on another device, and then waits for verification', async () => {
    const email = 'reprise@test.invalid';
    const first = await beginConfirmed(instance, 'pharmacist', email);
    const { rpps, ...rest } = pharmacistAnswers;
    await first.call(contract.saveRegistration, { body: { answers: { givenName: 'Onde', rpps: '1000' } } });
    const second = new ApiClient(instance.origin);
    await second.call(signIn, { body: { email, password: testPassword } });
    expect((await second.call(getSession)).hindrance).toBe('registering');
    const view = await second.call(contract.getRegistration);
    expect(view).toMatchObject({
      formId: 'pharmacien',
      formVersion: 1,
      isEmailConfirmed: true,
      isCompleted: false,
      answers: { givenName: 'Onde', rpps: '1000' },
    });
    await second.call(contract.saveRegistration, { body: { answers: { ...rest, rpps: rpps ?? '' } } });
    expect((await second.refusal(createCase, { body: { form: 'peau' } })).code).toBe(
      'account.not_registered',
    );
    await second.call(contract.completeRegistration, { body: await ticked(second) });
    const session = await first.call(getSession);
    expect(session.hindrance).toBe('unverified');
    expect(session.account).toMatchObject({
      displayName: 'Ondine Essaiclair',
      role: 'pharmacist',
      pharmacy: { name: 'Pharmacie de l’Essai' },
    });
    expect((await first.refusal(listCases)).code).toBe('account.not_verified');
    await mailTo(instance, email, /vérifions votre situation/);
  });

  test('B-042 B-034 what is missing is said at each field, nothing typed is lost, and nothing opens', async () => {
    const client = await beginConfirmed(instance, 'doctor', 'incomplet@test.invalid');
    await client.call(contract.saveRegistration, {
      body: { answers: { ...doctorAnswers, rpps: '10000000004', declaresTruth: false, city: ' ' } },
    });
    const problem = await client.refusal(contract.completeRegistration, { body: await ticked(client) });
    expect(problem.code).toBe('registration.incomplete');
    expect(problem.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['answers.rpps', 'rpps.key'],
      ['answers.city', 'registration.missing'],
      ['answers.declaresTruth', 'registration.unticked'],
    ]);
    expect((await client.call(contract.getRegistration)).answers['rpps']).toBe('10000000004');
    expect((await client.call(getSession)).hindrance).toBe('registering');
  });

  test('B-014 A-003 without the box nothing is sent; ticked, the acceptance is kept and nothing asks again', async () => {
    const client = await beginConfirmed(instance, 'doctor', 'case@test.invalid');
    await client.call(contract.saveRegistration, { body: { answers: doctorAnswers } });
    const { terms } = await client.call(contract.getRegistration);
    expect(terms?.texts.map(({ path }) => path)).toEqual(['/textes/terms', '/textes/gdpr-annex']);
    expect(terms?.attestation).toContain('J’atteste avoir lu ces textes');
    expect(terms?.attestation).toContain('DANS LE RÔLE QUE L’ANNEXE ME DONNE');
    const unticked = await client.refusal(contract.completeRegistration, { body: { acceptedTerms: null } });
    expect(unticked.fields).toEqual([expect.objectContaining({ path: 'acceptedTerms' })]);
    const other = { acceptedTerms: crypto.randomUUID() };
    expect((await client.refusal(contract.completeRegistration, { body: other })).code).toBe(
      'registration.terms_changed',
    );
    await client.call(contract.completeRegistration, { body: await ticked(client) });
    const { account, hindrance } = await client.call(getSession);
    expect(hindrance).toBe('unverified');
    const kept = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('legal_acceptances')
        .innerJoin('legal_documents', 'legal_documents.id', 'legal_acceptances.document_id')
        .select(['legal_documents.kind', 'legal_acceptances.sha256', 'legal_acceptances.attestation'])
        .where('legal_acceptances.account_id', '=', account?.id ?? '')
        .orderBy('legal_documents.kind')
        .execute(),
    );
    expect(kept.map(({ kind }) => kind)).toEqual(['gdpr-annex', 'terms']);
    expect(kept.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    expect(kept.every(({ attestation }) => attestation === terms?.attestation)).toBe(true);
  });

  test('A-005 a professional under 18 is refused with a sentence', async () => {
    const client = await beginConfirmed(instance, 'doctor', 'mineur@test.invalid');
    await client.call(contract.saveRegistration, {
      body: { answers: { ...doctorAnswers, birthDate: '2008-11-25' } },
    });
    const problem = await client.refusal(contract.completeRegistration, { body: await ticked(client) });
    expect(problem.fields).toEqual([
      expect.objectContaining({ path: 'answers.birthDate', code: 'registration.under_age' }),
    ]);
  });

  test('B-032 a form is sent once: double taps make one account active, a second sending is refused', async () => {
    const client = await beginConfirmed(instance, 'doctor', 'double@test.invalid');
    await client.call(contract.saveRegistration, { body: { answers: doctorAnswers } });
    const body = await ticked(client);
    const sent = await Promise.all(
      [1, 2, 3].map(async () => {
        const response = await client.send(contract.completeRegistration, { body });
        return response.status;
      }),
    );
    expect(sent.sort()).toEqual([204, 409, 409]);
    expect((await client.refusal(contract.saveRegistration, { body: { answers: {} } })).code).toBe(
      'registration.over',
    );
  });

  test('B-032 no active account of either role is without its completed form, or the operator’s entry', async () => {
    const pharmacyId = await instance.addPharmacy('Pharmacie saisie');
    await instance.addPerson('pharmacist', 'Saisie Exploitant', { organisationId: pharmacyId });
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('accounts')
        .leftJoin('registrations', 'registrations.account_id', 'accounts.id')
        .select(['registrations.completed_at', 'registrations.entered_by'])
        .where('accounts.role', 'in', ['pharmacist', 'doctor'])
        .where('accounts.status', '=', 'active')
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ completed_at }) => completed_at === null)).toEqual([]);
    expect(rows.some(({ entered_by }) => entered_by === 'operator')).toBe(true);
  });
});

describe('A-079 B-024 nobody learns who has an account', () => {
  test('A-079 a known address gets the same answer, no second account, and its owner a mail', async () => {
    const email = 'connue@test.invalid';
    await register(instance, 'doctor', email);
    const before = await accountCount();
    const body = { role: 'doctor', email: email.toUpperCase(), password: testPassword } as const;
    const visitor = new ApiClient(instance.origin);
    const known = await visitor.send(contract.beginRegistration, { body });
    const unknown = await visitor.send(contract.beginRegistration, {
      body: { ...body, email: 'inconnue@test.invalid' },
    });
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(await accountCount()).toBe(before + 1);
    await mailTo(instance, email, /déjà un compte/);
  });

  test('B-024 two who register one address at once make exactly one account', async () => {
    const before = await accountCount();
    await Promise.all(Array.from({ length: 6 }, () => begin(instance, 'pharmacist', 'course@test.invalid')));
    expect(await accountCount()).toBe(before + 1);
  });

  test('A-079 attempts on one address are counted, known or not', async () => {
    const body = { role: 'doctor', email: 'insiste@test.invalid', password: testPassword } as const;
    const visitor = new ApiClient(instance.origin);
    const statuses: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      statuses.push((await visitor.send(contract.beginRegistration, { body })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(204), 429]);
  });
});

describe('B-024 the link to the address', () => {
  test('it needs the password of who began, works once, and only the newest works', async () => {
    const email = 'lien@test.invalid';
    await begin(instance, 'doctor', email, { password: 'une tout autre phrase' });
    const former = await tokenFor(instance, email);
    await begin(instance, 'doctor', email);
    const token = await tokenFor(instance, email);
    const visitor = new ApiClient(instance.origin);
    const confirm = (link: string, password: string) =>
      visitor.send(contract.confirmEmail, { body: { token: link, password } }).then(({ status }) => status);
    const code = async (link: string, password: string) =>
      (await visitor.refusal(contract.confirmEmail, { body: { token: link, password } })).code;
    expect(await code(former, testPassword)).toBe('registration.link_gone');
    expect(await code(token, 'une tout autre phrase')).toBe('registration.wrong_password');
    expect(await confirm(token, testPassword)).toBe(204);
    expect(await code(token, testPassword)).toBe('registration.link_gone');
  });

  test('until it is confirmed nothing is kept, and after 48 hours the link is gone', async () => {
    const email = 'tard@test.invalid';
    await begin(instance, 'doctor', email);
    const token = await tokenFor(instance, email);
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: { email, password: testPassword } });
    expect((await client.refusal(contract.saveRegistration, { body: { answers: {} } })).code).toBe(
      'registration.email_unconfirmed',
    );
    await client.call(contract.resendConfirmation);
    const newer = await tokenFor(instance, email);
    expect(newer).not.toBe(token);
    const start = instance.now;
    instance.setNow(new Date(start.getTime() + 48 * 3_600_000));
    const late = await client.refusal(contract.confirmEmail, {
      body: { token: newer, password: testPassword },
    });
    instance.setNow(start);
    expect(late.code).toBe('registration.link_gone');
  });
});

describe('A-007 A-078 one person, one number', () => {
  test('A-007 of two who register one pharmacy, the first makes it and the second asks to join', async () => {
    const site = { finess: '750000216', siteName: 'Pharmacie double' };
    const clients = await Promise.all(
      ['un@test.invalid', 'deux@test.invalid'].map(async (email) => {
        const client = await beginConfirmed(instance, 'pharmacist', email);
        await client.call(contract.saveRegistration, {
          body: { answers: { ...pharmacistAnswers, ...site } },
        });
        return client;
      }),
    );
    await Promise.all(
      clients.map(async (client) =>
        client.call(contract.completeRegistration, { body: await ticked(client) }),
      ),
    );
    const sessions = await Promise.all(clients.map((client) => client.call(getSession)));
    const pharmacies = sessions.map(({ account }) => account?.pharmacy?.name ?? null).sort();
    expect(pharmacies).toEqual(['Pharmacie double', null]);
    expect(sessions.map(({ hindrance }) => hindrance)).toEqual(['unverified', 'unverified']);
  });

  test('A-078 a number registered twice is set aside for a person to look at, without a word', async () => {
    const first = await register(instance, 'doctor', 'numero1@test.invalid', { rpps: '10000000108' });
    const second = await register(instance, 'doctor', 'numero2@test.invalid', { rpps: '10000000108' });
    const [a, b] = await Promise.all([first.call(getSession), second.call(getSession)]);
    expect(a.hindrance).toBe(b.hindrance);
    const screened = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('registrations')
        .select('screened')
        .where('account_id', '=', b.account?.id ?? '')
        .executeTakeFirstOrThrow(),
    );
    expect(screened.screened).toBe('review');
  });
});
