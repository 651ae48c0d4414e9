import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpTimeStamp } from './providers/http.adapter.ts';
import { createFakeTimeStamp } from './time-stamp.fake.ts';
import { NoTimeStamp, TimeStampBroken } from './time-stamp.port.ts';
import { startTimeStampResponder } from './time-stamp-responder.suite.ts';
import { checkToken } from './time-stamp-token.ts';

const content = Buffer.from('consilia tree head v1\nnumber 1\n');

describe('B-127 time stamps of a real responder', () => {
  let responder: Awaited<ReturnType<typeof startTimeStampResponder>>;
  beforeAll(async () => {
    responder = await startTimeStampResponder();
  });
  afterAll(() => responder.close());

  test('B-127 are verified by us and by openssl', async () => {
    const { token, at } = await createHttpTimeStamp(responder.url).stamp(content);
    expect(Number.isNaN(at.getTime())).toBe(false);
    expect((await checkToken(content, token)).at).toEqual(at);
    const folder = await mkdtemp(join(tmpdir(), 'consilia-stamp-'));
    await writeFile(join(folder, 'head.tsr'), token);
    await writeFile(join(folder, 'head.txt'), content);
    const args = [
      'ts',
      '-verify',
      '-in',
      'head.tsr',
      '-token_in',
      '-data',
      'head.txt',
      '-CAfile',
      responder.certificate,
    ];
    const { stdout, stderr } = await promisify(execFile)('openssl', args, { cwd: folder });
    expect(`${stdout}${stderr}`).toContain('Verification: OK');
    await rm(folder, { recursive: true });
  });

  test('B-127 over another content, or with a byte altered anywhere near the end, are refused', async () => {
    const { token } = await createHttpTimeStamp(responder.url).stamp(content);
    await expect(checkToken(Buffer.from('other'), token)).rejects.toThrow(TimeStampBroken);
    for (const fromEnd of [1, 40, 200]) {
      const altered = Buffer.from(token);
      altered[altered.length - fromEnd] = (altered[altered.length - fromEnd] ?? 0) ^ 1;
      await expect(checkToken(content, altered)).rejects.toThrow(TimeStampBroken);
    }
    await expect(checkToken(content, Buffer.from('no token'))).rejects.toThrow(TimeStampBroken);
  });

  test('B-127 an answer to another request, garbage and silence give none', async () => {
    const kept: Buffer[] = [];
    responder.tamper((answer) => {
      kept.push(answer);
      return kept[0] ?? answer;
    });
    const service = createHttpTimeStamp(responder.url);
    await service.stamp(content);
    await expect(service.stamp(content)).rejects.toThrow('to another request');
    responder.tamper(() => Buffer.from('<html>'));
    await expect(service.stamp(content)).rejects.toThrow(NoTimeStamp);
    await expect(createHttpTimeStamp('http://127.0.0.1:9/').stamp(content)).rejects.toThrow(NoTimeStamp);
  });
});

test('B-127 the fake stamps, or is away', async () => {
  const fake = createFakeTimeStamp(() => new Date(0));
  expect(await fake.stamp(content)).toEqual({ token: Buffer.from('token 1'), at: new Date(0) });
  fake.isAway = true;
  await expect(fake.stamp(content)).rejects.toThrow(NoTimeStamp);
});
