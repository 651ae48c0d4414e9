/*
 * Any HTTP gateway that speaks this small dialect (the README has it): POST of JSON with a bearer key, reports signed with
 * HMAC-SHA256 over time and body. For a European provider, or a modem in the cellar, behind a few lines of glue.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import {
  checkSms,
  isStopReply,
  type SmsPort,
  SmsRefused,
  type SmsReportRequest,
  SmsTryLater,
} from '../sms.port.ts';

export type GatewaySettings = {
  url: string;
  /** Sent as a bearer token, and the secret of the signatures. */
  key: string;
  from?: string | undefined;
  timeoutMs?: number;
};

const answer = z.object({ id: z.string().min(1).max(200).optional() });
const report = z.union([
  z.object({ id: z.string().min(1).max(200), status: z.enum(['delivered', 'undelivered']) }),
  z.object({ from: z.string().max(40), text: z.string().max(1_000) }),
]);
const refusedStatuses = [400, 404, 410, 413, 422];
const toleranceMs = 5 * 60_000;

export function createGatewaySms(settings: GatewaySettings): SmsPort {
  const { url, key, from, timeoutMs = 15_000 } = settings;
  return {
    delivery: 'sends',
    async send(sms) {
      checkSms(sms);
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          id: sms.idempotencyKey,
          to: sms.to,
          text: sms.text,
          ...(from ? { from } : {}),
        }),
      }).catch(() => {
        throw new SmsTryLater('The gateway did not answer');
      });
      const text = await response.text().catch(() => '');
      if (refusedStatuses.includes(response.status))
        throw new SmsRefused(`The gateway refused: ${response.status}`);
      if (!response.ok) throw new SmsTryLater(`The gateway did not take it: ${response.status}`);
      const parsed = answer.safeParse(readJson(text.slice(0, 4_096)));
      return { reference: parsed.success ? (parsed.data.id ?? null) : null };
    },
    async readReport(request) {
      if (!isSigned(request, key)) return 'forged';
      const parsed = report.safeParse(readJson(request.body.toString('utf8')));
      if (!parsed.success) return 'nothing';
      if ('id' in parsed.data) return { kind: parsed.data.status, reference: parsed.data.id };
      return isStopReply(parsed.data.text) ? { kind: 'stop', phone: parsed.data.from } : 'nothing';
    },
  };
}

/** `x-signature: t=<seconds>,v1=<hex of HMAC-SHA256 over "t.body">`, of the last five minutes. */
function isSigned({ body, header, now }: SmsReportRequest, key: string): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header('x-signature') ?? '');
  if (!match) return false;
  const [, seconds = '', hex = ''] = match;
  if (Math.abs(Number(seconds) * 1_000 - now.getTime()) > toleranceMs) return false;
  const expected = createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(hex, 'hex'));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
