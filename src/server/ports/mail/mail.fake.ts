/*
 * A mail server for tests: remembers what it took, sends a key only once, and can be told to fail. It delivers
 * nothing anywhere.
 */
import {
  checkMail,
  type MailPort,
  type OutgoingMail,
  RecipientRefused,
  RefusedForGood,
  TryLater,
} from './mail.port.ts';

export type FakeMail = MailPort & {
  /** What was taken, oldest first. */
  readonly sent: readonly OutgoingMail[];
  /** How often `send` was called, refusals included. */
  readonly attempts: number;
  /** The next `count` calls fail. */
  failNext(count: number, how: 'later' | 'for-good' | 'no-such-address'): void;
};

export function createFakeMail(): FakeMail {
  const sent: OutgoingMail[] = [];
  let attempts = 0;
  let failures = { count: 0, how: 'later' as 'later' | 'for-good' | 'no-such-address' };
  return {
    delivery: 'sends',
    sent,
    get attempts() {
      return attempts;
    },
    failNext(count, how) {
      failures = { count, how };
    },
    async send(mail) {
      attempts += 1;
      checkMail(mail);
      if (failures.count > 0) {
        failures.count -= 1;
        if (failures.how === 'later') throw new TryLater('Told to fail');
        const isUnknown = failures.how === 'no-such-address';
        throw isUnknown ? new RecipientRefused('Told to bounce') : new RefusedForGood('Told to refuse');
      }
      if (!sent.some(({ idempotencyKey }) => idempotencyKey === mail.idempotencyKey)) sent.push(mail);
      return { messageId: `<${mail.idempotencyKey}@fake.invalid>` };
    },
  };
}
