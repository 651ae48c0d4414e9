// A minor's account sleeps until a named guardian consents by his own link, and again once he withdraws. No
// kind of account is for minors yet: the instance of this test allows pharmacists' to be, and a builder makes the minors.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contracts/accounts/guardian.contract.ts';
import { guardianTexts } from '#contracts/accounts/guardian.fr.ts';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { getPrivacy } from '#contracts/privacy/privacy.contract.ts';
import { hashText, openProof } from '#server/modules/accounts/guardian/guardian.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { makeMinor } from '#test/builders/minor.ts';
import { pharmacistAnswers, register, tokenFor } from './registration-steps.ts';
import {
  firstMoment,
  type Person,
  startTestInstance,
  type TestInstance,
  testPassword,
} from './test-instance.ts';

let instance: TestInstance;
let organisationId: string;
let visitor: ApiClient;
let count = 0;
beforeAll(async () => {
  instance = await startTestInstance({ minorRoles: ['pharmacist'] });
  organisationId = await instance.addPharmacy('Pharmacie des Essais');
  visitor = new ApiClient(instance.origin);
});
afterAll(() => instance.close());

const birthDate = '2012-03-04';
const path = '/consentement-parental#';

async function addMinor(more: { birthDate?: string; isProtected?: boolean } = {}): Promise<Person> {
  count += 1;
  const name = `Mineure Essai${'abcdefghijklmnopqrstuvwxyz'[count]}`;
  const person = await instance.addPerson('pharmacist', name, { organisationId });
  await makeMinor(instance, person, { birthDate, ...more });
  return person;
}
const parentOf = (person: Person) => person.email.replace('@', '.parent@');
const name = (person: Person, email = parentOf(person)) => ({
  body: { name: 'Paule Essaiclair', relation: 'mother' as const, email },
});
async function ask(person: Person): Promise<string> {
  await person.client.call(contract.nameGuardian, name(person));
  return tokenFor(instance, parentOf(person), path);
}
const consent = (token: string) => ({
  body: {
    token,
    isGiven: true,
    name: 'Paule Essaiclair',
    relation: 'mother' as const,
    hasAuthority: true,
    textVersion: 1,
  },
});
async function awake(person: Person): Promise<string> {
  await visitor.call(contract.decideAsGuardian, consent(await ask(person)));
  return tokenFor(instance, parentOf(person), path);
}
const entries = (person: Person) =>
  instance.run(system('test'), ({ tx }) =>
    tx
      .selectFrom('audit_entries')
      .select(['action', 'details'])
      .where('subject_id', '=', person.id)
      .where('action', 'like', 'guardian.%')
      .orderBy('at')
      .orderBy('id')
      .execute(),
  );

describe('asking', () => {
  test('A-006 the account sleeps until the guardian has consented; own data and support stay open', async () => {
    const person = await addMinor();
    expect((await person.client.call(getSession)).hindrance).toBe('guardian');
    expect((await person.client.refusal(listCases)).code).toBe('account.guardian_missing');
    await person.client.call(getPrivacy);
    expect(await person.client.call(contract.getOwnGuardian)).toEqual({ need: 'minor', guardian: null });
    const token = await ask(person);
    expect((await person.client.call(contract.getOwnGuardian)).guardian).toMatchObject({
      name: 'Paule Essaiclair',
      email: 'm•••@test.invalid',
      state: 'asked',
    });
    expect((await person.client.refusal(listCases)).code).toBe('account.guardian_missing');
    const page = await visitor.call(contract.readGuardianLink, { body: { token } });
    expect(page).toMatchObject({ kind: 'decide', need: 'minor', relation: 'mother', textVersion: 1 });
    expect(page.person).toMatch(/^Mineure E\.$/);
    await visitor.call(contract.decideAsGuardian, consent(token));
    expect((await person.client.call(getSession)).hindrance).toBeNull();
    await person.client.call(listCases);
  });

  test('A-006 the guardian is written to at an address that is not the minor’s, five times a day at most', async () => {
    const person = await addMinor();
    const own = await person.client.refusal(contract.nameGuardian, name(person, person.email.toUpperCase()));
    expect(own.code).toBe('guardian.own_address');
    expect(own.fields?.[0]?.path).toBe('email');
    for (let times = 0; times < 5; times += 1) await person.client.call(contract.nameGuardian, name(person));
    const sixth = await person.client.refusal(contract.nameGuardian, name(person));
    expect(sixth.code).toBe('guardian.too_many');
  });

  test('A-006 sending again and naming somebody else close the former link', async () => {
    const person = await addMinor();
    const first = await ask(person);
    await person.client.call(contract.resendGuardianMail);
    const second = await tokenFor(instance, parentOf(person), path);
    expect(second).not.toBe(first);
    expect((await visitor.refusal(contract.decideAsGuardian, consent(first))).code).toBe(
      'guardian.link_gone',
    );
    await person.client.call(contract.nameGuardian, name(person, 'autre.parent@test.invalid'));
    expect((await visitor.refusal(contract.decideAsGuardian, consent(second))).code).toBe(
      'guardian.link_gone',
    );
    const third = await tokenFor(instance, 'autre.parent@test.invalid', path);
    await visitor.call(contract.decideAsGuardian, consent(third));
    const late = await person.client.refusal(contract.nameGuardian, name(person));
    expect(late.code).toBe('guardian.already_given');
    expect((await person.client.refusal(contract.resendGuardianMail)).code).toBe('guardian.not_asked');
  });

  test('A-006 professionals need nobody, and name nobody', async () => {
    const adult = await instance.addPerson('pharmacist', 'Adulte Essai', { organisationId });
    expect(await adult.client.call(contract.getOwnGuardian)).toEqual({ need: null, guardian: null });
    expect((await adult.client.refusal(contract.nameGuardian, name(adult))).code).toBe('guardian.not_needed');
    const director = await instance.addPerson('director', 'Directrice Essai');
    expect((await director.client.refusal(contract.nameGuardian, name(director))).code).toBe('access.denied');
  });
});

describe('answering', () => {
  test('A-006 name, link and authority are declared at their places, and refused ones use nothing up', async () => {
    const person = await addMinor();
    const token = await ask(person);
    const body = { token, isGiven: true, name: ' ', textVersion: 1 };
    const refused = await visitor.refusal(contract.decideAsGuardian, { body });
    expect(refused.fields?.map(({ path: at }) => at).sort()).toEqual(['hasAuthority', 'name', 'relation']);
    const stale = { body: { ...consent(token).body, textVersion: 0 } };
    expect((await visitor.refusal(contract.decideAsGuardian, stale)).code).toBe('guardian.text_changed');
    await visitor.call(contract.decideAsGuardian, consent(token));
  });

  test('A-006 the proof keeps who, the text, the moment and the network address; its digest is in the archive', async () => {
    const person = await addMinor();
    await awake(person);
    const row = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('guardian_consents')
        .innerJoin('accounts', 'accounts.id', 'guardian_consents.account_id')
        .select(['guardian_consents.id', 'data_key', 'proof_sealed', 'text_hash'])
        .where('account_id', '=', person.id)
        .executeTakeFirstOrThrow(),
    );
    const proof = openProof(instance.keyring, row.data_key, row.id, row.proof_sealed ?? Buffer.alloc(0));
    expect(proof).toMatchObject({
      isGiven: true,
      name: 'Paule Essaiclair',
      relation: 'mother',
      textVersion: 1,
      address: '127.0.0.1',
      at: instance.now.toISOString(),
    });
    expect(proof.text).toContain('titulaire de l’autorité parentale');
    const [asked, decided] = await entries(person);
    expect(asked?.action).toBe('guardian.asked');
    const [text] = guardianTexts;
    expect(decided?.details).toEqual({
      consentId: row.id,
      need: 'minor',
      isGiven: true,
      textVersion: 1,
      textHash: text && hashText(text),
      proof: instance.keyring.digest('guardian-proof', JSON.stringify(proof)),
    });
    expect(JSON.stringify(await entries(person))).not.toMatch(/Paule|parent@/);
  });

  test('A-006 a link answers once: of two answers at once, one counts', async () => {
    const person = await addMinor();
    const token = await ask(person);
    const refusing = { body: { token, isGiven: false, textVersion: 1 } };
    const statuses = await Promise.all([
      visitor.send(contract.decideAsGuardian, consent(token)).then(({ status }) => status),
      visitor.send(contract.decideAsGuardian, refusing).then(({ status }) => status),
    ]);
    expect(statuses.sort()).toEqual([204, 422]);
    expect((await entries(person)).filter(({ action }) => action === 'guardian.decided')).toHaveLength(1);
  });

  test('A-006 naming another while the first answers: one of both holds, never a mixture', async () => {
    const person = await addMinor();
    const token = await ask(person);
    const [answered, named] = await Promise.all([
      visitor.send(contract.decideAsGuardian, consent(token)),
      person.client.send(contract.nameGuardian, name(person, 'tiers@test.invalid')),
    ]);
    const isAwake = (await person.client.call(getSession)).hindrance === null;
    expect([answered.status, named.status, isAwake]).toEqual(
      answered.status === 204 ? [204, 409, true] : [422, 204, false],
    );
  });

  test('A-006 refusing leaves the account asleep; when another is named, who refused is told', async () => {
    const person = await addMinor();
    const token = await ask(person);
    await visitor.call(contract.decideAsGuardian, { body: { token, isGiven: false, textVersion: 1 } });
    expect((await person.client.call(getSession)).hindrance).toBe('guardian');
    expect((await person.client.call(contract.getOwnGuardian)).guardian?.state).toBe('refused');
    await person.client.call(contract.nameGuardian, name(person, 'cousin@test.invalid'));
    await instance.pass(0);
    const told = instance.mail.sent.filter(
      ({ to, subject }) => to === parentOf(person) && /Une autre/.test(subject),
    );
    expect(told).toHaveLength(1);
  });

  test('A-006 a link is over after fourteen days, and with the 18th birthday', async () => {
    const person = await addMinor();
    const grown = await addMinor({ birthDate: '2008-12-01' });
    const token = await ask(person);
    const other = await ask(grown);
    try {
      instance.setNow(new Date(firstMoment.getTime() + 7 * 86_400_000));
      expect((await visitor.refusal(contract.decideAsGuardian, consent(other))).code).toBe(
        'guardian.link_gone',
      );
      await grown.client.call(signIn, { body: { email: grown.email, password: testPassword } });
      expect((await grown.client.call(getSession)).hindrance).toBeNull();
      await visitor.call(contract.readGuardianLink, { body: { token } });
      instance.setNow(new Date(firstMoment.getTime() + 14 * 86_400_000 + 1000));
      const late = await visitor.refusal(contract.readGuardianLink, { body: { token } });
      expect(late.code).toBe('guardian.link_gone');
    } finally {
      instance.setNow(firstMoment);
    }
  });

  test('A-006 a token that was made up opens nothing', async () => {
    for (const token of ['x', 'a'.repeat(75), `${'0'.repeat(32)}${'A'.repeat(43)}`]) {
      expect((await visitor.refusal(contract.readGuardianLink, { body: { token } })).code).toBe(
        'guardian.link_gone',
      );
      expect((await visitor.refusal(contract.withdrawAsGuardian, { body: { token } })).code).toBe(
        'guardian.link_gone',
      );
    }
  });
});

describe('withdrawing', () => {
  test('A-006 the standing link withdraws once; the account sleeps at once and the person is told', async () => {
    const person = await addMinor();
    const standing = await awake(person);
    const page = await visitor.call(contract.readGuardianLink, { body: { token: standing } });
    expect(page.kind).toBe('standing');
    // The link of withdrawal decides nothing.
    expect((await visitor.refusal(contract.decideAsGuardian, consent(standing))).code).toBe(
      'guardian.link_gone',
    );
    await visitor.call(contract.withdrawAsGuardian, { body: { token: standing } });
    expect((await person.client.refusal(listCases)).code).toBe('account.guardian_missing');
    const again = await visitor.refusal(contract.withdrawAsGuardian, { body: { token: standing } });
    expect(again.code).toBe('guardian.link_gone');
    await instance.pass(0);
    expect(instance.mail.sent.some(({ to, subject }) => to === person.email && /retiré/.test(subject))).toBe(
      true,
    );
    expect((await entries(person)).map(({ action }) => action)).toEqual([
      'guardian.asked',
      'guardian.decided',
      'guardian.withdrawn',
    ]);
    await visitor.call(contract.decideAsGuardian, consent(await ask(person)));
    expect((await person.client.call(getSession)).hindrance).toBeNull();
  });

  test('A-006 A-079 a new standing link goes to who consented; any other address hears nothing', async () => {
    const person = await addMinor();
    const first = await awake(person);
    const before = instance.mail.sent.length;
    await visitor.call(contract.askGuardianLink, { body: { email: 'inconnu@test.invalid' } });
    await visitor.call(contract.askGuardianLink, { body: { email: person.email } });
    await instance.pass(0);
    expect(instance.mail.sent).toHaveLength(before);
    await visitor.call(contract.askGuardianLink, { body: { email: parentOf(person) } });
    const second = await tokenFor(instance, parentOf(person), path);
    expect(second).not.toBe(first);
    expect((await visitor.refusal(contract.withdrawAsGuardian, { body: { token: first } })).code).toBe(
      'guardian.link_gone',
    );
    await visitor.call(contract.withdrawAsGuardian, { body: { token: second } });
    expect((await person.client.call(getSession)).hindrance).toBe('guardian');
  });

  test('A-005 A-006 a protected adult sleeps too, and no birthday ends it', async () => {
    const person = await addMinor({ birthDate: '1970-01-01', isProtected: true });
    expect(await person.client.call(contract.getOwnGuardian)).toEqual({ need: 'protected', guardian: null });
    await awake(person);
    expect((await person.client.call(getSession)).hindrance).toBeNull();
  });
});

test('A-006 where a kind allows minors, the form takes one, and the account sleeps once it is sent', async () => {
  const client = await register(instance, 'pharmacist', 'jeune@test.invalid', {
    ...pharmacistAnswers,
    birthDate,
  });
  expect((await client.call(getSession)).hindrance).toBe('guardian');
  expect(await client.call(contract.getOwnGuardian)).toEqual({ need: 'minor', guardian: null });
});
