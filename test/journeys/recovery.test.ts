import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getEmail } from '#contracts/accounts/email-change.contract.ts';
import { choosePassword } from '#contracts/accounts/password.contract.ts';
import {
  askRecovery,
  closeRecovery,
  decideRecovery,
  getRecovery,
  listRecoveries,
  stopRecovery,
} from '#contracts/accounts/recovery.contract.ts';
import type { RecoveryMeans } from '#contracts/accounts/recovery.vocabulary.ts';
import { beginTotp, confirmTotp, getSecondFactor } from '#contracts/accounts/second-factor.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listTicketQueue } from '#contracts/support/ticket.contract.ts';
import { totpCodeAt } from '#server/platform/second-factor/totp.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const fresh = 'girafe violon nuage trottoir';
const checks = ['call-back', 'identity-document'] as const;
const note = 'Rappelée au numéro du dossier, pièce vue.';

describe('B-039 coming back in without password or mailbox', () => {
  let instance: TestInstance;
  let operator: Person;
  let count = 0;
  beforeAll(async () => {
    instance = await startTestInstance();
    operator = await instance.addPerson('operator', 'Exploitante Essai');
  });
  afterAll(() => instance.close());
  beforeEach(async () => {
    await stayAwake(instance);
    await instance.database.db.deleteFrom('rate_limits').execute();
  });

  const newPerson = (): Promise<Person> => {
    count += 1;
    return instance.addPerson('director', `Direction Essai ${'abcdefghijklmnop'[count]}`);
  };
  const visitor = () => new ApiClient(instance.origin);
  const claimOf = (email: string) => ({
    name: 'Direction Essai',
    role: 'director' as const,
    rpps: '',
    email,
    contact: '06 99 00 12 34',
    text: 'Téléphone volé.',
  });
  async function ask(email: string): Promise<string> {
    await visitor().call(askRecovery, { body: claimOf(email) });
    const { items } = await operator.client.call(listRecoveries, {});
    return items.at(-1)?.recoveryId ?? '';
  }
  const decision = (recoveryId: string, means: RecoveryMeans, newEmail: string | null = null) => ({
    params: { recoveryId },
    body: { means, checks: [...checks], newEmail, note },
  });
  const mailsTo = (email: string) => instance.mail.sent.filter(({ to }) => to === email);
  async function token(email: string, path: string): Promise<string> {
    await letPass(instance, 0);
    await letPass(instance, 0);
    const found = mailsTo(email).flatMap(
      ({ text }) => new RegExp(`${path}([A-Za-z0-9_-]+)`).exec(text) ?? [],
    );
    return found.at(-1) ?? '';
  }
  const mayEnter = async (email: string, password = testPassword) =>
    (await visitor().send(signIn, { body: { email, password } })).status < 300;

  test('A-079 B-039 whoever asks gets the same answer, known or not, and no mail leaves but to operators', async () => {
    const person = await newPerson();
    await letPass(instance, 0);
    const before = mailsTo(person.email).length;
    const answers = [];
    for (const email of [person.email, 'personne@ailleurs.invalid']) {
      const answer = await visitor().send(askRecovery, { body: claimOf(email) });
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    await letPass(instance, 0);
    await letPass(instance, 0);
    expect(mailsTo(person.email)).toHaveLength(before);
    expect(mailsTo('personne@ailleurs.invalid')).toEqual([]);
    expect(mailsTo(operator.email).at(-1)?.subject).toBe('Une personne n’a plus accès à son compte');
    expect(JSON.stringify(instance.mail.sent)).not.toContain('Téléphone volé');
    const { items } = await operator.client.call(listRecoveries, {});
    const views = await Promise.all(
      items.slice(-2).map(({ recoveryId }) => operator.client.call(getRecovery, { params: { recoveryId } })),
    );
    expect(views.map(({ account }) => account?.accountId ?? null)).toEqual([person.id, null]);
    const nobody = decision(items.at(-1)?.recoveryId ?? '', 'link');
    expect((await operator.client.refusal(decideRecovery, nobody)).code).toBe('recovery.no_account');
    const rows = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('access_recoveries').selectAll().execute(),
    );
    expect(JSON.stringify(rows.map(({ claim_sealed, ...clear }) => clear))).not.toContain('Direction');
  });

  test('A-079 five an hour from one network address', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      statuses.push((await visitor().send(askRecovery, { body: claimOf(`n${at}@ailleurs.invalid`) })).status);
    }
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
  });

  test('B-039 at least two different checks; a link to the address of record, once; sessions end; all is in the archive', async () => {
    const person = await newPerson();
    const recoveryId = await ask(person.email);
    const given = decision(recoveryId, 'link');
    for (const few of [[], ['call-back'], ['call-back', 'call-back']] as const) {
      const input = { ...given, body: { ...given.body, checks: [...few] } };
      expect((await operator.client.refusal(decideRecovery, input)).status).toBe(400);
    }
    const both = await Promise.all([1, 2].map(() => operator.client.send(decideRecovery, given)));
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await person.client.call(getSession)).account).toBeNull();
    await visitor().call(choosePassword, {
      body: { token: await token(person.email, '/mot-de-passe/'), password: fresh },
    });
    expect([await mayEnter(person.email, fresh), await mayEnter(person.email)]).toEqual([true, false]);
    const acts = await auditOf(instance, person.id);
    expect(acts.find(({ action }) => action === 'account.recovery-decided')).toMatchObject({
      actor_id: operator.id,
      details: { recoveryId, means: 'link', checks: [...checks], dueAt: null },
    });
  });

  test('B-039 another address waits 24 hours, told to the former one; then only the new one opens, with a new password', async () => {
    const person = await newPerson();
    const owner = await newPerson();
    const recoveryId = await ask(person.email);
    const missing = await operator.client.refusal(decideRecovery, decision(recoveryId, 'address'));
    expect(missing.code).toBe('recovery.address_missing');
    const taken = decision(recoveryId, 'address', owner.email);
    expect((await operator.client.refusal(decideRecovery, taken)).code).toBe('recovery.address_taken');
    const next = 'nouvelle-vie@ailleurs.invalid';
    await operator.client.call(decideRecovery, decision(recoveryId, 'address', next));
    const stop = await token(person.email, '/acces-perdu/arret/');
    expect(stop).not.toBe('');
    const second = await ask(person.email);
    const again = await operator.client.refusal(decideRecovery, decision(second, 'factor'));
    expect(again.code).toBe('recovery.already_planned');
    await letPass(instance, 23 * 60);
    await instance.applyRecoveries();
    expect(await mayEnter(person.email)).toBe(true);
    await letPass(instance, 61);
    await Promise.all([instance.applyRecoveries(), instance.applyRecoveries()]);
    expect([await mayEnter(person.email), await mayEnter(next)]).toEqual([false, false]);
    expect((await visitor().refusal(stopRecovery, { body: { token: stop } })).code).toBe(
      'recovery.link_spent',
    );
    const links = [await token(person.email, '/mot-de-passe/'), await token(next, '/mot-de-passe/')];
    expect(links[0]).toBe('');
    expect(mailsTo(person.email).at(-1)?.subject).toBe('L’adresse e-mail de votre compte a été remplacée');
    await visitor().call(choosePassword, { body: { token: links[1] ?? '', password: fresh } });
    const client = visitor();
    await client.call(signIn, { body: { email: next, password: fresh } });
    expect((await client.call(getEmail, {})).email).toBe(next);
    const steps = (await auditOf(instance, person.id)).map(({ action }) => action);
    expect(steps.filter((action) => action === 'account.email-changed')).toHaveLength(1);
    const ended = (await auditOf(instance, recoveryId)).find(({ action }) => action === 'recovery.ended');
    expect(ended?.details).toMatchObject({ outcome: 'applied', accountId: person.id });
  });

  test('A-011 B-039 the former address stops it within the day: nothing changes, support is called, once', async () => {
    const person = await newPerson();
    const recoveryId = await ask(person.email);
    await operator.client.call(
      decideRecovery,
      decision(recoveryId, 'address-and-factor', 'voleuse@ailleurs.invalid'),
    );
    const stop = await token(person.email, '/acces-perdu/arret/');
    const answers = await Promise.all(
      [1, 2].map(() => visitor().send(stopRecovery, { body: { token: stop } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    await letPass(instance, 25 * 60);
    await instance.applyRecoveries();
    expect([await mayEnter(person.email), await mayEnter('voleuse@ailleurs.invalid')]).toEqual([true, false]);
    const { items } = await operator.client.call(listTicketQueue, {});
    const urgent = items.filter(({ accountId, isUrgent }) => accountId === person.id && isUrgent);
    expect(urgent).toHaveLength(1);
  });

  test('B-039 B-022 a lost second factor goes after a day, sessions and password with it', async () => {
    const person = await newPerson();
    const { secret } = await person.client.call(beginTotp, { body: { password: testPassword } });
    await person.client.call(confirmTotp, { body: { code: totpCodeAt(secret, instance.now) } });
    const recoveryId = await ask(person.email);
    expect((await operator.client.call(getRecovery, { params: { recoveryId } })).account).toMatchObject({
      hasSecondFactor: true,
    });
    await operator.client.call(decideRecovery, decision(recoveryId, 'factor'));
    await letPass(instance, 24 * 60 + 1);
    await instance.applyRecoveries();
    await visitor().call(choosePassword, {
      body: { token: await token(person.email, '/mot-de-passe/'), password: fresh },
    });
    const client = visitor();
    await client.call(signIn, { body: { email: person.email, password: fresh } });
    expect((await client.call(getSecondFactor, {})).hasTotp).toBe(false);
  });

  test('B-039 an operator leaves his own account to another, gives up what was planned, and settles nothing twice', async () => {
    const own = await ask(operator.email);
    const refused = await operator.client.refusal(decideRecovery, decision(own, 'link'));
    expect(refused.code).toBe('recovery.own_account');
    const person = await newPerson();
    const recoveryId = await ask(person.email);
    await operator.client.call(decideRecovery, decision(recoveryId, 'factor'));
    await operator.client.call(closeRecovery, { params: { recoveryId } });
    const again = await operator.client.refusal(closeRecovery, { params: { recoveryId } });
    expect(again.code).toBe('recovery.settled');
    await letPass(instance, 25 * 60);
    await instance.applyRecoveries();
    expect(await mayEnter(person.email)).toBe(true);
  });

  test('B-039 what is settled is forgotten after a year, what nobody looked at after half of one', async () => {
    await ask('oubliee@ailleurs.invalid');
    const rows = () =>
      instance.run(system('test'), ({ tx }) => tx.selectFrom('access_recoveries').select('id').execute());
    expect((await rows()).length).toBeGreaterThan(0);
    instance.setNow(new Date(instance.now.getTime() + 366 * 86_400_000));
    await instance.applyRecoveries();
    expect(await rows()).toEqual([]);
  });
});
