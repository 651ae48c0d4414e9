// Coming back after an account was closed or ended: asked without a session, seen with what a ban says of
// it, authorised in writing, used once.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { closeAccount } from '#contracts/privacy/privacy.contract.ts';
import * as contract from '#contracts/privacy/reopening.contract.ts';
import { defaultPrivacySettings, shutOut } from '#server/modules/privacy/public.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { register } from './registration-steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let operator: Person;
let visitor: ApiClient;
beforeAll(async () => {
  instance = await startTestInstance();
  operator = await instance.addPerson('operator', 'Exploitant Essai');
  visitor = new ApiClient(instance.origin);
});
afterAll(() => instance.close());
beforeEach(() => stayAwake(instance));

const text = 'Je souhaite rouvrir mon compte, les faits sont réglés depuis.';
const answer = 'Vous êtes autorisé à vous inscrire de nouveau, les faits étant réglés.';
const ask = (email: string, rpps = '') =>
  visitor.call(contract.askReopening, { body: { email, rpps, text } });
const waiting = async () => (await operator.client.call(contract.listReopenings)).items;
const newest = async () => (await waiting()).at(-1)?.requestId ?? '';
const read = (requestId: string) => operator.client.call(contract.getReopening, { params: { requestId } });
const settle = (requestId: string, outcome: 'permitted' | 'refused', by = operator) =>
  by.client.send(contract.settleReopening, { params: { requestId }, body: { outcome, text: answer } });
const screenedOf = (email: string) =>
  instance.run(system('test'), async ({ tx, keyring }) => {
    const row = await tx
      .selectFrom('registrations')
      .innerJoin('accounts', 'accounts.id', 'registrations.account_id')
      .select('screened')
      .where('email_digest', '=', keyring.digest('account-email', email))
      .executeTakeFirst();
    return row?.screened;
  });

test('A-093 A-092 a banned person asks, the operator sees what matches, authorises once in writing, and it is used once', async () => {
  const email = 'revenant@test.invalid';
  const organisationId = await instance.addPharmacy('Pharmacie du Retour');
  const former = await instance.addPerson('pharmacist', 'Ancien Compte', {
    organisationId,
    rpps: '10000000033',
  });
  await instance.run(system('test'), (ctx) => shutOut(ctx, former.id, defaultPrivacySettings));
  await ask(email, '100 000 000 33');
  const requestId = await newest();
  expect(await read(requestId)).toMatchObject({
    email,
    text,
    matches: ['rpps'],
    account: 'none',
    outcome: null,
  });
  expect((await settle(requestId, 'permitted')).status).toBe(204);
  await instance.pass(0);
  const mail = instance.mail.sent.find(({ to }) => to === email);
  expect(mail?.subject).toBe('Vous pouvez ouvrir un compte');
  expect(mail?.text).toContain(answer);
  await register(instance, 'doctor', email, { rpps: '10000000033' });
  expect(await screenedOf(email)).toBe('clear');
  await register(instance, 'doctor', 'encore@test.invalid', { rpps: '10000000033' });
  expect(await screenedOf('encore@test.invalid')).toBe('review');
  const acts = await auditOf(instance, requestId);
  expect(acts.map(({ action }) => action)).toEqual([
    'reopening.asked',
    'reopening.read',
    'reopening.settled',
  ]);
  expect(JSON.stringify(acts)).not.toMatch(/revenant|réglés/);
});

test('A-093 refusing authorises nothing, and the person reads why', async () => {
  const email = 'refusee@test.invalid';
  await ask(email);
  const requestId = await newest();
  expect((await settle(requestId, 'refused')).status).toBe(204);
  expect((await settle(requestId, 'permitted')).status).toBe(409);
  await instance.pass(0);
  const mails = instance.mail.sent.filter(({ to }) => to === email);
  expect(mails.map(({ subject }) => subject)).toEqual(['Réponse à votre demande de réouverture']);
  expect(await read(requestId)).toMatchObject({ outcome: 'refused', answer });
});

test('A-093 of two operators who answer at once, one does', async () => {
  const second = await instance.addPerson('operator', 'Exploitante Seconde');
  await ask('double@test.invalid');
  const requestId = await newest();
  const statuses = await Promise.all([
    settle(requestId, 'permitted').then(({ status }) => status),
    settle(requestId, 'refused', second).then(({ status }) => status),
  ]);
  expect(statuses.sort()).toEqual([204, 409]);
});

test('A-093 A-079 the answer is the same whoever it is, asking again adds nothing, and nobody else reads it', async () => {
  const doctor = await instance.addPerson('doctor', 'Docteur Present', { tier: 1 });
  const before = (await waiting()).length;
  const body = (email: string) => ({ body: { email, rpps: '', text } });
  const statuses = await Promise.all(
    [doctor.email, 'inconnue@test.invalid', 'inconnue@test.invalid'].map((email) =>
      visitor.send(contract.askReopening, body(email)).then(({ status }) => status),
    ),
  );
  expect(statuses).toEqual([204, 204, 204]);
  const items = await waiting();
  expect(items).toHaveLength(before + 2);
  expect(Object.keys(items[0] ?? {}).sort()).toEqual(['askedAt', 'requestId']);
  const views = await Promise.all(items.slice(before).map(({ requestId }) => read(requestId)));
  expect(views.map(({ account }) => account).sort()).toEqual(['active', 'none']);
  const refused = await doctor.client.refusal(contract.listReopenings);
  expect(refused.code).toBe('access.denied');
  await instance.pass(0);
  const { items: notices } = await operator.client.call(listNotices);
  expect(notices.map(({ title }) => title)).toContain('Une demande de réouverture attend');
});

test('A-093 a closed account is seen as closing or gone, and its person is told the same as anybody', async () => {
  const person = await instance.addPerson('doctor', 'Docteur Parti', { tier: 1 });
  const closing = { password: testPassword, exportChoice: 'declined', when: 'after-grace' } as const;
  await person.client.call(closeAccount, { body: closing });
  await ask(person.email);
  expect((await read(await newest())).account).toBe('closing');
});

test('A-093 requests are bounded by network address, and forgotten after a year with the address they were answered at', async () => {
  const more = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      visitor
        .send(contract.askReopening, { body: { email: `flot${at}@test.invalid`, rpps: '', text } })
        .then(({ status }) => status),
    ),
  );
  expect(more).toContain(429);
  await letPass(instance, 366 * 1440);
  await instance.eraseDue();
  const left = await instance.run(system('test'), async ({ tx }) => ({
    requests: await tx.selectFrom('reopening_requests').select('id').execute(),
    addresses: await tx
      .selectFrom('account_addresses')
      .select('id')
      .where('purpose', '=', 'applicant')
      .execute(),
    permits: await tx.selectFrom('registration_permits').select('id').execute(),
  }));
  expect([left.requests, left.addresses]).toEqual([[], []]);
  expect(left.permits.length).toBeGreaterThan(0);
});
