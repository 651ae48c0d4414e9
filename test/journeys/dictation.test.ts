// Dictation over HTTP (B-028): what is refused, that nothing of it is kept, and that a slow recogniser holds up nobody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession } from '#contracts/accounts/session.contract.ts';
import { maxSpeechSeconds, speechRate, writeWav } from '#contracts/dictation/speech-audio.ts';
import { problemSchema } from '#contracts/problem.ts';
import { dictationLimit } from '#server/modules/dictation/public.ts';
import { createFakeSpeechRecogniser } from '#server/ports/speech/speech.fake.ts';
import { SpeechRefused } from '#server/ports/speech/speech.port.ts';
import { speechPiece } from '#server/ports/speech/speech.suite.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

const path = '/api/dictation/transcriptions';
const fake = createFakeSpeechRecogniser();
let instance: TestInstance;
let doctor: Person;
beforeAll(async () => {
  instance = await startTestInstance({ speech: { recogniser: fake, allowsBrowserCloud: false } });
  doctor = await instance.addPerson('doctor', 'Docteur Un', { tier: 1 });
});
afterAll(() => instance.close());

function send(cookie: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${instance.origin}${path}`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'audio/wav', ...headers },
    body,
  });
}
const refusalOf = async (response: Response) => {
  const { status, code } = problemSchema.parse(await response.json());
  return { status, code };
};
const sound = speechPiece(1).wav;

describe('B-028 speech becomes text', () => {
  test('for whoever is signed in, and nothing of it is in the database or in the log', async () => {
    const secret = 'mélanome xylophone';
    fake.willHear(secret);
    const answer = await send(doctor.client.cookie, sound);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await answer.json()).toEqual({ text: secret });
    const { rows } = await instance.database.pool.query(
      "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    for (const { table_name: table } of rows as { table_name: string }[]) {
      const found = await instance.database.pool.query(
        `select 1 from ${table} as t where t::text ilike '%xylophone%' limit 1`,
      );
      expect({ table, found: found.rowCount }).toEqual({ table, found: 0 });
    }
    expect(instance.logLines.join('\n')).not.toMatch(/xylophone/);
  });

  test('silence is no text', async () => {
    expect(await (await send(doctor.client.cookie, speechPiece(1, 'silence').wav)).json()).toEqual({
      text: '',
    });
  });

  test('the session says that this instance has a recogniser', async () => {
    const { instance: told } = await doctor.client.call(getSession);
    expect(told.dictation).toEqual({ hasServer: true, allowsBrowserCloud: false });
  });
});

describe('B-028 what is refused, and why', () => {
  test('strangers, other sites, other contents, too much', async () => {
    const { cookie } = doctor.client;
    const before = fake.heard.length;
    const longer = writeWav(new Float32Array((maxSpeechSeconds + 1) * speechRate));
    const enormous = writeWav(new Float32Array(10 * maxSpeechSeconds * speechRate));
    const cases: [Promise<Response>, number, string][] = [
      [send('', sound), 401, 'session.required'],
      [send(cookie, sound, { 'sec-fetch-site': 'cross-site' }), 403, 'request.forbidden_origin'],
      [send(cookie, sound, { 'content-type': 'audio/webm' }), 415, 'request.unsupported_type'],
      [send(cookie, new TextEncoder().encode('bonjour')), 422, 'dictation.not_audio'],
      [send(cookie, new Uint8Array(0)), 400, 'request.malformed'],
      [send(cookie, longer), 413, 'dictation.too_long'],
      [send(cookie, enormous), 413, 'request.too_large'],
    ];
    for (const [response, status, code] of cases) {
      expect(await refusalOf(await response)).toEqual({ status, code });
    }
    expect(fake.heard.length).toBe(before);
  });

  test('a recogniser that is busy, or does not take the piece', async () => {
    fake.failNext(1);
    const busy = await send(doctor.client.cookie, sound);
    expect(busy.headers.get('retry-after')).toBe('5');
    expect(await refusalOf(busy)).toEqual({ status: 503, code: 'dictation.busy' });
    fake.failNext(1, new SpeechRefused('no'));
    expect(await refusalOf(await send(doctor.client.cookie, sound))).toEqual({
      status: 422,
      code: 'dictation.failed',
    });
  });

  test('somebody who stands before a hindrance', async () => {
    const waiting = await instance.addPerson('doctor', 'Docteur Attente', { tier: 1, isWaiting: true });
    expect(await refusalOf(await send(waiting.client.cookie, sound))).toEqual({
      status: 403,
      code: 'account.not_verified',
    });
  });

  test('more pieces than anybody can say in an hour; a colleague goes on', async () => {
    const tireless = await instance.addPerson('doctor', 'Docteur Infatigable', { tier: 1 });
    const other = await instance.addPerson('doctor', 'Docteur Autre', { tier: 1 });
    await instance.database.pool.query(
      "insert into rate_limits (key, points, expire) values ($1, $2, extract(epoch from now() + interval '1 hour') * 1000)",
      [`dictation:${tireless.id}`, dictationLimit.attempts],
    );
    const refused = await send(tireless.client.cookie, sound);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusalOf(refused)).toEqual({ status: 429, code: 'dictation.too_many' });
    expect((await send(other.client.cookie, sound)).status).toBe(200);
  });

  test('an instance without a recogniser', async () => {
    const plain = await startTestInstance();
    try {
      const person = await plain.addPerson('operator', 'Exploitante');
      const response = await fetch(`${plain.origin}${path}`, {
        method: 'POST',
        headers: {
          cookie: person.client.cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': 'audio/wav',
        },
        body: sound,
      });
      expect(await refusalOf(response)).toEqual({ status: 409, code: 'dictation.not_offered' });
    } finally {
      await plain.close();
    }
  });
});

test('B-028 while a recogniser works, everybody else is answered', async () => {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const { recognise } = fake;
  fake.recognise = async (piece) => {
    begun.resolve();
    await released.promise;
    return recognise(piece);
  };
  try {
    const slow = send(doctor.client.cookie, sound);
    await begun.promise;
    const answers = await Promise.all(Array.from({ length: 20 }, () => doctor.client.call(getSession)));
    expect(answers.every(({ account }) => account?.id === doctor.id)).toBe(true);
    let isAnswered = false;
    const answered = slow.then(() => {
      isAnswered = true;
    });
    expect(isAnswered).toBe(false);
    released.resolve();
    await answered;
    expect((await slow).status).toBe(200);
  } finally {
    fake.recognise = recognise;
  }
});
