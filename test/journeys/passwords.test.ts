import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOtherSessions, listSessions } from '#contracts/accounts/own-session.contract.ts';
import {
  askPasswordReset,
  changePassword,
  choosePassword,
  declareCompromised,
  getPassword,
  setPasswordReminder,
} from '#contracts/accounts/password.contract.ts';
import { beginRegistration } from '#contracts/accounts/registration.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { letPass, stayAwake } from './acts.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const fresh = 'girafe violon nuage trottoir';

describe('passwords and sessions', () => {
  let instance: TestInstance;
  let count = 0;
  beforeAll(async () => {
    instance = await startTestInstance();
  });
  afterAll(() => instance.close());

  const newPerson = (): Promise<Person> => {
    count += 1;
    return instance.addPerson('director', `Direction Essai ${'abcdefghij'[count]}`);
  };
  const visitor = () => new ApiClient(instance.origin);

  async function lastToken(email: string): Promise<string> {
    await instance.pass(0);
    await instance.pass(0);
    const mails = instance.mail.sent.filter(({ to, subject }) => to === email && /nouveau mot/.test(subject));
    return /\/mot-de-passe\/([A-Za-z0-9_-]+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  }

  const signInAs = async (email: string, password: string) => {
    const client = visitor();
    await client.call(signIn, { body: { email, password } });
    return client;
  };

  test('B-038 A-079 a forgotten password: the same answer for all, a link once, every session over', async () => {
    const person = await newPerson();
    const known = await visitor().send(askPasswordReset, { body: { email: person.email } });
    const unknown = await visitor().send(askPasswordReset, { body: { email: 'personne@ailleurs.invalid' } });
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    const token = await lastToken(person.email);
    expect(instance.mail.sent.some(({ to }) => to === 'personne@ailleurs.invalid')).toBe(false);
    const weak = await visitor().refusal(choosePassword, { body: { token, password: 'azertyuiop' } });
    expect(weak).toMatchObject({ code: 'password.refused', fields: [{ path: 'password' }] });
    const body = { token, password: fresh };
    const answers = await Promise.all([1, 2, 3].map(() => visitor().send(choosePassword, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect((await person.client.call(getSession)).account).toBeNull();
    const former = await visitor().refusal(signIn, { body: { email: person.email, password: testPassword } });
    expect(former.code).toBe('session.bad_credentials');
    await signInAs(person.email, fresh);
  });

  test('B-038 a newer link ends the former one, half an hour ends both, and a made-up one opens nothing', async () => {
    const { email } = await newPerson();
    await visitor().call(askPasswordReset, { body: { email } });
    const first = await lastToken(email);
    await visitor().call(askPasswordReset, { body: { email } });
    const second = await lastToken(email);
    expect(second).not.toBe(first);
    const spent = { code: 'password.link_spent', status: 409 };
    const choose = (token: string) => visitor().refusal(choosePassword, { body: { token, password: fresh } });
    expect(await choose(first)).toMatchObject(spent);
    expect(await choose(`${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`)).toMatchObject(spent);
    await instance.pass(31);
    expect(await choose(second)).toMatchObject(spent);
  });

  test('A-013 the present password is asked, and a common, own or short one is refused at its field', async () => {
    const person = await newPerson();
    const change = (current: string, password: string) =>
      person.client.refusal(changePassword, { body: { current, password } });
    expect((await change('not mine', fresh)).code).toBe('account.wrong_password');
    for (const bad of ['Abcdef1!', 'une direction de girafes violettes']) {
      expect(await change(testPassword, bad)).toMatchObject({ code: 'password.refused', status: 422 });
    }
    const other = await signInAs(person.email, testPassword);
    await person.client.call(changePassword, { body: { current: testPassword, password: fresh } });
    expect((await person.client.call(getSession)).account?.id).toBe(person.id);
    expect((await other.call(getSession)).account).toBeNull();
  });

  test('A-013 B-024 registering asks the same of a password, known address or not, and says why at its field', async () => {
    const known = await newPerson();
    for (const email of [known.email, 'zorglubine@ailleurs.invalid']) {
      const begin = (password: string) =>
        visitor().refusal(beginRegistration, { body: { role: 'doctor', email, password } });
      const answers = [await begin('azertyuiop'), await begin('Azertyuiop123456!'), await begin('Abcdefg1!')];
      expect(answers.map(({ code, status }) => [code, status])).toEqual(
        Array(3).fill(['password.refused', 422]),
      );
      expect(answers.map(({ fields }) => fields?.map(({ path, code }) => [path, code]))).toEqual([
        [['password', 'password.common']],
        [['password', 'password.guessable']],
        [['password', 'password.guessable']],
      ]);
    }
    const own = { role: 'doctor' as const, email: 'zorglubine@ailleurs.invalid' };
    const refusal = await visitor().refusal(beginRegistration, {
      body: { ...own, password: 'girafe zorglubine nuage' },
    });
    expect(refusal.fields).toMatchObject([{ path: 'password', code: 'password.own' }]);
  });

  test('A-014 nobody is reminded unless he wants it, an administrator once a year, and a change starts anew', async () => {
    const count = (person: Person) =>
      person.client
        .call(listNotices, {})
        .then(({ items }) => items.filter(({ title }) => title === 'Votre mot de passe date un peu').length);
    const director = await newPerson();
    const doctor = await instance.addPerson('doctor', 'Docteur Rappel', { tier: 1 });
    const quiet = await instance.addPerson('doctor', 'Docteur Tranquille', { tier: 1 });
    expect(await doctor.client.call(getPassword, {})).toMatchObject({ reminderMonths: 0, isDue: false });
    expect(await director.client.call(getPassword, {})).toMatchObject({
      reminderMonths: 12,
      isDefault: true,
    });
    await doctor.client.call(setPasswordReminder, { body: { months: 3 } });
    const months = async (many: number) => {
      instance.setNow(new Date(instance.now.getTime() + many * 31 * 86_400_000));
      await stayAwake(instance);
      await instance.remindPasswords();
      await letPass(instance, 1);
    };
    await months(2);
    expect(await count(doctor)).toBe(0);
    await months(1);
    await months(0);
    expect([await count(doctor), await count(director), await count(quiet)]).toEqual([1, 0, 0]);
    expect((await doctor.client.call(getPassword, {})).isDue).toBe(true);
    await doctor.client.call(changePassword, { body: { current: testPassword, password: fresh } });
    expect((await doctor.client.call(getPassword, {})).isDue).toBe(false);
    await director.client.call(setPasswordReminder, { body: { months: 0 } });
    await months(2);
    expect(await count(doctor)).toBe(1);
    await months(10);
    expect([await count(doctor), await count(director), await count(quiet)]).toEqual([2, 0, 0]);
  });

  test('B-036 one sees the own sessions and nobody else’s, and ends all others', async () => {
    const person = await newPerson();
    await newPerson();
    const other = await signInAs(person.email, testPassword);
    const { items } = await person.client.call(listSessions);
    expect(items.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    await person.client.call(endOtherSessions);
    expect((await person.client.call(listSessions)).items).toHaveLength(1);
    expect((await other.call(getSession)).account).toBeNull();
  });

  test('A-011 « compromis » ends every session at once and mails a way to a new password', async () => {
    const person = await newPerson();
    const other = await signInAs(person.email, testPassword);
    await person.client.call(declareCompromised, { body: { confirm: true } });
    expect((await other.call(getSession)).account).toBeNull();
    expect((await person.client.call(getSession)).account).toBeNull();
    const token = await lastToken(person.email);
    await visitor().call(choosePassword, { body: { token, password: fresh } });
    await signInAs(person.email, fresh);
  });
});
