/** What an attacker tries on forgotten passwords, registration, changes of address and lost access, over HTTP. */
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  askEmailChange,
  confirmEmailChange,
  undoEmailChange,
} from '#contracts/accounts/email-change.contract.ts';
import { askPasswordReset, choosePassword } from '#contracts/accounts/password.contract.ts';
import {
  askRecovery,
  decideRecovery,
  listRecoveries,
  stopRecovery,
} from '#contracts/accounts/recovery.contract.ts';
import { beginRegistration, confirmEmail } from '#contracts/accounts/registration.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { letPass, stayAwake } from './acts.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

const fresh = 'girafe violon nuage trottoir';
const claim = {
  name: 'Ondine Essaiclair',
  role: 'doctor' as const,
  rpps: '',
  contact: '01 99 00 12 34',
  text: '',
};

let instance: TestInstance;
let operator: Person;
let asker: Person;
let owner: Person;
beforeAll(async () => {
  instance = await startTestInstance();
  operator = await instance.addPerson('operator', 'Exploitante Essai');
  asker = await instance.addPerson('director', 'Direction Demandeuse');
  owner = await instance.addPerson('director', 'Direction Connue');
});
afterAll(() => instance.close());
beforeEach(async () => {
  await stayAwake(instance);
  await instance.database.db.deleteFrom('rate_limits').execute();
});

const visitor = () => new ApiClient(instance.origin);

/** Every door that takes an address, as somebody who is curious about it would knock. */
const addressed: readonly [string, (email: string) => Promise<Response>][] = [
  ['forgotten password', (email) => visitor().send(askPasswordReset, { body: { email } })],
  [
    'registration',
    (email) => visitor().send(beginRegistration, { body: { role: 'doctor', email, password: fresh } }),
  ],
  [
    'change of address',
    (email) => asker.client.send(askEmailChange, { body: { email, password: testPassword } }),
  ],
  ['lost access', (email) => visitor().send(askRecovery, { body: { ...claim, email } })],
];

/** Status, headers that matter and body. */
async function said(answer: Response) {
  const names = [...answer.headers.keys()].filter(
    (name) => !/^(x-request-id|date|ratelimit.*|x-ratelimit.*)$/.test(name),
  );
  return { status: answer.status, names: names.sort(), body: await answer.text() };
}

/** Names of the jobs that wait, in order of name. */
async function waitingJobs(): Promise<string[]> {
  const { rows } = await instance.database.pool.query<{ task: string }>(
    'select task_identifier as task from graphile_worker.jobs order by 1',
  );
  return rows.map(({ task }) => task);
}

describe('A-079 B-038 B-039 nobody learns who has an account', () => {
  test.each(addressed)(
    'A-079 B-038 B-039 %s: same answer and same jobs, known address or not',
    async (_name, knock) => {
      await letPass(instance, 1);
      await letPass(instance, 1);
      const seen = [];
      for (const email of [owner.email, 'personne@ailleurs.invalid', owner.email.toUpperCase()]) {
        const before = await waitingJobs();
        const answer = await said(await knock(email));
        const after = await waitingJobs();
        const added = [...after];
        for (const job of before) added.splice(added.indexOf(job), 1);
        seen.push({ answer, added });
        await letPass(instance, 1);
        await letPass(instance, 1);
      }
      expect(seen[0]?.answer.status).toBe(204);
      expect(seen[0]?.added.length).toBeGreaterThan(0);
      expect(seen[1]).toEqual(seen[0]);
      expect(seen[2]).toEqual(seen[0]);
    },
  );
});

describe('B-064 A-079 what reaches a mail', () => {
  const breaks = [
    'a@ailleurs.invalid\r\nBcc: b@ailleurs.invalid',
    'a@ailleurs.invalid\nTo: b',
    'a\r\n@ailleurs.invalid',
  ];

  test.each(breaks)('B-064 the address %j sends nothing, wherever it is typed', async (email) => {
    await letPass(instance, 1);
    const before = instance.mail.sent.length;
    for (const [name, knock] of addressed) {
      const { status } = await knock(email);
      expect([name, status]).toEqual([name, name === 'forgotten password' ? 204 : 400]);
    }
    await letPass(instance, 1);
    await letPass(instance, 1);
    expect(instance.mail.sent.slice(before)).toEqual([]);
  });

  test('B-039 line breaks in a name or a way to be reached are refused at their field', async () => {
    const email = 'personne@ailleurs.invalid';
    for (const field of ['name', 'contact', 'rpps'] as const) {
      const body = { ...claim, email, [field]: 'Zoé\r\nBcc: x@ailleurs.invalid' };
      const refusal = await visitor().refusal(askRecovery, { body });
      expect([refusal.status, ...new Set(refusal.fields?.map(({ path }) => path))]).toEqual([400, field]);
    }
  });

  test('B-038 another host name in the request changes no link', async () => {
    await letPass(instance, 1);
    const before = instance.mail.sent.length;
    const { hostname, port } = new URL(instance.origin);
    const status = await new Promise<number>((done, failed) => {
      const headers = {
        host: 'ailleurs-ailleurs.invalid',
        'x-forwarded-host': 'ailleurs-ailleurs.invalid',
        'x-forwarded-proto': 'https',
        forwarded: 'host=ailleurs-ailleurs.invalid',
        'content-type': 'application/json',
      };
      const asked = request(
        { hostname, port, path: '/api/password-resets', method: 'POST', headers },
        (answer) => {
          answer.resume();
          done(answer.statusCode ?? 0);
        },
      );
      asked.on('error', failed);
      asked.end(JSON.stringify({ email: owner.email }));
    });
    await letPass(instance, 1);
    await letPass(instance, 1);
    const texts = instance.mail.sent.slice(before).map(({ text, html }) => `${text}${html}`);
    expect(texts.join('')).not.toContain('ailleurs-ailleurs');
    // Refused, or taken with the instance's own address in the mail: never a third thing.
    if (status === 204) expect(texts.join('')).toContain('http://localhost:8080/mot-de-passe/');
    else expect([status, texts]).toEqual([400, []]);
  });
});

describe('B-038 B-039 B-024 links', () => {
  async function token(email: string, path: string): Promise<string> {
    await letPass(instance, 0);
    await letPass(instance, 0);
    const mails = instance.mail.sent.filter(({ to }) => to === email);
    const found = mails.flatMap(({ text }) => new RegExp(`${path}([A-Za-z0-9_-]+)`).exec(text) ?? []);
    return found.at(-1) ?? '';
  }

  const openers: readonly [string, Operation, (token: string) => object][] = [
    ['password', choosePassword, (token) => ({ token, password: fresh })],
    ['confirm-email', confirmEmail, (token) => ({ token, password: fresh })],
    ['confirm-change', confirmEmailChange, (token) => ({ token })],
    ['undo-change', undoEmailChange, (token) => ({ token })],
    ['stop-recovery', stopRecovery, (token) => ({ token })],
  ];

  test('B-038 B-039 B-024 a link of one kind opens no other door, and still opens its own, once', async () => {
    const person = await instance.addPerson('director', 'Direction Reliee');
    const lost = await instance.addPerson('director', 'Direction Perdue');
    const moved = 'demenagee@ailleurs.invalid';
    const newcomer = 'nouvelle-venue@ailleurs.invalid';
    await person.client.call(askEmailChange, { body: { email: moved, password: testPassword } });
    await visitor().call(beginRegistration, { body: { role: 'doctor', email: newcomer, password: fresh } });
    await visitor().call(askRecovery, { body: { ...claim, email: lost.email } });
    const { items } = await operator.client.call(listRecoveries, {});
    await operator.client.call(decideRecovery, {
      params: { recoveryId: items.at(-1)?.recoveryId ?? '' },
      body: {
        means: 'factor',
        checks: ['call-back', 'register-entry'],
        newEmail: null,
        note: 'Rappelée au numéro du dossier.',
      },
    });
    await visitor().call(askPasswordReset, { body: { email: owner.email } });
    const tokens: Record<string, string> = {
      password: await token(owner.email, '/mot-de-passe/'),
      'confirm-email': await token(newcomer, '/inscription/confirmation/'),
      'confirm-change': await token(moved, '/adresse/confirmation/'),
      'stop-recovery': await token(lost.email, '/acces-perdu/arret/'),
    };
    const open = (operation: Operation, body: object) => visitor().send(operation, { body } as never);
    for (const [kind, link] of Object.entries(tokens)) {
      expect([kind, link.length]).toEqual([kind, 75]);
      for (const [door, operation, bodyOf] of openers.filter(([name]) => name !== kind)) {
        const wrong = await open(operation, bodyOf(link));
        const made = await open(operation, bodyOf('x'.repeat(75)));
        const codes = await Promise.all(
          [wrong, made].map(async (each) => ((await each.json()) as { code: string }).code),
        );
        expect([kind, door, wrong.status, codes[0]]).toEqual([kind, door, made.status, codes[1]]);
        expect(wrong.status).toBeGreaterThanOrEqual(400);
      }
    }
    for (const [kind, operation, bodyOf] of openers.filter(([name]) => name in tokens)) {
      const body = bodyOf(tokens[kind] ?? '');
      const statuses = [(await open(operation, body)).status, (await open(operation, body)).status];
      expect([kind, statuses[0], (statuses[1] ?? 0) >= 400]).toEqual([kind, 204, true]);
    }
  });
});
