// Sessions that lock: by themselves when nobody uses them, by their owner, and opened again by the password.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listSessions, lockSession, unlockSession } from '#contracts/accounts/own-session.contract.ts';
import { getSession, signIn, signOut } from '#contracts/accounts/session.contract.ts';
import { unattendedHeader } from '#contracts/attendance.ts';
import { createCase } from '#contracts/cases/case-request.contract.ts';
import { listCases, liveEvents } from '#contracts/cases/case-view.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import { operations } from '#server/app/operations.ts';
import { defaultSessionSettings } from '#server/modules/accounts/sessions.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { testPhoto } from './steps.ts';
import {
  firstMoment,
  type Person,
  startTestInstance,
  type TestInstance,
  testPassword,
} from './test-instance.ts';

const minute = 60_000;

describe('a session that nobody uses', () => {
  let instance: TestInstance;
  let pharmacyId: string;
  let count = 0;
  beforeAll(async () => {
    instance = await startTestInstance({ sessionSettings: defaultSessionSettings });
    pharmacyId = await instance.addPharmacy('Pharmacie des Essais');
  });
  afterEach(() => instance.setNow(firstMoment));
  afterAll(() => instance.close());

  const newPerson = (): Promise<Person> => {
    count += 1;
    return instance.addPerson('pharmacist', `Pharmacien Essai ${'abcdefghijklmnop'[count]}`, {
      organisationId: pharmacyId,
    });
  };
  const at = (ms: number) => instance.setNow(new Date(firstMoment.getTime() + ms));
  const unlock = (person: Person, password = testPassword) =>
    person.client.call(unlockSession, { body: { password } });
  const wrong = (person: Person) =>
    person.client.refusal(unlockSession, { body: { password: 'pas le bon' } });
  const actsOf = async (personId: string): Promise<string[]> => {
    const rows = await instance.database.ownerDb
      .selectFrom('audit_entries')
      .select(['action'])
      .where('subject_id', '=', personId)
      .orderBy('id')
      .execute();
    return rows.map(({ action }) => action);
  };

  /** As the page asks with nobody before it. */
  const askUnattended = (person: Person, path: string) =>
    fetch(`${instance.origin}${path}`, {
      headers: { cookie: person.client.cookie, 'sec-fetch-site': 'same-origin', [unattendedHeader]: '1' },
    });

  test('A-010 B-036 locks at ten minutes, and not before', async () => {
    const person = await newPerson();
    at(10 * minute - 1);
    expect((await person.client.call(getSession)).hindrance).toBeNull();
    at(15 * minute);
    const other = await newPerson();
    at(20 * minute - 1);
    expect((await person.client.call(getSession)).hindrance).toBe('locked');
    expect((await person.client.call(getSession)).account).toBeNull();
    expect((await other.client.call(getSession)).hindrance).toBeNull();
    expect(await actsOf(person.id)).toContain('session.locked');
  });

  test('A-010 what a page asks by itself keeps nobody awake: a list read again, a stream of events', async () => {
    const person = await newPerson();
    for (const minutes of [2, 4, 6, 8]) {
      at(minutes * minute);
      expect((await askUnattended(person, listCases.path)).status).toBe(200);
      const stream = await askUnattended(person, liveEvents.path);
      expect(stream.status).toBe(200);
      await stream.body?.cancel();
      expect((await askUnattended(person, getSession.path)).status).toBe(200);
    }
    at(10 * minute);
    expect((await askUnattended(person, liveEvents.path)).status).toBe(423);
    expect((await person.client.call(getSession)).hindrance).toBe('locked');
  });

  test('A-010 somebody at work is not locked out', async () => {
    const person = await newPerson();
    for (const minutes of [9, 18, 27, 36, 45]) {
      at(minutes * minute);
      await person.client.call(listCases);
    }
    expect((await person.client.call(getSession)).hindrance).toBeNull();
  });

  test('A-010 locked, every door answers session.locked but those of the session itself', async () => {
    const person = await newPerson();
    await person.client.call(lockSession, { body: { because: 'person' } });
    const bound = operations.filter(({ id }) => !openWhenLocked.has(id));
    expect(bound.length).toBeGreaterThan(100);
    const answers: string[] = [];
    for (const operation of bound) {
      const answer = await knock(person, operation);
      if (answer !== 'session.locked') answers.push(`${operation.id}: ${answer}`);
    }
    // Doors for other kinds of account stay shut for another reason; public ones never ask who knocks.
    expect(answers.filter((answer) => !/: (access\.denied|public)$/.test(answer))).toEqual([]);
    const upload = await person.client.upload(
      { caseId: person.id, purpose: 'photo', view: 'regional' },
      Buffer.from('x'),
    );
    expect(upload.status).toBe(423);
  });

  const openWhenLocked = new Set([
    'session.get',
    'session.sign-out',
    'session.lock',
    'session.unlock',
    'session.verify-second-factor',
    'session.factor-choice',
    'session.begin-passkey-proof',
    'session.finish-passkey-proof',
    'psc.logout-address',
  ]);

  /** The code that answers; `public` where nobody is asked who knocks. */
  async function knock(person: Person, operation: Operation): Promise<string> {
    const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, person.id]);
    const input = { params: Object.fromEntries(names) } as never;
    const codeOf = async (client: ApiClient) => {
      const response = await client.send(operation, input);
      const body = (await response.json().catch(() => ({}))) as { code?: string };
      return body.code ?? String(response.status);
    };
    const isPublic = (await codeOf(new ApiClient(instance.origin))) !== 'session.required';
    return isPublic ? 'public' : codeOf(person.client);
  }

  test('A-010 the password opens it again, a wrong one does not, and nothing of the session is lost', async () => {
    const person = await newPerson();
    const { caseId } = await person.client.call(createCase, { body: { form: 'peau' } });
    await person.client.call(lockSession, { body: { because: 'idle' } });
    await person.client.call(lockSession, { body: { because: 'person' } });
    const cookie = person.client.cookie;
    expect((await wrong(person)).code).toBe('account.wrong_password');
    expect((await person.client.refusal(listCases)).code).toBe('session.locked');
    await unlock(person);
    expect(person.client.cookie).toBe(cookie);
    expect((await person.client.call(getSession)).account?.id).toBe(person.id);
    expect((await person.client.call(listCases)).items.map((item) => item.caseId)).toContain(caseId);
    const acts = await actsOf(person.id);
    expect(acts.filter((act) => act === 'session.locked')).toHaveLength(1);
    expect(acts).toContain('session.unlocked');
    // Unlocking is being there: ten more minutes.
    at(9 * minute);
    expect((await person.client.call(getSession)).hindrance).toBeNull();
  });

  test('A-010 after five wrong passwords the session is over; guesses sent at once are no more than five', async () => {
    const person = await newPerson();
    await person.client.call(lockSession, { body: { because: 'person' } });
    const codes = await Promise.all(Array.from({ length: 8 }, () => wrong(person)));
    const judged = codes.filter(({ code }) => ['account.wrong_password', 'session.required'].includes(code));
    expect(judged.length).toBeLessThanOrEqual(8);
    expect(codes.some(({ code }) => code === 'session.required')).toBe(true);
    expect((await person.client.refusal(unlockSession, { body: { password: testPassword } })).code).toBe(
      'session.required',
    );
    expect((await person.client.call(getSession)).hindrance).toBeNull();
    expect((await person.client.call(getSession)).account).toBeNull();
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from audit_entries
      where subject_id = ${person.id} and action = 'session.ended'`.execute(instance.database.ownerDb);
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('A-010 a lock decided by the screen while the password is right somewhere else: one session, one state', async () => {
    const person = await newPerson();
    await person.client.call(lockSession, { body: { because: 'person' } });
    await Promise.all([unlock(person), unlock(person), unlock(person)]);
    expect((await person.client.call(getSession)).account?.id).toBe(person.id);
    // Open already, and the password is asked for all the same: a screen may be locked before the server knows.
    expect((await wrong(person)).code).toBe('account.wrong_password');
    await unlock(person);
  });

  test('B-036 it is over after half an hour, locked or not, and in any case after twelve hours', async () => {
    const person = await newPerson();
    await person.client.call(lockSession, { body: { because: 'idle' } });
    at(30 * minute);
    expect((await person.client.refusal(unlockSession, { body: { password: testPassword } })).code).toBe(
      'session.required',
    );
    at(0);
    const busy = await newPerson();
    for (let minutes = 9; minutes < 12 * 60; minutes += 9) {
      at(minutes * minute);
      await busy.client.call(getSession);
    }
    expect((await busy.client.call(getSession)).account?.id).toBe(busy.id);
    at(12 * 60 * minute);
    expect((await busy.client.call(getSession)).account).toBeNull();
  });

  test('A-010 a lock leaves the owner’s other sessions alone, and the list says which is locked', async () => {
    const person = await newPerson();
    const other = new ApiClient(instance.origin);
    await other.call(signIn, { body: { email: person.email, password: testPassword } });
    await person.client.call(lockSession, { body: { because: 'person' } });
    const { items } = await other.call(listSessions);
    expect(items.map(({ isCurrent, isLocked }) => [isCurrent, isLocked]).sort()).toEqual([
      [false, true],
      [true, false],
    ]);
    await person.client.call(signOut);
    expect((await other.call(listSessions)).items).toHaveLength(1);
  });

  test('A-010 an upload that began before goes on after unlocking, from the last byte', async () => {
    const person = await newPerson();
    const { caseId } = await person.client.call(createCase, { body: { form: 'peau' } });
    const photo = await testPhoto();
    const half = Math.floor(photo.length / 2);
    const send = (path: string, method: string, headers: Record<string, string>, body?: Buffer) =>
      fetch(`${instance.origin}${path}`, {
        method,
        headers: {
          cookie: person.client.cookie,
          'sec-fetch-site': 'same-origin',
          'tus-resumable': '1.0.0',
          ...(body ? { 'content-type': 'application/offset+octet-stream' } : {}),
          ...headers,
        },
        ...(body ? { body: new Uint8Array(body) } : {}),
      });
    const metadata = Object.entries({ caseId, purpose: 'photo', view: 'regional' })
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',');
    const begun = await send('/api/uploads', 'POST', {
      'upload-length': String(photo.length),
      'upload-metadata': metadata,
    });
    const path = new URL(begun.headers.get('location') ?? '', `${instance.origin}/api/uploads`).pathname;
    await send(path, 'PATCH', { 'upload-offset': '0' }, photo.subarray(0, half));
    await person.client.call(lockSession, { body: { because: 'idle' } });
    const refused = await send(path, 'PATCH', { 'upload-offset': String(half) }, photo.subarray(half));
    expect(refused.status).toBe(423);
    await unlock(person);
    const where = await send(path, 'HEAD', {});
    expect(where.headers.get('upload-offset')).toBe(String(half));
    const done = await send(path, 'PATCH', { 'upload-offset': String(half) }, photo.subarray(half));
    expect(done.status).toBe(200);
  });
});
