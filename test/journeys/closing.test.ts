import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { getCase } from '#contracts/cases/case-view.contract.ts';
import {
  closeAccount,
  consultAddresses,
  exportAccount,
  getCertificate,
  getPrivacy,
  grantPermit,
  restoreAccount,
} from '#contracts/privacy/privacy.contract.ts';
import { defaultPrivacySettings, screenRegistration, shutOut } from '#server/modules/privacy/public.ts';
import { openDestroyedKeys } from '#server/platform/crypto/destroyed-keys.ts';
import { createKeyring, KeyUnusable } from '#server/platform/crypto/keyring.ts';
import { loadKeyFile } from '#server/platform/crypto/master-keys.ts';
import { system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { auditOf, stayAwake } from './acts.ts';
import { dumpTables, searchPlaces, textSecrets } from './secret-search.ts';
import { answerCase, type People, populate, prepareCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;

beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

const declined = { password: testPassword, exportChoice: 'declined', when: 'after-grace' } as const;
const day = 24 * 60;

async function pathsOf(zip: Buffer): Promise<string[]> {
  const paths: string[] = [];
  const opened = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(zip, { lazyEntries: false }, (error, file) => (file ? resolve(file) : reject(error))),
  );
  opened.on('entry', (entry: yauzl.Entry) => paths.push(entry.fileName));
  await new Promise((resolve) => opened.on('end', resolve));
  return paths;
}

async function newPharmacist(name: string, pharmacy: string): Promise<Person> {
  return instance.addPerson('pharmacist', name, { organisationId: await instance.addPharmacy(pharmacy) });
}

function keyOf(person: Person): Promise<string> {
  return instance.run(system('test'), async ({ tx }) => {
    const row = await tx
      .selectFrom('accounts')
      .select('data_key')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    return row.data_key;
  });
}

describe('A-088 taking one’s data along', () => {
  test('A-088 a ZIP with account, texts, photos and report of each own case; its use is recorded', async () => {
    const { pharmacist, doctor1, stranger } = people;
    const caseId = await sendCase(pharmacist);
    await answerCase(doctor1, caseId);
    const paths = await pathsOf(await pharmacist.client.bytes(exportAccount));
    const { reference } = await pharmacist.client.call(getCase, { params: { caseId } });
    expect(paths).toEqual(
      expect.arrayContaining([
        'LISEZ-MOI.txt',
        'compte.json',
        'acceptations.json',
        'connexions.json',
        'messages.json',
        'modifications.json',
        'decisions.json',
        'assistance.json',
        `dossiers/${reference}/dossier.json`,
        `dossiers/${reference}/photo-1-regional.jpg`,
        `dossiers/${reference}/compte-rendu-v1.pdf`,
      ]),
    );
    expect((await pharmacist.client.call(getPrivacy)).lastExportAt).toBe(instance.now.toISOString());
    const acts = (await auditOf(instance, pharmacist.id)).map(({ action }) => action);
    expect(acts).toContain('account.exported');
    expect((await pathsOf(await stranger.client.bytes(exportAccount))).join()).not.toContain(reference);
    expect((await pathsOf(await doctor1.client.bytes(exportAccount))).join()).toContain(reference);
  });

  test('A-088 closing with data « downloaded » is refused while no export was made', async () => {
    const { client } = await newPharmacist('Sans Export', 'Pharmacie Sans Export');
    const body = { ...declined, exportChoice: 'downloaded' } as const;
    expect((await client.refusal(closeAccount, { body })).code).toBe('privacy.not_exported');
    expect((await client.call(getSession)).hindrance).toBeNull();
  });
});

describe('A-087 A-089 B-119 closing, days of grace, erasure', () => {
  test('B-119 the wrong password closes nothing', async () => {
    const { client } = people.colleague;
    const refused = await client.refusal(closeAccount, { body: { ...declined, password: 'autre chose' } });
    expect(refused.code).toBe('account.wrong_password');
  });

  test('A-089 the service closes at once, and all of it comes back within the days of grace', async () => {
    const person = await newPharmacist('Rene Revenu', 'Pharmacie du Retour');
    await prepareCase(person);
    const { closure } = await person.client.call(closeAccount, { body: declined });
    expect(closure?.purgeAt).toBe(new Date(instance.now.getTime() + 30 * day * 60_000).toISOString());
    expect((await person.client.call(getSession)).hindrance).toBe('closing');
    expect((await person.client.refusal(closeAccount, { body: declined })).code).toBe(
      'privacy.already_closing',
    );
    await person.client.call(restoreAccount);
    expect((await person.client.call(getSession)).hindrance).toBeNull();
    expect((await person.client.refusal(restoreAccount)).code).toBe('privacy.not_closing');
  });

  test('A-087 when the day has come, identity is found nowhere in the database, and a copy of it stays closed', async () => {
    const person = await newPharmacist('Zenobie Effacable', 'Pharmacie de l’Oubli');
    const { caseId: draftId } = await prepareCase(person);
    const sentId = await sendCase(person);
    await answerCase(people.doctor1, sentId);
    const copiedKey = await keyOf(person);
    const { closure } = await person.client.call(closeAccount, { body: declined });
    const token = closure?.certificatePath.split('/').at(-1) ?? '';
    const visitor = new ApiClient(instance.origin);
    expect((await visitor.call(getCertificate, { params: { token } })).state).toBe('planned');
    await instance.pass(30 * day - 1);
    expect((await visitor.call(getCertificate, { params: { token } })).state).toBe('planned');
    await instance.pass(16);
    await instance.eraseDue();
    await stayAwake(instance);
    const certificate = await visitor.call(getCertificate, { params: { token } });
    expect(certificate).toMatchObject({ state: 'erased', backupsGoneOn: expect.stringMatching(/^2027-/) });
    expect(certificate.erased).toContainEqual({ what: 'Demandes jamais envoyées', count: 1 });
    const secrets = textSecrets(['Zenobie Effacable', person.email]);
    expect(searchPlaces(secrets, await dumpTables(instance.database.superuserUrl))).toEqual([]);
    const later = createKeyring(
      loadKeyFile(`${instance.directory}/keys/master.json`),
      undefined,
      openDestroyedKeys(`${instance.directory}/keys/master.json.destroyed`),
    );
    expect(() => later.unwrap(copiedKey)).toThrow(KeyUnusable);
    expect(
      (await visitor.refusal(signIn, { body: { email: person.email, password: testPassword } })).code,
    ).toBe('session.bad_credentials');
    const gone = await instance.run(system('test'), ({ tx }) =>
      tx
        .selectFrom('cases')
        .select(['status', 'data_key'])
        .where('id', '=', draftId)
        .executeTakeFirstOrThrow(),
    );
    expect(gone).toEqual({ status: 'discarded', data_key: 'destroyed' });
    await people.doctor1.client.call(signIn, {
      body: { email: people.doctor1.email, password: testPassword },
    });
    const kept = await people.doctor1.client.call(getCase, { params: { caseId: sentId } });
    expect(kept.status).toBe('answered');
    expect(JSON.stringify(kept)).not.toContain('Zenobie');
  });

  test('B-092 who orders it has it done at once', async () => {
    const person = await newPharmacist('Prudence Tout de suite', 'Pharmacie Immediate');
    await person.client.call(closeAccount, { body: { ...declined, when: 'now' } });
    expect(await keyOf(person)).toBe('destroyed');
    expect((await person.client.call(getSession)).account).toBeNull();
  });

  test('A-087 a draft that colleagues may finish stays theirs', async () => {
    const organisationId = await instance.addPharmacy('Pharmacie a Deux');
    const stays = await instance.addPerson('pharmacist', 'Reste Encours', { organisationId });
    const leaver = await instance.addPerson('pharmacist', 'Part Sencours', { organisationId });
    const { caseId } = await prepareCase(leaver);
    await leaver.client.call(closeAccount, { body: { ...declined, when: 'now' } });
    expect((await stays.client.call(getCase, { params: { caseId } })).status).toBe('draft');
  });

  test('B-119 two closings at once: one is made', async () => {
    const { client } = await newPharmacist('Double Toucher', 'Pharmacie du Double');
    const answers = await Promise.allSettled([
      client.call(closeAccount, { body: declined }),
      client.call(closeAccount, { body: declined }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('B-119 the last director and the last operator cannot leave', async () => {
    await people.director.client.call(signIn, {
      body: { email: people.director.email, password: testPassword },
    });
    expect((await people.director.client.refusal(closeAccount, { body: declined })).code).toBe(
      'privacy.last_director',
    );
  });

  test('A-087 a certificate is found by its own address only', async () => {
    const token = `${people.pharmacist.id}.${'A'.repeat(43)}`;
    const refused = await people.pharmacist.client.refusal(getCertificate, { params: { token } });
    expect(refused.code).toBe('privacy.certificate_not_found');
  });
});

describe('A-086 network addresses', () => {
  test('A-086 are read with a reason that is kept, by the operator alone', async () => {
    const { operator, pharmacist } = people;
    await operator.client.call(signIn, { body: { email: operator.email, password: testPassword } });
    const fresh = await newPharmacist('Adresse Vue', 'Pharmacie des Adresses');
    const body = {
      accountId: fresh.id,
      reason: 'intrusion',
      note: 'Connexions signalées par la personne.',
    } as const;
    const { items } = await operator.client.call(consultAddresses, { body });
    expect(items).toEqual([{ at: instance.now.toISOString(), address: '127.0.0.1' }]);
    const short = { ...body, note: 'pour voir' };
    expect((await operator.client.refusal(consultAddresses, { body: short })).fields?.[0]?.path).toBe('note');
    const acts = (await auditOf(instance, fresh.id)).filter(({ action }) => action.includes('addresses'));
    expect(acts).toMatchObject([{ actor_id: operator.id, details: { reason: 'intrusion', shown: 1 } }]);
    expect(pharmacist.id).not.toBe(fresh.id);
  });
});

describe('A-092 A-093 who was shut out', () => {
  test('A-092 is recognised by keyed hashes until they are forgotten, and A-093 let in once by a permit', async () => {
    const person = await newPharmacist('Exclu Pourfraude', 'Pharmacie Exclue');
    const as = system('test');
    await instance.run(as, (ctx) => shutOut(ctx, person.id, defaultPrivacySettings));
    const ask = (email: string) =>
      instance.run(as, (ctx) => screenRegistration(ctx, people.stranger.id, { email }));
    expect(await ask(person.email)).toBe('review');
    expect(await ask('quelqu.un.d.autre@test.invalid')).toBe('clear');
    const { operator } = people;
    const text = 'Quinquina : retour admis après réexamen de la décision.';
    await operator.client.call(grantPermit, { body: { email: person.email.toUpperCase(), text } });
    const both = await Promise.all([ask(person.email), ask(person.email)]);
    expect(both.sort()).toEqual(['clear', 'review']);
    expect((await person.client.refusal(restoreAccount)).code).toBe('privacy.not_closing');
    const secrets = textSecrets(['Quinquina']);
    expect(searchPlaces(secrets, await dumpTables(instance.database.superuserUrl))).toEqual([]);
    await instance.pass(731 * day);
    await instance.eraseDue();
    expect(await ask(person.email)).toBe('clear');
  });
});
