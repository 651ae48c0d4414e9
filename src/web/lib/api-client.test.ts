import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { defineOperation, empty, json } from '#contracts/operation.ts';
import { call, urlOf } from './api-client.ts';
import { ApiProblem, fieldMessagesOf, Offline, UnexpectedAnswer } from './problem-errors.ts';
import { onSessionLost } from './session-events.ts';

const readThing = defineOperation({
  id: 'things.read',
  method: 'GET',
  path: '/api/things/:thingId',
  summary: 'One thing',
  params: z.strictObject({ thingId: z.string() }),
  query: z.strictObject({ tags: z.array(z.string()).optional(), limit: z.number().optional() }),
  response: json(z.object({ name: z.string() })),
});
const writeThing = defineOperation({
  id: 'things.write',
  method: 'POST',
  path: '/api/things',
  summary: 'A new thing',
  body: z.strictObject({ name: z.string() }),
  response: empty,
});

const fetched = vi.fn<typeof fetch>();
const answerJson = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  fetched.mockResolvedValueOnce(new Response(JSON.stringify(body), { status, headers }));
const problem = { type: 'about:blank', title: 'Champs à revoir.', status: 422, code: 'request.malformed' };

describe('the API client', () => {
  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal('fetch', fetched);
  });
  afterEach(() => void vi.unstubAllGlobals());

  test('puts parameters and query into the address, escaped, and leaves out what is undefined', () => {
    const input = { params: { thingId: 'a/b é' }, query: { tags: ['x', 'y&z'], limit: undefined } };
    expect(urlOf(readThing, input)).toBe('/api/things/a%2Fb%20%C3%A9?tags=x&tags=y%26z');
  });

  test('a read carries no key and no body; its answer is parsed', async () => {
    answerJson({ name: 'n', more: 1 });
    expect(await call(readThing, { params: { thingId: '1' } })).toEqual({ name: 'n' });
    const init = fetched.mock.calls[0]?.[1];
    expect(init?.body).toBeUndefined();
    expect(new Headers(init?.headers).has('idempotency-key')).toBe(false);
  });

  test('a write carries its body and a key: the given one, else a new one each time', async () => {
    const keys: (string | null)[] = [];
    for (const idempotencyKey of ['given', undefined, undefined]) {
      fetched.mockResolvedValueOnce(new Response(null, { status: 204 }));
      const key = idempotencyKey === undefined ? {} : { idempotencyKey };
      expect(await call(writeThing, { body: { name: 'n' }, ...key })).toBeUndefined();
      keys.push(new Headers(fetched.mock.lastCall?.[1]?.headers).get('idempotency-key'));
    }
    expect(fetched.mock.lastCall?.[1]?.body).toBe('{"name":"n"}');
    expect(keys[0]).toBe('given');
    expect(keys[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[2]).not.toBe(keys[1]);
  });

  test('a refusal throws its French sentence and its fields, the first of each path', async () => {
    const fields = [
      { path: 'name', code: 'a', message: 'Premier.' },
      { path: 'name', code: 'b', message: 'Second.' },
    ];
    answerJson({ ...problem, fields }, 422);
    const error = await call(writeThing, { body: { name: '' } }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      message: 'Champs à revoir.',
      code: 'request.malformed',
      isTemporary: false,
    });
    expect(fieldMessagesOf(error)).toEqual({ name: 'Premier.' });
  });

  test('a lost network and a gateway without the server are both Offline', async () => {
    fetched.mockRejectedValueOnce(new TypeError('failed'));
    await expect(call(writeThing, { body: { name: 'n' } })).rejects.toBeInstanceOf(Offline);
    fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }));
    await expect(call(writeThing, { body: { name: 'n' } })).rejects.toBeInstanceOf(Offline);
  });

  test('an aborted call rejects with the abort, not with Offline', async () => {
    const controller = new AbortController();
    controller.abort();
    fetched.mockRejectedValueOnce(controller.signal.reason);
    const calling = call(readThing, { params: { thingId: '1' }, signal: controller.signal });
    await expect(calling).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('an answer that does not begin within 45 s is Offline; one that has begun, or a file, may take longer', async () => {
    vi.useFakeTimers();
    try {
      fetched.mockImplementation(
        (_url, init) =>
          new Promise((_, failed) => {
            init?.signal?.addEventListener('abort', () => failed(init.signal?.reason));
          }),
      );
      const outcome = (calling: Promise<unknown>) => {
        const told = { error: undefined as unknown };
        calling.catch((error: unknown) => {
          told.error = error;
        });
        return told;
      };
      const plain = outcome(call(writeThing, { body: { name: 'n' } }));
      const bytes = new Blob(['a long file'], { type: 'audio/wav' });
      const file = outcome(call(writeThing, { body: { name: 'n' }, bytes }));
      await vi.advanceTimersByTimeAsync(44_999);
      expect(plain.error).toBeUndefined();
      await vi.advanceTimersByTimeAsync(1);
      expect(plain.error).toBeInstanceOf(Offline);
      await vi.advanceTimersByTimeAsync(600_000);
      expect(file.error).toBeUndefined();
      answerJson({ name: 'begun' });
      expect(await call(readThing, { params: { thingId: '1' } })).toEqual({ name: 'begun' });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('an answer outside the contract is UnexpectedAnswer', async () => {
    answerJson({ title: 'not a thing' });
    await expect(call(readThing, { params: { thingId: '1' } })).rejects.toBeInstanceOf(UnexpectedAnswer);
  });

  test('a lost session tells the shell, a wrong password does not', async () => {
    const heard = vi.fn<(lost: { code: string }) => void>();
    const stop = onSessionLost(heard);
    answerJson({ ...problem, status: 401, code: 'account.wrong_password' }, 401);
    await call(readThing, { params: { thingId: '1' } }).catch(() => undefined);
    expect(heard).not.toHaveBeenCalled();
    answerJson({ ...problem, status: 401, code: 'session.required' }, 401);
    await call(readThing, { params: { thingId: '1' } }).catch(() => undefined);
    stop();
    expect(heard).toHaveBeenCalledExactlyOnceWith({ code: 'session.required' });
  });
});
