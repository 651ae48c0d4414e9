import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  askEmailChange,
  confirmEmailChange,
  getEmail,
  undoEmailChange,
  withdrawEmailChange,
} from '#contracts/accounts/email-change.contract.ts';
import { choosePassword } from '#contracts/accounts/password.contract.ts';
import { beginRegistration } from '#contracts/accounts/registration.contract.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listTicketQueue } from '#contracts/support/ticket.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { auditOf, letPass, stayAwake } from './acts.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const fresh = 'girafe violon nuage trottoir';

describe('B-024 another address for an account', () => {
  let instance: TestInstance;
  let operator: Person;
  let count = 0;
  beforeAll(async () => {
    instance = await startTestInstance();
    operator = await instance.addPerson('operator', 'Exploitante Essai');
  });
  afterAll(() => instance.close());
  beforeEach(() => stayAwake(instance));

  const newPerson = (): Promise<Person> => {
    count += 1;
    return instance.addPerson('director', `Direction Essai ${'abcdefghijklmnop'[count]}`);
  };
  const visitor = () => new ApiClient(instance.origin);
  const ask = (person: Person, email: string, password = testPassword) =>
    person.client.send(askEmailChange, { body: { email, password } });
  const mailsTo = (email: string) => instance.mail.sent.filter(({ to }) => to === email);
  async function token(email: string, path: string): Promise<string> {
    await letPass(instance, 0);
    await letPass(instance, 0);
    const found = mailsTo(email).flatMap(
      ({ text }) => new RegExp(`${path}([A-Za-z0-9_-]+)`).exec(text) ?? [],
    );
    return found.at(-1) ?? '';
  }
  const confirmation = (email: string) => token(email, '/adresse/confirmation/');
  const undoing = (email: string) => token(email, '/adresse/annulation/');
  const mayEnter = async (email: string, password = testPassword) =>
    (await visitor().send(signIn, { body: { email, password } })).status < 300;
  const spent = { code: 'email.link_spent', status: 409 };

  test('B-024 the new address counts once its link is opened, and only then; the former one is told', async () => {
    const person = await newPerson();
    const email = 'Nouvelle.Adresse@Ailleurs.invalid';
    const normal = email.toLowerCase();
    expect((await ask(person, email, 'pas le bon')).status).toBe(422);
    expect(
      (
        await person.client.refusal(askEmailChange, {
          body: { email: person.email.toUpperCase(), password: testPassword },
        })
      ).code,
    ).toBe('email.same');
    expect((await ask(person, email)).status).toBe(204);
    expect((await person.client.call(getEmail, {})).pending?.email).toBe(normal);
    const link = await confirmation(normal);
    expect([await mayEnter(normal), await mayEnter(person.email)]).toEqual([false, true]);
    const answers = await Promise.all(
      [1, 2, 3].map(() => visitor().send(confirmEmailChange, { body: { token: link } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect([await mayEnter(normal), await mayEnter(person.email)]).toEqual([true, false]);
    expect(await person.client.call(getEmail, {})).toEqual({ email: normal, pending: null });
    await letPass(instance, 0);
    await letPass(instance, 0);
    expect(mailsTo(person.email).at(-1)?.subject).toBe('L’adresse e-mail de votre compte a changé');
    expect(mailsTo(person.email).at(-1)?.text).not.toContain(normal);
    const steps = (await auditOf(instance, person.id))
      .filter(({ action }) => action === 'account.email-changed')
      .map(({ details }) => (details as { step: string }).step);
    expect(steps).toEqual(['asked', 'confirmed']);
  });

  test('A-079 an address that somebody has gets the same answer and the same wait; only its owner is told', async () => {
    const person = await newPerson();
    const owner = await newPerson();
    const answers = [await ask(person, owner.email), await ask(person, 'libre@ailleurs.invalid')];
    const said = await Promise.all(answers.map(async (each) => [each.status, await each.text()]));
    expect(said[0]).toEqual(said[1]);
    await ask(person, owner.email);
    const view = await person.client.call(getEmail, {});
    expect(view.pending?.email).toBe(owner.email);
    const link = await confirmation(owner.email);
    expect(link).toBe('');
    expect(mailsTo(owner.email).at(-1)?.subject).toBe('Votre adresse a été demandée pour un autre compte');
    expect(await mayEnter(owner.email)).toBe(true);
  });

  test('B-024 a newer wish, a cancelled one and an hour end a link', async () => {
    const person = await newPerson();
    await ask(person, 'un@ailleurs.invalid');
    const first = await confirmation('un@ailleurs.invalid');
    await ask(person, 'deux@ailleurs.invalid');
    const second = await confirmation('deux@ailleurs.invalid');
    expect(await visitor().refusal(confirmEmailChange, { body: { token: first } })).toMatchObject(spent);
    await person.client.call(withdrawEmailChange);
    expect(await visitor().refusal(confirmEmailChange, { body: { token: second } })).toMatchObject(spent);
    expect((await person.client.call(getEmail, {})).pending).toBeNull();
    await ask(person, 'trois@ailleurs.invalid');
    const third = await confirmation('trois@ailleurs.invalid');
    await letPass(instance, 61);
    expect((await person.client.call(getEmail, {})).pending).toBeNull();
    expect(await visitor().refusal(confirmEmailChange, { body: { token: third } })).toMatchObject(spent);
    expect(await visitor().refusal(undoEmailChange, { body: { token: third } })).toMatchObject(spent);
  });

  test('B-024 of two accounts that confirm one address at once, one gets it', async () => {
    const [one, two] = [await newPerson(), await newPerson()];
    const wanted = 'convoitee@ailleurs.invalid';
    await ask(one, wanted);
    const linkOne = await confirmation(wanted);
    await ask(two, wanted);
    const linkTwo = await confirmation(wanted);
    const answers = await Promise.all(
      [linkOne, linkTwo].map((each) => visitor().send(confirmEmailChange, { body: { token: each } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const owners = await Promise.all(
      [one, two].map(async ({ client }) => (await client.call(getEmail, {})).email),
    );
    expect(owners.filter((each) => each === wanted)).toHaveLength(1);
    expect(await mayEnter(wanted)).toBe(true);
  });

  test('A-011 « ce n’est pas moi » restores the former address, ends sessions and the password, and calls support', async () => {
    const person = await newPerson();
    const thief = 'voleur@ailleurs.invalid';
    await ask(person, thief);
    await visitor().call(confirmEmailChange, { body: { token: await confirmation(thief) } });
    const undo = await undoing(person.email);
    const inside = visitor();
    await inside.call(signIn, { body: { email: thief, password: testPassword } });
    // The thief goes one mailbox further: neither of his links brings him back.
    await inside.call(askEmailChange, {
      body: { email: 'voleur2@ailleurs.invalid', password: testPassword },
    });
    await visitor().call(confirmEmailChange, {
      body: { token: await confirmation('voleur2@ailleurs.invalid') },
    });
    const thiefsUndo = await undoing(thief);
    // Nobody may register the former address meanwhile, and nobody learns why.
    const begun = await visitor().send(beginRegistration, {
      body: { role: 'doctor', email: person.email, password: fresh },
    });
    expect(begun.status).toBe(204);
    await letPass(instance, 71 * 60);
    expect(await visitor().call(undoEmailChange, { body: { token: undo } })).toEqual({ isRestored: true });
    expect((await inside.call(getSession)).account).toBeNull();
    for (const email of [person.email, thief, 'voleur2@ailleurs.invalid'])
      expect(await mayEnter(email)).toBe(false);
    expect(await visitor().refusal(undoEmailChange, { body: { token: undo } })).toMatchObject(spent);
    expect(await visitor().refusal(undoEmailChange, { body: { token: thiefsUndo } })).toMatchObject(spent);
    const reset = await token(person.email, '/mot-de-passe/');
    await visitor().call(choosePassword, { body: { token: reset, password: fresh } });
    expect(await mayEnter(person.email, fresh)).toBe(true);
    const { items } = await operator.client.call(listTicketQueue, {});
    expect(items).toContainEqual(
      expect.objectContaining({ accountId: person.id, category: 'compromised-account', isUrgent: true }),
    );
  });

  test('B-024 after 72 hours the link to undo is over, and the address is anybody’s', async () => {
    const person = await newPerson();
    const next = 'partie@ailleurs.invalid';
    await ask(person, next);
    await visitor().call(confirmEmailChange, { body: { token: await confirmation(next) } });
    const undo = await undoing(person.email);
    await letPass(instance, 73 * 60);
    expect(await visitor().refusal(undoEmailChange, { body: { token: undo } })).toMatchObject(spent);
    await visitor().call(beginRegistration, {
      body: { role: 'doctor', email: person.email, password: fresh },
    });
    expect(await token(person.email, '/inscription/confirmation/')).not.toBe('');
  });

  test('A-079 wishes are counted by account, mails by the mailbox they go to', async () => {
    const person = await newPerson();
    const statuses: number[] = [];
    for (let at = 0; at < 7; at += 1) statuses.push((await ask(person, 'visee@ailleurs.invalid')).status);
    expect(statuses).toEqual([204, 204, 204, 204, 204, 204, 429]);
    await letPass(instance, 0);
    await letPass(instance, 0);
    expect(mailsTo('visee@ailleurs.invalid').length).toBeLessThanOrEqual(3);
  });
});
