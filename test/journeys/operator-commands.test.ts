import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { getAccount } from '#server/modules/accounts/account.queries.ts';
import { openProfile } from '#server/modules/accounts/account.ts';
import { openLabel } from '#server/modules/cases/case.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { createKeyFile, loadKeyFile } from '#server/platform/crypto/master-keys.ts';
import { createDatabase } from '#server/platform/db/create-database.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { findRunningPostgres } from '#server/platform/postgres/running-postgres.ts';
import { scopeOf, system } from '#server/policy/actor.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { create, type Options } from '../../scripts/account/account-commands.ts';
import { runScript, settingsOf } from './run-command.ts';
import { populate, sendCase } from './steps.ts';
import { startTestInstance, type TestInstance } from './test-instance.ts';

const goodPassword = 'Quatre bougies près du lac';
/** Passes the check digit of real numbers, and belongs to nobody: the test range. */
const goodRpps = '89999900015';

const run = (script: string, args: string[], env: Record<string, string>, input = '') =>
  runScript(script, args, { env, input });

const idIn = (output: string) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(output)?.[0] ?? '';

describe('npm run account', () => {
  let instance: TestInstance;
  let env: Record<string, string>;
  beforeAll(async () => {
    instance = await startTestInstance();
    env = settingsOf(instance);
  });
  afterAll(() => instance.close());

  const account = (args: string[], input = `${goodPassword}\n`, more: Record<string, string> = {}) =>
    run('account.ts', args, { ...env, ...more }, input);

  async function trySignIn(email: string, password: string): Promise<number> {
    const client = new ApiClient(instance.origin);
    return (await client.send(signIn, { body: { email, password } })).status;
  }

  /** A suspended person may still sign in, to read the decision; the service stays closed. */
  async function standsInTheWay(email: string, password: string) {
    const client = new ApiClient(instance.origin);
    return (await client.call(signIn, { body: { email, password } })).hindrance;
  }

  async function actsOn(subjectId: string): Promise<string[]> {
    const { rows } = await sql<{ action: string }>`
      select action from audit_entries where subject_id = ${subjectId} order by at, id`.execute(
      instance.database.ownerDb,
    );
    return rows.map(({ action }) => action);
  }

  test('says how it is used, and does nothing on a word it does not know', async () => {
    const help = await account(['--help']);
    expect(help).toMatchObject({ code: 0, output: expect.stringContaining('authorise-dermoscopic') });
    expect(await account(['remove-all'])).toMatchObject({ code: 64 });
    expect(await account(['create', '--password', 'x'])).toMatchObject({ code: 64 });
  });

  test('B-025 a pharmacy, its pharmacist and a doctor: made, signed in, listed without name or address', async () => {
    const place = ['--street', '1 rue de l’Essai', '--postal-code', '75000', '--city', 'Villefictive'];
    const pharmacy = await account(['pharmacy', 'create', '--name', 'Pharmacie du Terminal', ...place]);
    expect(pharmacy).toMatchObject({ code: 0 });
    expect(await actsOn(idIn(pharmacy.output))).toEqual(['organisation.created']);

    const who = ['--email', 'Camille.Terminal@Example.fr', '--name', 'Camille Terminal', '--password-stdin'];
    const made = await account([
      'create',
      '--role',
      'pharmacist',
      '--pharmacy',
      'Pharmacie du Terminal',
      ...who,
    ]);
    expect(made).toMatchObject({ code: 0 });
    expect(await actsOn(idIn(made.output))).toEqual(['account.created']);
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: { email: 'camille.terminal@example.fr', password: goodPassword } });
    expect((await client.call(getSession)).account).toMatchObject({
      displayName: 'Camille Terminal',
      role: 'pharmacist',
      pharmacy: { id: idIn(pharmacy.output) },
    });

    const doctor = ['--role', 'doctor', '--email', 'doc@example.fr', '--name', 'Docteur Terminal'];
    const doctorMade = await account([
      'create',
      ...doctor,
      '--rpps',
      goodRpps,
      '--tier',
      '2',
      '--password-stdin',
    ]);
    expect(doctorMade).toMatchObject({ code: 0 });
    expect(await trySignIn('doc@example.fr', goodPassword)).toBe(200);

    const listed = await account(['list']);
    expect(listed.output).toContain(`${idIn(doctorMade.output)}\tdoctor\tactive\ttier 2`);
    for (const secret of ['Docteur Terminal', 'Camille', 'example.fr', goodRpps, 'argon2']) {
      expect(listed.output).not.toContain(secret);
    }
    expect(
      await account(['create', ...doctor, '--rpps', goodRpps, '--tier', '2', '--password-stdin']),
    ).toMatchObject({ code: 64, output: expect.stringContaining('already') });
  });

  async function countAccounts(): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from accounts`.execute(
      instance.database.ownerDb,
    );
    return rows[0]?.count ?? -1;
  }

  test('B-025 what is missing or wrong is said, and no account is made', async () => {
    const { db } = instance.database;
    const { keyring, run } = instance;
    const opened = { mode: 'demo', db, keyring, run, now: () => instance.now, newId: () => '' } as const;
    const close = async () => undefined;
    const who = { email: 'a@example.fr', name: 'A' };
    const refused: [Options, RegExp][] = [
      [{ ...who, role: 'doctor', tier: '1' }, /rpps is missing/],
      [{ ...who, role: 'doctor', rpps: goodRpps }, /tier is missing/],
      [{ ...who, role: 'doctor', rpps: goodRpps, tier: '4' }, /tier is 1, 2 or 3/],
      [{ ...who, role: 'doctor', rpps: '123', tier: '1' }, /11 chiffres/],
      [{ ...who, role: 'director', email: 'a' }, /adresse/],
      [{ ...who, role: 'director', tier: '1' }, /for doctors/],
      [{ ...who, role: 'director', dermoscopic: true }, /for pharmacists/],
      [{ ...who, role: 'pharmacist', pharmacy: 'Nulle part' }, /No such pharmacy/],
      [{ ...who, role: 'king' }, /--role is one of/],
      [{ role: 'operator', email: 'a@example.fr' }, /name is missing/],
    ];
    const before = await countAccounts();
    for (const [options, reason] of refused) {
      await expect(create({ ...opened, close }, options), String(reason)).rejects.toThrow(reason);
    }
    const args = ['create', '--role', 'director', '--email', 'weak@example.fr', '--name', 'W'];
    const weak = await account([...args, '--password-stdin'], 'demo-consilia\n');
    expect(weak).toMatchObject({ code: 64 });
    expect(await account(args)).toMatchObject({
      code: 64,
      output: expect.stringContaining('--password-stdin'),
    });
    expect(await countAccounts()).toBe(before);
  });

  test('a changed password ends sessions; suspension closes the door; reactivation opens it', async () => {
    const email = 'changing@example.fr';
    const made = await account([
      ...['create', '--role', 'operator', '--email', email, '--name', 'Changeant', '--password-stdin'],
    ]);
    const client = new ApiClient(instance.origin);
    await client.call(signIn, { body: { email, password: goodPassword } });
    const next = 'Cinq bougies sur le lac';
    const changed = await account(['password', '--account', email, '--password-stdin'], `${next}\n`);
    expect(changed).toMatchObject({ code: 0 });
    expect(changed.output).not.toContain(email);
    expect((await client.call(getSession)).account).toBeNull();
    expect(await trySignIn(email, goodPassword)).toBe(401);
    expect(await trySignIn(email, next)).toBe(200);
    const id = idIn(made.output);
    expect(await account(['suspend', '--account', id])).toMatchObject({ code: 0 });
    expect(await standsInTheWay(email, next)).toBe('suspended');
    expect(await account(['reactivate', '--account', id])).toMatchObject({ code: 0 });
    // Nothing but the terms, which this person has not been asked for yet.
    expect(await standsInTheWay(email, next)).toBe('terms');
    expect((await actsOn(id)).filter((action) => action === 'account.changed')).toHaveLength(3);
    expect(await account(['suspend', '--account', 'nobody@example.fr'])).toMatchObject({ code: 64 });
  });

  test('B-049 dermoscopic photos on the form « peau » are authorised account by account, and for pharmacists only', async () => {
    const { pharmacist, doctor1 } = await populate(instance);
    const authorised = async () =>
      (await pharmacist.client.call(getSession)).account?.mayAddDermoscopicToSkin;
    expect(await authorised()).toBe(false);
    expect(await account(['authorise-dermoscopic', '--account', pharmacist.id])).toMatchObject({ code: 0 });
    expect(await authorised()).toBe(true);
    expect(await account(['authorise-dermoscopic', '--account', pharmacist.id, '--revoke'])).toMatchObject({
      code: 0,
    });
    expect(await authorised()).toBe(false);
    expect(await account(['authorise-dermoscopic', '--account', doctor1.id])).toMatchObject({ code: 64 });
  });

  test('a real instance refuses addresses of the demo, test numbers and settings that are not complete', async () => {
    const keys = mkdtempSync(join(tmpdir(), 'consilia-command-'));
    const MASTER_KEY_FILE = join(keys, 'master.json');
    writeFileSync(MASTER_KEY_FILE, readFileSync(env['MASTER_KEY_FILE'] ?? ''), { mode: 0o600 });
    const real = {
      MASTER_KEY_FILE,
      CONSILIA_MODE: 'production',
      PUBLIC_URL: 'https://consilia.example.fr',
      OPERATOR_NAME: 'Essai',
    };
    const doctor = (email: string, rpps: string) => [
      ...['create', '--role', 'doctor', '--email', email, '--name', 'R', '--tier', '1'],
      ...['--rpps', rpps, '--password-stdin'],
    ];
    const input = `${goodPassword}\n`;
    try {
      const demo = await account(doctor('x@demo.consilia.invalid', goodRpps), input, real);
      expect(demo).toMatchObject({ code: 64, output: expect.stringContaining('demo') });
      const wrongDigit = await account(doctor('x@example.fr', '89999900010'), input, real);
      expect(wrongDigit).toMatchObject({ code: 64, output: expect.stringContaining('erreur de saisie') });
      expect(await account(['list'], '', { CONSILIA_MODE: 'production' })).toMatchObject({ code: 1 });
    } finally {
      rmSync(keys, { recursive: true });
    }
  });

  test('without its key file it stops and says so; it never makes one', async () => {
    const missing = await account(['list'], '', { MASTER_KEY_FILE: join(instance.directory, 'none.json') });
    expect(missing).toMatchObject({ code: 1, output: expect.stringContaining('MASTER_KEY_FILE') });
  });
});

describe('npm run keys', () => {
  test('B-073 rotate, rewrap on a running database, remove the old key: everything is still readable', async () => {
    const instance = await startTestInstance();
    try {
      const { pharmacist } = await populate(instance);
      const caseId = await sendCase(pharmacist);
      const file = join(instance.directory, 'keys', 'master.json');
      const env = { DATABASE_URL: instance.database.appUrl };
      expect(await run('keys.ts', ['rotate', '--file', file], env)).toMatchObject({ code: 0 });
      const wrapped = await run('keys.ts', ['rewrap', '--file', file], env);
      expect(wrapped.output).toMatch(/accounts\.data_key: 9 keys wrapped again under k2/);
      expect(wrapped.output).toMatch(/cases\.data_key: 1 keys wrapped again under k2/);
      const again = await run('keys.ts', ['rewrap', '--file', file], env);
      expect(again.output).toMatch(/cases\.data_key: 0 keys/);

      const stored = JSON.parse(readFileSync(file, 'utf8')) as { masterKeys: Record<string, string> };
      delete stored.masterKeys['k1'];
      writeFileSync(file, JSON.stringify(stored), { mode: 0o600 });
      const keyring = createKeyring(loadKeyFile(file));
      await inTransaction(instance.database.db, scopeOf(system('test')), async (tx) => {
        const caseRow = await tx
          .selectFrom('cases')
          .select(['data_key', 'label_sealed'])
          .where('id', '=', caseId)
          .executeTakeFirstOrThrow();
        const label = openLabel(
          keyring.unwrap(caseRow.data_key),
          caseId,
          caseRow.label_sealed ?? Buffer.of(),
        );
        expect(label.patientName).toContain('Ondine');
        const profile = openProfile(keyring, await getAccount(tx, pharmacist.id));
        expect(profile.displayName).toBe('Camille Modele');
      });
      const left = await sql<{ count: number }>`select count(*)::integer as count from accounts
        where data_key not like 'k2.%'`.execute(instance.database.ownerDb);
      expect(left.rows[0]?.count).toBe(0);
    } finally {
      await instance.close();
    }
  });
});

describe('beside the embedded database', () => {
  test('a command joins the server that runs, and starts it for a moment when none does', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'consilia-command-'));
    chmodSync(directory, 0o755);
    const postgresDirectory = join(directory, 'postgres');
    createKeyFile(join(directory, 'keys', 'master.json'));
    const env = { DATA_DIR: directory };
    const place = ['--street', '1 rue', '--postal-code', '75000', '--city', 'Villefictive'];
    const create = (name: string) => run('account.ts', ['pharmacy', 'create', '--name', name, ...place], env);
    try {
      expect(findRunningPostgres(postgresDirectory)).toBeUndefined();
      expect(await create('Première')).toMatchObject({ code: 0 });
      expect(findRunningPostgres(postgresDirectory)).toBeUndefined();
      const running = await startEmbeddedPostgres({
        directory: postgresDirectory,
        log: silentLog,
        durable: false,
      });
      try {
        expect(findRunningPostgres(postgresDirectory)).toEqual({
          ownerUrl: running.ownerUrl,
          appUrl: running.appUrl,
        });
        expect(await create('Deuxième')).toMatchObject({ code: 0 });
        const { db, close } = createDatabase({
          url: running.appUrl,
          applicationName: 'test',
          log: silentLog,
        });
        const rows = await db.selectFrom('organisations').select('name').orderBy('created_at').execute();
        await close();
        expect(rows.map(({ name }) => name)).toEqual(['Première', 'Deuxième']);
        const migrated = await run('db-migrate.ts', [], {
          DATABASE_OWNER_URL: running.ownerUrl,
          DATABASE_URL: running.appUrl,
        });
        expect(migrated).toMatchObject({ code: 0, output: expect.stringContaining('up to date') });
        const swapped = await run('db-migrate.ts', [], {
          DATABASE_OWNER_URL: running.ownerUrl,
          DATABASE_URL: running.ownerUrl,
        });
        expect(swapped).toMatchObject({ code: 1, output: expect.stringContaining('consilia_app') });
      } finally {
        await running.stop();
      }
      expect(findRunningPostgres(postgresDirectory)).toBeUndefined();
      expect(await run('db-migrate.ts', [], {})).toMatchObject({ code: 64 });
    } finally {
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});
