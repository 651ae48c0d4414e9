/*
 * Twilio by its own library, loaded when the first text leaves. Reports and replies come to the address given at sending and
 * count only with Twilio's signature. Twilio takes no idempotency key: a text whose answer was lost may leave twice.
 */
import type { Twilio } from 'twilio';
import {
  checkSms,
  isStopReply,
  type SmsPort,
  SmsRefused,
  SmsStopped,
  SmsTryLater,
  SmsUncertain,
} from '../sms.port.ts';

export type TwilioSettings = {
  accountSid: string;
  authToken: string;
  /** A number, or a sender's name where replies are not needed. */
  from: string;
  /** Where Twilio reports: `https://…/api/sms/reports`. */
  reportUrl: string;
  /** Only to point the library elsewhere in tests. */
  apiOrigin?: string;
  timeoutMs?: number;
};

const apiOrigin = 'https://api.twilio.com';
/** The number has replied STOP. */
const stoppedCode = 21610;

export function createTwilioSms(settings: TwilioSettings): SmsPort {
  let client: Promise<Twilio> | undefined;
  return {
    delivery: 'sends',
    async send(sms) {
      checkSms(sms);
      client ??= openClient(settings);
      const { messages } = await client;
      const message = await messages
        .create({ to: sms.to, from: settings.from, body: sms.text, statusCallback: settings.reportUrl })
        .catch(fail);
      return { reference: message.sid };
    },
    async readReport({ url, body, header }) {
      const { validateRequest } = (await import('twilio')).default;
      const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
      const signature = header('x-twilio-signature') ?? '';
      if (!validateRequest(settings.authToken, signature, url, fields)) return 'forged';
      const { MessageSid: sid = '', MessageStatus: status, From: from = '', Body: text = '' } = fields;
      if (status === 'delivered' && sid) return { kind: 'delivered', reference: sid };
      if ((status === 'undelivered' || status === 'failed') && sid)
        return { kind: 'undelivered', reference: sid };
      const isStop = fields['OptOutType'] === 'STOP' || isStopReply(text);
      return isStop && from ? { kind: 'stop', phone: from } : 'nothing';
    },
  };
}

async function openClient(settings: TwilioSettings): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const origin = settings.apiOrigin ?? apiOrigin;
  const client = new twilio.RequestClient({ timeout: settings.timeoutMs ?? 15_000 });
  const request = client.request.bind(client);
  client.request = (options) => request({ ...options, uri: options.uri.replace(apiOrigin, origin) });
  return twilio(settings.accountSid, settings.authToken, { httpClient: client });
}

/** Only codes are told: the library's messages quote the number. */
function fail(error: unknown): never {
  const { status, code } = error as { status?: unknown; code?: unknown };
  const named = [status, code].filter((part) => typeof part === 'number').join(' ') || 'unknown';
  if (code === stoppedCode) throw new SmsStopped(`Twilio: the person asked to stop: ${named}`);
  if (status === 400 || status === 404) throw new SmsRefused(`Twilio refused: ${named}`);
  if (typeof status !== 'number') throw new SmsUncertain('Twilio did not answer');
  throw new SmsTryLater(`Twilio did not take it: ${named}`);
}
