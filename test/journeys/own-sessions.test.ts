// Devices and sessions of one account: unknown devices, two at once, ending one, and in which session each act was done.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  endOtherSessions,
  endSession,
  listSessions,
  lockSession,
  unlockSession,
} from '#contracts/accounts/own-session.contract.ts';
import { declareCompromised } from '#contracts/accounts/password.contract.ts';
import { getSession, signIn, signOut } from '#contracts/accounts/session.contract.ts';
import { listCases, liveEvents } from '#contracts/cases/case-view.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { listTicketQueue } from '#contracts/support/ticket.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

describe('devices and sessions of one account', () => {
  let instance: TestInstance;
  let pharmacyId: string;
  let count = 0;
  beforeAll(async () => {
    instance = await startTestInstance();
    pharmacyId = await instance.addPharmacy('Pharmacie des Essais');
  });
  afterAll(() => instance.close());

  const newPerson = (): Promise<Person> => {
    count += 1;
    return instance.addPerson('pharmacist', `Pharmacien Essai ${'abcdefghijklmnop'[count]}`, {
      organisationId: pharmacyId,
    });
  };
  const enter = async ({ email }: Person, client = new ApiClient(instance.origin)) => {
    await client.call(signIn, { body: { email, password: testPassword } });
    return client;
  };
  async function mailsTo({ email }: Person): Promise<string[]> {
    await instance.pass(0);
    await instance.pass(0);
    return instance.mail.sent.filter(({ to }) => to === email).map(({ subject }) => subject);
  }
  const noticesOf = async (client: ApiClient) =>
    (await client.call(listNotices)).items.map(({ title }) => title);
  const newConnection = 'Nouvelle connexion à votre compte';
  const twoDevices = 'Votre compte est ouvert sur deux appareils';

  test('A-080 the first device is no news, another is told once, by mail and in the application', async () => {
    const person = await newPerson();
    expect(await mailsTo(person)).toEqual([]);
    await person.client.call(signOut);
    await enter(person, person.client);
    expect(await mailsTo(person)).toEqual([]);
    const phone = await enter(person);
    expect(await mailsTo(person)).toEqual([newConnection]);
    await phone.call(signOut);
    await enter(person, phone);
    expect(await mailsTo(person)).toEqual([newConnection]);
    const sent = instance.mail.sent.find(({ to }) => to === person.email);
    expect(sent?.text).toContain('/compte-compromis');
    expect(sent?.text).toMatch(/appareil inconnu|Navigateur/);
    expect(sent?.text).not.toContain('127.0.0.1');
    const items = (await phone.call(listNotices)).items.filter(({ title }) => title === newConnection);
    expect(items.map(({ page }) => page)).toEqual([{ label: 'Ce n’est pas moi', path: '/compte-compromis' }]);
  });

  test('A-080 the cookie of a device is for the server alone, and one account’s says nothing to another', async () => {
    const first = await newPerson();
    const answer = await new ApiClient(instance.origin).send(signIn, {
      body: { email: first.email, password: testPassword },
    });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('consilia_device='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Max-Age=31536000/);
    const second = await newPerson();
    await enter(second, first.client);
    // A browser that another account knows is new to this one.
    expect(await mailsTo(second)).toEqual([newConnection]);
    const { rows } = await instance.database.pool.query(
      'select token_digest from account_devices where account_id = any($1)',
      [[first.id, second.id]],
    );
    expect(new Set(rows.map((row) => row.token_digest)).size).toBe(rows.length);
  });

  test('A-080 a made-up or foreign device cookie opens nothing and counts as an unknown device', async () => {
    const person = await newPerson();
    const stranger = new ApiClient(instance.origin);
    stranger.plant('consilia_device', 'x; drop table');
    await enter(person, stranger);
    expect(await mailsTo(person)).toEqual([newConnection]);
    expect(stranger.cookieNamed('consilia_device')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('A-080 two sessions at once are told once, calmly, and kept as an act; one after the other is nothing', async () => {
    const person = await newPerson();
    const desk = await enter(person, person.client);
    expect(await noticesOf(desk)).toEqual([]);
    const phone = await enter(person);
    await instance.pass(0);
    expect((await noticesOf(phone)).filter((title) => title === twoDevices)).toHaveLength(1);
    await phone.call(lockSession, { body: { because: 'person' } });
    await phone.call(unlockSession, { body: { password: testPassword } });
    await enter(person, phone);
    await instance.pass(0);
    expect((await noticesOf(phone)).filter((title) => title === twoDevices)).toHaveLength(1);
    expect((await mailsTo(person)).includes(twoDevices)).toBe(false);
    const entries = await instance.database.ownerDb
      .selectFrom('audit_entries')
      .select(['actor_id', 'session_id', 'details'])
      .where('subject_id', '=', person.id)
      .where('action', '=', 'session.beside-another')
      .execute();
    expect(entries.length).toBeGreaterThanOrEqual(3);
    expect(entries.every(({ actor_id, session_id }) => actor_id === person.id && session_id !== null)).toBe(
      true,
    );
  });

  test('B-036 signing in again in the same browser ends the session it had', async () => {
    const person = await newPerson();
    const former = person.client.cookieNamed('consilia_session') ?? '';
    await enter(person, person.client);
    expect((await person.client.call(listSessions)).items).toHaveLength(1);
    const thief = new ApiClient(instance.origin);
    thief.plant('consilia_session', former);
    expect((await thief.call(getSession)).account).toBeNull();
  });

  test('A-010 B-036 one chosen session ends at once, its stream too; somebody else’s is unknown', async () => {
    const person = await newPerson();
    const other = await enter(person);
    const stranger = await newPerson();
    const stream = await other.send(liveEvents);
    const { items } = await person.client.call(listSessions);
    const chosen = items.find(({ isCurrent }) => !isCurrent)?.sessionId ?? '';
    const foreign = await stranger.client.refusal(endSession, { params: { sessionId: chosen } });
    expect(foreign).toMatchObject({ code: 'session.not_found', status: 404 });
    await other.call(listCases);
    await person.client.call(endSession, { params: { sessionId: chosen } });
    expect((await other.refusal(listCases)).code).toBe('session.required');
    // The stream comes to its end, or this never resolves.
    expect(await stream.text()).toContain('retry:');
    const again = await person.client.refusal(endSession, { params: { sessionId: chosen } });
    expect(again.code).toBe('session.not_found');
    expect((await person.client.call(listSessions)).items).toHaveLength(1);
  });

  test('A-011 « compromis » ends every session, opens one urgent ticket and mails a way to a new password', async () => {
    const operator = await instance.addPerson('operator', 'Exploitant des Essais');
    const person = await newPerson();
    const other = await enter(person);
    await person.client.call(declareCompromised, { body: { confirm: true } });
    for (const client of [person.client, other]) {
      expect((await client.call(getSession)).account).toBeNull();
    }
    expect(await mailsTo(person)).toContain('Choisir un nouveau mot de passe');
    const { items } = await operator.client.call(listTicketQueue);
    expect(items.filter(({ category }) => category === 'compromised-account')).toHaveLength(1);
  });

  test('A-012 B-037 every act of an account names the account and its session, and the address is kept beside', async () => {
    const person = await newPerson();
    await sendCase(person);
    await person.client.call(lockSession, { body: { because: 'person' } });
    await person.client.call(unlockSession, { body: { password: testPassword } });
    await enter(person);
    await person.client.call(endOtherSessions);
    const [current] = (await person.client.call(listSessions)).items;
    await person.client.call(signOut);
    const { rows } = await instance.database.pool.query(
      `select e.action, e.session_id, s.session_id as known from audit_entries e
        left join account_addresses_seen s on s.session_id = e.session_id and s.account_id = e.actor_id
        where e.actor_id = $1`,
      [person.id],
    );
    const actions = rows.map(({ action }) => action);
    for (const expected of [
      'session.opened',
      'session.closed',
      'case.submit',
      'session.locked',
      'session.ended',
    ]) {
      expect(actions, expected).toContain(expected);
    }
    expect(rows.filter(({ session_id, known }) => session_id === null || known === null)).toEqual([]);
    const own = rows
      .filter(({ session_id }) => session_id === current?.sessionId)
      .map(({ action }) => action);
    expect(own).toContain('case.submit');
  });
});
