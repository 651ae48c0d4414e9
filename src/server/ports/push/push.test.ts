import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import webPush from 'web-push';
import { createNoPush } from './providers/none.adapter.ts';
import { createPushKeys, readPushKeys } from './providers/push-keys.ts';
import { createVapidPush } from './providers/vapid.adapter.ts';
import { createFakePush } from './push.fake.ts';
import { PushRefused } from './push.port.ts';
import { describePushPort, sampleNote } from './push.suite.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A browser's half: its keys, and the reading of RFC 8188 and 8291 written out anew. */
function newBrowser() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') },
    open(body: Buffer): string {
      const salt = body.subarray(0, 16);
      const keyLength = body.readUInt8(20);
      const serverKey = body.subarray(21, 21 + keyLength);
      const record = body.subarray(21 + keyLength);
      const shared = ecdh.computeSecret(serverKey);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), serverKey]);
      const ikm = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
      const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16));
      const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12));
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
    },
  };
}

async function vapidStage() {
  const browser = newBrowser();
  const received: string[] = [];
  const headers: Record<string, unknown>[] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = statuses.shift() ?? 201;
    headers.push(request.headers);
    if (status === 201) received.push(browser.open(Buffer.concat(chunks)));
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = webPush.generateVAPIDKeys();
  const push = createVapidPush({
    ...keys,
    subject: 'mailto:exploitant@consilia.example',
    alsoOrigins: [origin],
  });
  return {
    push,
    keys,
    origin,
    headers,
    statuses,
    received,
    target: { endpoint: `${origin}/abc`, ...browser.keys },
  };
}

describePushPort('fake', async () => {
  const push = createFakePush();
  return {
    push,
    target: { endpoint: 'https://push.invalid/abc', p256dh: 'x', auth: 'y' },
    received: () => push.sent.map(({ note }) => note.payload),
    failNext: (how) => push.failNext(1, how),
  };
});

describePushPort('vapid', async () => {
  const { push, target, received, statuses } = await vapidStage();
  const status = { later: 503, 'for-good': 400, gone: 410 };
  return { push, target, received: () => received, failNext: (how) => statuses.push(status[how]) };
});

describe('web push: what VAPID adds', () => {
  test('the command’s key file is a pair that browsers and the library take, is never overwritten, and says so when it is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consilia-push-'));
    const file = join(folder, 'keys', 'push.json');
    createPushKeys(file);
    const keys = readPushKeys(file);
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(Buffer.from(keys.privateKey, 'base64url'));
    expect(ecdh.getPublicKey('base64url')).toBe(keys.publicKey);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(() => createPushKeys(file)).toThrow(/EEXIST/);
    await writeFile(join(folder, 'other.json'), '{"publicKey":"x"}');
    expect(() => readPushKeys(join(folder, 'other.json'))).toThrow(/no key pair/);
  });

  test('the call is signed by the instance’s key for this service, and names topic and urgency', async () => {
    const { push, keys, origin, headers, target } = await vapidStage();
    await push.send(target, { ...sampleNote, isUrgent: true });
    const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(String(headers[0]?.['authorization'])) ?? [];
    expect(key).toBe(keys.publicKey);
    const [head, claims = '', signature = ''] = token.split('.');
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    expect(read).toMatchObject({ aud: origin, sub: 'mailto:exploitant@consilia.example' });
    const point = Buffer.from(keys.publicKey, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    const publicKey = createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
      format: 'jwk',
    });
    const data = Buffer.from(`${head}.${claims}`);
    const signed = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', data, signed, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(headers[0]).toMatchObject({
      topic: sampleNote.topic,
      urgency: 'high',
      'content-encoding': 'aes128gcm',
    });
  });

  test('keys that are none are refused before anything is called; off is off', async () => {
    const { push, target, headers } = await vapidStage();
    await expect(push.send({ ...target, p256dh: 'AAAA' }, sampleNote)).rejects.toThrow(PushRefused);
    expect(headers).toEqual([]);
    const off = createNoPush();
    expect([off.publicKey, off.accepts(target.endpoint)]).toEqual([null, false]);
    await expect(off.send(target, sampleNote)).rejects.toThrow(PushRefused);
    expect(push.accepts('https://updates.push.services.mozilla.com/wpush/v2/x')).toBe(true);
  });
});
