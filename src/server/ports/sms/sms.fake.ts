/*
 * A provider of text messages for tests: remembers what it took, sends a key only once, can be told to fail, and reports
 * what it is told to, signed by a word.
 */
import {
  checkSms,
  type OutgoingSms,
  type SmsPort,
  SmsRefused,
  type SmsReport,
  SmsStopped,
  SmsTryLater,
} from './sms.port.ts';

export type FakeSms = SmsPort & {
  /** What was taken, oldest first. */
  readonly sent: readonly OutgoingSms[];
  /** How often `send` was called, refusals included. */
  readonly attempts: number;
  /** The next `count` calls fail. */
  failNext(count: number, how: SmsFailure): void;
};
export type SmsFailure = 'later' | 'for-good' | 'stopped';

/** What a report must carry in `x-fake-signature`. */
export const fakeSignature = 'signed by the fake';

export function createFakeSms(): FakeSms {
  const sent: OutgoingSms[] = [];
  let attempts = 0;
  let failures = { count: 0, how: 'later' as SmsFailure };
  return {
    delivery: 'sends',
    sent,
    get attempts() {
      return attempts;
    },
    failNext(count, how) {
      failures = { count, how };
    },
    async send(sms) {
      attempts += 1;
      checkSms(sms);
      if (failures.count > 0) {
        failures.count -= 1;
        if (failures.how === 'later') throw new SmsTryLater('Told to fail');
        throw failures.how === 'stopped' ? new SmsStopped('Told to stop') : new SmsRefused('Told to refuse');
      }
      if (!sent.some(({ idempotencyKey }) => idempotencyKey === sms.idempotencyKey)) sent.push(sms);
      return { reference: `fake-${sms.idempotencyKey}` };
    },
    async readReport({ body, header }) {
      if (header('x-fake-signature') !== fakeSignature) return 'forged';
      return JSON.parse(body.toString('utf8')) as SmsReport;
    },
  };
}
