import { once } from 'node:events';
import { createServer, type Server as TcpServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createFakeMail } from './mail.fake.ts';
import { isDeadAddress, RefusedForGood, TryLater } from './mail.port.ts';
import { describeMailPort, type MailUnderTest, sampleMail } from './mail.suite.ts';
import { createKeptMail } from './providers/kept.adapter.ts';
import { createSmtpMail } from './providers/smtp.adapter.ts';

const from = 'Consilia <ne-pas-repondre@consilia.example>';

type Received = {
  to: string;
  subject: string;
  text: string;
  html: string | undefined;
  headers: string;
  /** What was wished for in the envelope (RFC 3461). */
  wishes: unknown[];
};
type Trouble = { at: 'recipient' | 'data'; code: number };

const servers: { close: (done: () => void) => unknown }[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => void server.close(resolve));
});

/** A real SMTP server in this process. `trouble` is used once. */
async function smtpServer(options: SMTPServerOptions = {}, host = '127.0.0.1') {
  const received: Received[] = [];
  const state: { trouble: Trouble | undefined; wasEncrypted: boolean[] } = {
    trouble: undefined,
    wasEncrypted: [],
  };
  const take = (at: Trouble['at']): Error | null => {
    const { trouble } = state;
    if (trouble?.at !== at) return null;
    state.trouble = undefined;
    return Object.assign(new Error('refused for zoe.exemple'), { responseCode: trouble.code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) => done(take('recipient')),
    onData: (stream, session, done) => {
      state.wasEncrypted.push(session.secure);
      simpleParser(stream).then((parsed) => {
        const problem = take('data');
        const to = session.envelope.rcptTo.map(({ address }) => address).join(',');
        const headers = parsed.headerLines.map(({ line }) => line).join('\n');
        if (!problem) {
          const html = parsed.html === false ? undefined : parsed.html;
          const { dsn, rcptTo } = session.envelope;
          const wishes = [dsn, ...rcptTo.map((recipient) => recipient.dsn)];
          received.push({
            to,
            subject: parsed.subject ?? '',
            text: parsed.text ?? '',
            html,
            headers,
            wishes,
          });
        }
        done(problem);
      }, done);
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, host);
  await once(server.server, 'listening');
  servers.push(server);
  const { port } = server.server.address() as { port: number };
  return { port, received, state };
}

describeMailPort('fake', async () => {
  const mail = createFakeMail();
  return {
    mail,
    received: () => mail.sent.map(({ to, subject, text, html }) => ({ to, subject, text, html })),
    failNext: (how) => mail.failNext(1, how),
  };
});

describeMailPort('SMTP', async (): Promise<MailUnderTest> => {
  const { port, received, state } = await smtpServer();
  return {
    mail: createSmtpMail({ url: `smtp://localhost:${port}`, from }),
    received: () =>
      received.map(({ to, subject, text, html }) => ({ to, subject, text, html: html?.trim() })),
    failNext: (how) => {
      state.trouble = { at: 'data', code: how === 'later' ? 451 : 550 };
    },
  };
});

describe('SMTP', () => {
  test('says who sends and that a machine wrote it', async () => {
    const { port, received } = await smtpServer();
    await createSmtpMail({ url: `smtp://127.0.0.1:${port}`, from }).send(sampleMail);
    expect(received[0]?.headers).toContain('From: Consilia <ne-pas-repondre@consilia.example>');
    expect(received[0]?.headers).toContain('Auto-Submitted: auto-generated');
    expect(received[0]?.headers).toContain(`<${sampleMail.idempotencyKey}@consilia.example>`);
  });

  test('asks for a report of non-delivery by a name that comes back, where the server offers it', async () => {
    const { port, received } = await smtpServer({ hideDSN: false });
    await createSmtpMail({ url: `smtp://127.0.0.1:${port}`, from }).send(sampleMail);
    expect(received[0]?.wishes).toEqual([
      { ret: 'HDRS', envid: sampleMail.idempotencyKey },
      { notify: ['FAILURE'] },
    ]);
    const without = await smtpServer({ hideDSN: true });
    await createSmtpMail({ url: `smtp://127.0.0.1:${without.port}`, from }).send(sampleMail);
    expect(without.received[0]?.wishes).toEqual([undefined, undefined]);
    expect(without.received[0]?.headers).toContain(`<${sampleMail.idempotencyKey}@consilia.example>`);
  });

  test.each([
    { at: 'recipient', code: 550, expected: RefusedForGood },
    { at: 'recipient', code: 450, expected: TryLater },
    { at: 'data', code: 554, expected: RefusedForGood },
    { at: 'data', code: 421, expected: TryLater },
    { at: 'recipient', code: 530, expected: TryLater },
  ] as const)('$code at $at is told without the address', async ({ at, code, expected }) => {
    const { port, state } = await smtpServer();
    state.trouble = { at, code };
    const sending = createSmtpMail({ url: `smtp://localhost:${port}`, from }).send(sampleMail);
    await expect(sending).rejects.toThrow(expected);
    await expect(sending).rejects.toThrow(String(code));
    await expect(sending).rejects.not.toThrow('zoe');
  });

  test('sends nothing in clear to another machine', async () => {
    const { port, received } = await smtpServer({}, '127.0.0.2');
    const sending = createSmtpMail({ url: `smtp://127.0.0.2:${port}`, from }).send(sampleMail);
    await expect(sending).rejects.toThrow(TryLater);
    expect(received).toEqual([]);
  });

  test('does not believe a certificate that nobody vouches for', async () => {
    const { port, received } = await smtpServer({ disabledCommands: [] }, '127.0.0.2');
    const sending = createSmtpMail({ url: `smtp://127.0.0.2:${port}`, from }).send(sampleMail);
    await expect(sending).rejects.toThrow(TryLater);
    expect(received).toEqual([]);
  });

  test('signs in with the credentials of the address, wrong ones are tried later', async () => {
    const { port, received } = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'consilia' && password === 'mot@passe'
          ? done(null, { user: 'consilia' })
          : done(new Error('wrong')),
    });
    await createSmtpMail({ url: `smtp://consilia:mot%40passe@localhost:${port}`, from }).send(sampleMail);
    expect(received).toHaveLength(1);
    const wrong = createSmtpMail({ url: `smtp://consilia:wrong@localhost:${port}`, from }).send(sampleMail);
    await expect(wrong).rejects.toThrow(TryLater);
  });

  test('tries later when nobody listens, when the server is silent, and when too many wait', async () => {
    const silent: TcpServer = createServer((socket) => void socket.on('error', () => undefined));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const limits = { connectMs: 150, silenceMs: 150, atOnce: 1, waiting: 1 };
    const mail = createSmtpMail({ url: `smtp://localhost:${port}`, from, limits });
    const answers = await Promise.allSettled([1, 2, 3].map(() => mail.send(sampleMail)));
    expect(
      answers.map((answer) => answer.status === 'rejected' && answer.reason instanceof TryLater),
    ).toEqual([true, true, true]);
    await new Promise((resolve) => silent.close(resolve));
    await expect(mail.send(sampleMail)).rejects.toThrow(TryLater);
  });

  test('refuses an address that is not SMTP', () => {
    expect(() => createSmtpMail({ url: 'https://mail.example', from })).toThrow(TypeError);
  });
});

describe('no mail server configured', () => {
  test('keeps, and says so when asked to send', async () => {
    const mail = createKeptMail();
    expect(mail.delivery).toBe('keeps');
    await expect(mail.send(sampleMail)).rejects.toThrow(RefusedForGood);
  });
});

test.each([
  ['5.1.1', true],
  ['5.1.10', true],
  ['5.2.1', true],
  ['5.1.7', false],
  ['5.1.8', false],
  ['5.2.2', false],
  ['5.2.10', false],
  ['5.7.1', false],
  ['4.1.1', false],
  ['', false],
])('%s: nobody at the address: %s', (status, isDead) => {
  expect(isDeadAddress(status)).toBe(isDead);
});
