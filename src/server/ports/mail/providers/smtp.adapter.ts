/*
 * SMTP (RFC 5321) with encryption required, except to this very machine. One connection for one mail; connections,
 * waiting mails and times are bounded. Repeating is the caller's: SMTP cannot tell whether a mail whose answer was
 * lost has been sent, so a repeated one carries the same Message-ID.
 */
import { createTransport } from 'nodemailer';
import { createGate } from '#server/platform/images/bounded-gate.ts';
import {
  checkMail,
  isDeadAddress,
  type MailPort,
  type OutgoingMail,
  RecipientRefused,
  RefusedForGood,
  TryLater,
} from '../mail.port.ts';

export type SmtpSettings = {
  /** `smtp://host:587` (STARTTLS) or `smtps://user:password@host:465`. */
  url: string;
  /** `Consilia <ne-pas-repondre@example.fr>` or a bare address. */
  from: string;
  limits?: Partial<SmtpLimits>;
};

export type SmtpLimits = {
  connectMs: number;
  /** Silence of the server in the middle of a mail. */
  silenceMs: number;
  atOnce: number;
  waiting: number;
};

const defaultLimits: SmtpLimits = { connectMs: 10_000, silenceMs: 30_000, atOnce: 2, waiting: 64 };
const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Creates the port; throws TypeError for an address that is not smtp: or smtps:. Opens no connection. */
export function createSmtpMail(settings: SmtpSettings): MailPort {
  const limits = { ...defaultLimits, ...settings.limits };
  const transport = createTransport(transportOptions(settings.url, limits));
  const gate = createGate({ concurrency: limits.atOnce, queueLength: limits.waiting });
  const domain = /@([^@>]+)>?$/.exec(settings.from)?.[1] ?? 'localhost';

  async function send(mail: OutgoingMail): Promise<{ messageId: string }> {
    checkMail(mail);
    const messageId = `<${mail.idempotencyKey}@${domain}>`;
    const answer = await gate.run(() =>
      transport.sendMail(messageOf(mail, settings.from, messageId)).catch(fail),
    );
    if (answer === 'busy') throw new TryLater('Too many mails wait for the mail server');
    return { messageId };
  }
  return { delivery: 'sends', send };
}

function messageOf(mail: OutgoingMail, from: string, messageId: string) {
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId,
    // Goes out where the server offers it (RFC 3461), and is left out where not.
    dsn: { id: mail.idempotencyKey, return: 'headers', notify: 'failure' },
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' },
  };
}

function transportOptions(address: string, limits: SmtpLimits) {
  const url = new URL(address);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') throw new TypeError('not an SMTP address');
  const secure = url.protocol === 'smtps:';
  const isOwnMachine = ownMachine.has(url.hostname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isOwnMachine,
    ignoreTLS: !secure && isOwnMachine,
    tls: { minVersion: 'TLSv1.2' as const },
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Only the code of the reply is told: its text may quote the address. */
function fail(error: unknown): never {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const named = `${typeof code === 'string' ? code : 'unknown'} ${typeof responseCode === 'number' ? responseCode : ''}`;
  // Wrong credentials and missing encryption are for the operator to mend: the mail itself is sound.
  const isSettings = code === 'EAUTH' || code === 'ETLS' || responseCode === 530 || responseCode === 535;
  const isRefused = typeof responseCode === 'number' ? responseCode >= 500 : code === 'EENVELOPE';
  if (isRefused && !isSettings && isUnknownRecipient(error)) {
    throw new RecipientRefused(`The mail server refused the recipient: ${named.trim()}`);
  }
  if (isRefused && !isSettings) throw new RefusedForGood(`The mail server refused: ${named.trim()}`);
  throw new TryLater(`The mail server did not take it: ${named.trim()}`);
}

/** Refused at RCPT, as an address that does not exist (RFC 3463), not as a policy about the sender. */
function isUnknownRecipient(error: unknown): boolean {
  const { command, responseCode, response } = error as {
    command?: unknown;
    responseCode?: unknown;
    response?: unknown;
  };
  const isAtRecipient = command === 'RCPT TO' && [550, 551, 553].includes(Number(responseCode));
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})/.exec(String(response))?.[1];
  return isAtRecipient && (enhanced === undefined || isDeadAddress(enhanced));
}
