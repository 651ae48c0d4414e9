import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createKeyFile } from '#server/platform/crypto/master-keys.ts';
import { defaultSignInSettings, openSignInSettings } from '#server/policy/sign-in-ways.ts';
import { ConfigError, configExitCode, type Environment, readConfig } from './config.ts';
import { isWeakSecret } from './config-secrets.ts';

const directory = mkdtempSync(join(tmpdir(), 'consilia-config-'));
const strong = 'vT7q-Lw2x_Rk9mZp4hBd';
const keyFile = join(directory, 'keys', 'master.json');
createKeyFile(keyFile);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function read(env: Environment = {}, args: readonly string[] = []) {
  return readConfig({ env, args, directory });
}

function problemsOf(env: Environment, args: readonly string[] = []): readonly string[] {
  try {
    read(env, args);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const production: Environment = {
  PUBLIC_URL: 'https://consilia.example.fr/',
  MASTER_KEY_FILE: keyFile,
  OPERATOR_NAME: 'Société Exemple',
};

describe('a demo', () => {
  test('needs no setting at all', () => {
    const config = read();
    expect(config).toEqual({
      mode: 'demo',
      roles: { web: true, worker: true },
      http: { host: '127.0.0.1', port: 8080, publicUrl: 'http://localhost:8080', trustedProxies: [] },
      operationsPort: 9464,
      dataDirectory: join(directory, 'data'),
      database: { kind: 'embedded' },
      masterKeyFile: join(directory, 'data/keys/master.json'),
      mail: { smtpUrl: undefined, from: 'Consilia <demo@consilia.invalid>' },
      clamd: undefined,
      proof: { witnessFile: undefined, witnessMails: [], timeStampUrl: undefined },
      speech: { modelDirectory: undefined, gateway: undefined, allowsBrowserCloud: false },
      logLevel: 'info',
      psc: undefined,
      signIn: openSignInSettings,
      sessions: { lockMinutes: 10, idleMinutes: 30, absoluteHours: 12 },
      instance: {
        name: 'Consilia',
        operatorName: 'Consilia (démonstration)',
        allowsAlgorithmTraining: false,
      },
    });
  });

  test('stays one with a database of its own choice', () => {
    const config = read({ DATABASE_URL: 'postgresql://app:app@localhost/consilia' });
    expect(config.mode).toBe('demo');
    expect(config.database).toEqual({
      kind: 'external',
      url: 'postgresql://app:app@localhost/consilia',
      ownerUrl: undefined,
    });
  });

  test('A-010 B-036 sessions lock before they end by themselves, within bounds', () => {
    const chosen = { SESSION_LOCK_MINUTES: '5', SESSION_IDLE_MINUTES: '60', SESSION_HOURS: '9' };
    expect(read(chosen).sessions).toEqual({ lockMinutes: 5, idleMinutes: 60, absoluteHours: 9 });
    expect(problemsOf({ SESSION_LOCK_MINUTES: '30' })).toEqual([
      expect.stringContaining('below SESSION_IDLE_MINUTES'),
    ]);
    for (const wrong of ['0', '1', '61', '10.5', '-5', 'never']) {
      expect(problemsOf({ SESSION_LOCK_MINUTES: wrong }), wrong).toHaveLength(1);
    }
    expect(problemsOf({ SESSION_HOURS: '25' })).toHaveLength(1);
    expect(problemsOf({ SESSION_IDLE_MINUTES: '481' })).toHaveLength(1);
  });

  test('listens on this machine only', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('this machine only')]);
    expect(read({ HOST: '::1' }).http.host).toBe('::1');
  });

  test('takes an empty variable for an unset one', () => {
    expect(read({ PORT: '', DATABASE_URL: '', CONSILIA_MODE: '' })).toEqual(read());
  });
});

describe('ways to sign in', () => {
  test('A-080 a real instance asks a second factor of everybody who reads health data', () => {
    expect(read(production, ['--production']).signIn).toEqual(defaultSignInSettings);
  });

  test('Pro Santé Connect is offered once its client is set up, and half of one is refused', () => {
    const client = { PSC_CLIENT_ID: 'consilia', PSC_CLIENT_SECRET: strong };
    expect(read({ ...client, SIGN_IN_WAYS: 'doctor=psc' })).toMatchObject({
      signIn: { hasPsc: true, byRole: { doctor: ['psc'] } },
      psc: { identities: 'real', discoveryUrl: expect.stringContaining('esante.gouv.fr') },
    });
    expect(problemsOf({ PSC_CLIENT_ID: 'consilia' })).toEqual([expect.stringContaining('go together')]);
    expect(problemsOf({ ...client, PSC_DISCOVERY_URL: 'http://a.example' })).toHaveLength(1);
  });

  test('are refused when a role could not sign in', () => {
    expect(problemsOf({ SIGN_IN_WAYS: 'doctor=psc' })).toEqual([expect.stringContaining('SIGN_IN_WAYS')]);
  });
});

describe('A-112 witnesses of the proof archive', () => {
  test('A-112 are read, and refused where they witness nothing', () => {
    const file = '/srv/witness/heads.jsonl';
    const config = read({
      PROOF_WITNESS_FILE: file,
      PROOF_WITNESS_MAILS: 'notaire@example.fr, dpo@example.fr',
      TIME_STAMP_URL: 'https://tsa.example.fr/',
    });
    expect(config.proof).toEqual({
      witnessFile: file,
      witnessMails: ['notaire@example.fr', 'dpo@example.fr'],
      timeStampUrl: 'https://tsa.example.fr/',
    });
    expect(problemsOf({ PROOF_WITNESS_FILE: 'data/heads.jsonl' })).toEqual([
      expect.stringContaining('PROOF_WITNESS_FILE lies inside DATA_DIR'),
    ]);
    expect(problemsOf({ PROOF_WITNESS_MAILS: 'Notaire <notaire@example.fr>' })).toHaveLength(1);
    expect(problemsOf({ TIME_STAMP_URL: 'ftp://tsa.example.fr/' })).toHaveLength(1);
  });
});

describe('values', () => {
  test('are read', () => {
    const config = read({
      PORT: '9000',
      DATA_DIR: '/srv/consilia',
      OPERATIONS_PORT: '0',
      TRUSTED_PROXIES: '10.0.0.4, 10.1.0.0/24',
      CLAMD_ADDRESS: 'localhost:3310',
      INSTANCE_ALLOWS_ALGORITHM_TRAINING: 'true',
      LOG_LEVEL: 'debug',
    });
    expect(config.http).toMatchObject({ port: 9000, publicUrl: 'http://localhost:9000' });
    expect(config.http.trustedProxies).toEqual(['10.0.0.4', '10.1.0.0/24']);
    expect(config.dataDirectory).toBe('/srv/consilia');
    expect(config.operationsPort).toBeUndefined();
    expect(config.clamd).toEqual({ kind: 'tcp', host: 'localhost', port: 3310 });
    expect(config.instance.allowsAlgorithmTraining).toBe(true);
    expect(config.logLevel).toBe('debug');
  });

  test('a scanner may listen on a socket', () => {
    expect(read({ CLAMD_ADDRESS: '/run/clamav/clamd.ctl' }).clamd).toEqual({
      kind: 'socket',
      path: '/run/clamav/clamd.ctl',
    });
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['PUBLIC_URL', 'consilia.example.fr'],
    ['SMTP_URL', 'mail.example.fr'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@b.fr\r\nBcc: c@d.fr'],
    ['CLAMD_ADDRESS', 'localhost'],
    ['CLAMD_ADDRESS', 'localhost:99999'],
    ['OPERATIONS_PORT', '-1'],
    ['TRUSTED_PROXIES', 'all'],
    ['LOG_LEVEL', 'loud'],
    ['INSTANCE_ALLOWS_ALGORITHM_TRAINING', 'perhaps'],
    ['CONSILIA_MODE', 'prod'],
    ['DATA_DIR', 'x'.repeat(1_001)],
  ])('%s=%s is refused with a sentence that names it', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must .*\\.$`)),
    ]);
  });

  test('an owner address without a database, or the same one twice, is refused', () => {
    const url = 'postgresql://app@localhost/consilia';
    expect(problemsOf({ DATABASE_OWNER_URL: url })).toEqual([
      expect.stringContaining('without DATABASE_URL'),
    ]);
    expect(problemsOf({ DATABASE_OWNER_URL: url, DATABASE_URL: url })).toEqual([
      expect.stringContaining('are the same'),
    ]);
  });

  test('the same port twice is refused', () => {
    expect(problemsOf({ PORT: '9464' })).toEqual([expect.stringContaining('OPERATIONS_PORT and PORT')]);
  });

  test('one part can be run alone, and an unknown flag is refused', () => {
    expect(read({}, ['--web']).roles).toEqual({ web: true, worker: false });
    expect(read({}, ['--worker']).roles).toEqual({ web: false, worker: true });
    expect(read({}, ['--web', '--worker']).roles).toEqual({ web: true, worker: true });
    expect(problemsOf({}, ['--prod'])).toEqual([expect.stringContaining('--prod is not known')]);
  });
});

describe('a real instance', () => {
  test('starts with strong settings, by flag or by variable', () => {
    expect(read(production, ['--production'])).toMatchObject({
      mode: 'production',
      masterKeyFile: keyFile,
      http: { publicUrl: 'https://consilia.example.fr' },
    });
    expect(read({ ...production, CONSILIA_MODE: 'production' }).mode).toBe('production');
    expect(read({ ...production, CONSILIA_MODE: 'demo' }, ['--production']).mode).toBe('production');
  });

  test('may listen on other addresses', () => {
    expect(read({ ...production, HOST: '0.0.0.0' }, ['--production']).http.host).toBe('0.0.0.0');
  });

  test('says all that is missing or wrong at once, each with what to set', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', PUBLIC_URL: 'nonsense' }, ['--production']);
    expect(problems.map((problem) => problem.split(' ').slice(0, 3).join(' '))).toEqual([
      'PORT must be',
      'PUBLIC_URL must be',
      'LOG_LEVEL must be',
      'MASTER_KEY_FILE is needed',
      'OPERATOR_NAME is needed',
    ]);
  });

  test('needs a sender as soon as it sends mail', () => {
    const mail = { SMTP_URL: `smtps://robot:${strong}@mail.example.fr` };
    expect(problemsOf({ ...production, ...mail }, ['--production'])).toEqual([
      expect.stringContaining('MAIL_FROM'),
    ]);
    expect(problemsOf({ ...production, ...mail, MAIL_FROM: 'a@b.fr' }, ['--production'])).toEqual([]);
  });

  test('is reached over https, except on this machine', () => {
    const problems = problemsOf({ ...production, PUBLIC_URL: 'http://consilia.example.fr' }, [
      '--production',
    ]);
    expect(problems).toEqual([expect.stringContaining('https://')]);
    expect(problemsOf({ ...production, PUBLIC_URL: 'http://localhost:8080' }, ['--production'])).toEqual([]);
  });

  test.each(['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL'])('refuses a weak password in %s', (name) => {
    const urlWith = (password: string) =>
      name === 'SMTP_URL' ? `smtp://robot:${password}@mail.fr` : `postgresql://robot:${password}@db/consilia`;
    const base: Environment = {
      ...production,
      MAIL_FROM: 'a@b.fr',
      DATABASE_URL: `postgresql://app:${strong}@db/consilia`,
    };
    for (const weak of ['short', 'aaaaaaaaaaaaaaaaaaaa', 'change-me-change-me', 'robot']) {
      const problems = problemsOf({ ...base, [name]: urlWith(weak) }, ['--production']);
      expect(problems).toEqual([expect.stringContaining(`password in ${name} is weak`)]);
      expect(problems.join()).not.toContain(weak === 'robot' ? 'robot:' : weak);
    }
    expect(problemsOf({ ...base, [name]: urlWith(strong) }, ['--production'])).toEqual([]);
  });
});

describe('the master key of a real instance', () => {
  const refusedWith = (path: string, env: Environment = {}) =>
    problemsOf({ ...production, ...env, MASTER_KEY_FILE: path }, ['--production']);

  test('must not lie inside the data folder', () => {
    const data = join(directory, 'inside');
    createKeyFile(join(data, 'keys/master.json'));
    expect(refusedWith(join(data, 'keys/master.json'), { DATA_DIR: data })).toEqual([
      expect.stringContaining('inside DATA_DIR'),
    ]);
  });

  test('must not lie there through links either, from one side or the other', () => {
    const data = join(directory, 'linked');
    createKeyFile(join(data, 'master.json'));
    symlinkSync(join(data, 'master.json'), join(directory, 'link-to-key.json'));
    symlinkSync(data, join(directory, 'link-to-data'));
    const inside = [expect.stringContaining('inside DATA_DIR')];
    expect(refusedWith(join(directory, 'link-to-key.json'), { DATA_DIR: data })).toEqual(inside);
    expect(refusedWith(join(data, 'master.json'), { DATA_DIR: join(directory, 'link-to-data') })).toEqual(
      inside,
    );
    expect(refusedWith(keyFile, { DATA_DIR: directory })).toEqual(inside);
    expect(refusedWith(keyFile, { DATA_DIR: join(directory, 'not-yet-there') })).toEqual([]);
  });

  test('must exist, be private and be strong', () => {
    expect(refusedWith(join(directory, 'none.json'))).toEqual([expect.stringContaining('is missing')]);
    mkdirSync(join(directory, 'open'));
    const open = join(directory, 'open/master.json');
    createKeyFile(open);
    chmodSync(open, 0o644);
    expect(refusedWith(open)).toEqual([expect.stringContaining('chmod 600')]);
    const weak = join(directory, 'weak.json');
    const repeated = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(
      weak,
      JSON.stringify({ current: 'k1', masterKeys: { k1: repeated }, searchKey: repeated }),
      {
        mode: 0o600,
      },
    );
    expect(refusedWith(weak)).toEqual([expect.stringContaining('guessable')]);
  });
});

describe('weak secrets', () => {
  test.each([
    '',
    'short',
    'abababababababababab',
    '0000000000000000000',
    'demo-demo-change-me!',
    'postgres-consilia-2026',
  ])('%j is weak', (secret) => {
    expect(isWeakSecret(secret)).toBe(true);
  });

  test('a random one is not', () => {
    expect(isWeakSecret(strong)).toBe(false);
  });
});

test('the exit code is that of wrong settings', () => {
  expect(configExitCode).toBe(78);
});
