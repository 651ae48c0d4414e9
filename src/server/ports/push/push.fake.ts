/* Push services for tests: remember what they took, and can be told to fail or that a subscription is gone. */
import {
  checkNote,
  PushGone,
  type PushNote,
  type PushPort,
  PushRefused,
  type PushTarget,
  PushTryLater,
} from './push.port.ts';

export type FakePush = PushPort & {
  /** What was taken, oldest first. */
  readonly sent: readonly { target: PushTarget; note: PushNote }[];
  /** The next `count` calls fail. */
  failNext(count: number, how: 'later' | 'for-good' | 'gone'): void;
};

export function createFakePush(): FakePush {
  const sent: { target: PushTarget; note: PushNote }[] = [];
  let failures = { count: 0, how: 'later' as 'later' | 'for-good' | 'gone' };
  return {
    publicKey: 'BPublicKeyOfTheFake',
    sent,
    accepts: (endpoint) => endpoint.startsWith('https://push.invalid/'),
    failNext(count, how) {
      failures = { count, how };
    },
    async send(target, note) {
      checkNote(note);
      if (failures.count > 0) {
        failures.count -= 1;
        if (failures.how === 'later') throw new PushTryLater('Told to fail');
        throw failures.how === 'gone' ? new PushGone('Told to be gone') : new PushRefused('Told to refuse');
      }
      sent.push({ target, note });
    },
  };
}
