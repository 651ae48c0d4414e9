import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { afterEach, describe, expect, test } from 'vitest';
import { createFileSms } from './providers/file.adapter.ts';
import { createGatewaySms } from './providers/gateway.adapter.ts';
import { createNoSms } from './providers/none.adapter.ts';
import { createTwilioSms } from './providers/twilio.adapter.ts';
import { createFakeSms, fakeSignature } from './sms.fake.ts';
import { isStopReply, SmsRefused, SmsStopped } from './sms.port.ts';
import { describeSmsPort, sampleSms } from './sms.suite.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Reply = { status: number; body: unknown };
type Heard = { body: string; authorization: string | undefined; path: string };

/** A provider on this machine that takes everything, or answers what it is told once. */
async function provider(usual: Reply) {
  const heard: Heard[] = [];
  const replies: Reply[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const reply = replies.shift();
    if (!reply) {
      const { authorization } = request.headers;
      heard.push({ body: Buffer.concat(chunks).toString('utf8'), authorization, path: request.url ?? '' });
    }
    const { status, body } = reply ?? usual;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, replies };
}

const account = `AC${'0'.repeat(32)}`;
const token = 'a token of the trial';
const reportUrl = 'https://consilia.example/api/sms/reports';

async function twilioStage() {
  const { origin, heard, replies } = await provider({ status: 201, body: { sid: `SM${'1'.repeat(32)}` } });
  const sms = createTwilioSms({
    accountSid: account,
    authToken: token,
    from: '+33100000000',
    reportUrl,
    apiOrigin: origin,
  });
  return { sms, heard, replies };
}

describeSmsPort('fake', async () => {
  const sms = createFakeSms();
  return {
    sms,
    received: async () => sms.sent.map(({ to, text }) => ({ to, text })),
    failNext: (how) => sms.failNext(1, how),
  };
});

describeSmsPort('file', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'consilia-sms-')), 'sms.jsonl');
  const lines = async () => (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  return {
    sms: createFileSms(path),
    received: async () =>
      (await lines()).map((line) => JSON.parse(line)).map(({ to, text }) => ({ to, text })),
    failNext: undefined,
  };
});

describeSmsPort('gateway', async () => {
  const { origin, heard, replies } = await provider({ status: 200, body: { id: 'one' } });
  return {
    sms: createGatewaySms({ url: origin, key: 'secret', from: 'Consilia' }),
    received: async () => heard.map(({ body }) => JSON.parse(body)).map(({ to, text }) => ({ to, text })),
    failNext: (how) => replies.push({ status: how === 'later' ? 503 : 422, body: {} }),
  };
});

describeSmsPort('twilio', async () => {
  const { sms, heard, replies } = await twilioStage();
  return {
    sms,
    received: async () =>
      heard
        .map(({ body }) => new URLSearchParams(body))
        .map((form) => ({
          to: form.get('To') ?? '',
          text: form.get('Body') ?? '',
        })),
    failNext: (how) =>
      replies.push(
        how === 'later'
          ? { status: 503, body: { code: 20500, message: 'busy', status: 503 } }
          : {
              status: 400,
              body: { code: 21211, message: 'The To number +33612345678 is invalid', status: 400 },
            },
      ),
  };
});

describe('B-102 what each provider does of its own', () => {
  test('B-102 twilio: credentials, sender and the address of reports; STOP is told apart', async () => {
    const { sms, heard, replies } = await twilioStage();
    expect(await sms.send(sampleSms)).toEqual({ reference: `SM${'1'.repeat(32)}` });
    const form = new URLSearchParams(heard[0]?.body);
    expect([form.get('From'), form.get('StatusCallback')]).toEqual(['+33100000000', reportUrl]);
    expect(heard[0]?.authorization).toBe(`Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`);
    replies.push({ status: 400, body: { code: 21610, message: 'stopped', status: 400 } });
    await expect(sms.send(sampleSms)).rejects.toThrow(SmsStopped);
  });

  test('B-102 twilio: a report counts with its signature alone', async () => {
    const { sms } = await twilioStage();
    const read = (fields: Record<string, string>, secret = token) =>
      sms.readReport({
        url: reportUrl,
        body: Buffer.from(new URLSearchParams(fields).toString()),
        header: (name) =>
          name === 'x-twilio-signature'
            ? twilio.getExpectedTwilioSignature(secret, reportUrl, fields)
            : undefined,
        now: new Date(0),
      });
    const delivered = { MessageSid: 'SM1', MessageStatus: 'delivered' };
    expect(await read(delivered)).toEqual({ kind: 'delivered', reference: 'SM1' });
    expect(await read(delivered, 'another token')).toBe('forged');
    expect(await read({ MessageSid: 'SM1', MessageStatus: 'failed' })).toEqual({
      kind: 'undelivered',
      reference: 'SM1',
    });
    expect(await read({ MessageSid: 'SM1', MessageStatus: 'sent' })).toBe('nothing');
    expect(await read({ From: '+33612345678', Body: 'Stop' })).toEqual({
      kind: 'stop',
      phone: '+33612345678',
    });
  });

  test('B-102 gateway: the key goes along, and reports are signed over time and body', async () => {
    const { origin, heard } = await provider({ status: 200, body: { id: 'one' } });
    const sms = createGatewaySms({ url: origin, key: 'secret' });
    expect(await sms.send(sampleSms)).toEqual({ reference: 'one' });
    expect(heard[0]?.authorization).toBe('Bearer secret');
    const now = new Date('2026-11-24T09:00:00Z');
    const read = (value: unknown, { secret = 'secret', late = 0 } = {}) => {
      const body = Buffer.from(JSON.stringify(value));
      const seconds = now.getTime() / 1_000 - late;
      const hex = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
      return sms.readReport({ url: '', body, header: () => `t=${seconds},v1=${hex}`, now });
    };
    expect(await read({ id: 'one', status: 'delivered' })).toEqual({ kind: 'delivered', reference: 'one' });
    expect(await read({ from: '+33612345678', text: 'STOP' })).toEqual({
      kind: 'stop',
      phone: '+33612345678',
    });
    expect(await read({ from: '+33612345678', text: 'Merci' })).toBe('nothing');
    expect(await read({ id: 'one', status: 'delivered' }, { secret: 'other' })).toBe('forged');
    expect(await read({ id: 'one', status: 'delivered' }, { late: 600 })).toBe('forged');
    const unsigned = { url: '', body: Buffer.from('{}'), header: () => undefined, now };
    expect(await sms.readReport(unsigned)).toBe('forged');
  });

  test('B-102 off: nothing is sent and no report counts; the fake wants its word', async () => {
    const off = createNoSms();
    expect(off.delivery).toBe('off');
    await expect(off.send(sampleSms)).rejects.toThrow(SmsRefused);
    const request = { url: '', body: Buffer.from('{"kind":"stop","phone":"+33"}'), now: new Date(0) };
    expect(await off.readReport({ ...request, header: () => fakeSignature })).toBe('forged');
    expect(await createFakeSms().readReport({ ...request, header: () => undefined })).toBe('forged');
  });

  test('B-102 a reply is a stop only when it says nothing else', () => {
    expect(['STOP', ' stop. ', 'Arrêt'].map(isStopReply)).toEqual([true, true, true]);
    expect(['Merci', 'Je ne stoppe pas', 'stop demain'].map(isStopReply)).toEqual([false, false, false]);
  });
});
