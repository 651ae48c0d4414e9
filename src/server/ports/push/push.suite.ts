/** The behaviour every implementation of web push must show. */
import { describe, expect, test } from 'vitest';
import {
  PushGone,
  type PushNote,
  type PushPort,
  PushRefused,
  type PushTarget,
  PushTryLater,
  pushLimits,
} from './push.port.ts';

export type PushUnderTest = {
  push: PushPort;
  /** A browser that subscribed. */
  target: PushTarget;
  /** What reached it, decrypted, oldest first. */
  received: () => string[];
  /** Makes the next sending fail. */
  failNext: (how: 'later' | 'for-good' | 'gone') => void;
};

export const sampleNote: PushNote = {
  payload: JSON.stringify({ title: 'Un avis est arrivé', path: '/dossiers/1' }),
  topic: 'answered-1',
  isUrgent: false,
};

/** `create` gives a fresh implementation with nothing received. */
export function describePushPort(name: string, create: () => Promise<PushUnderTest>): void {
  describe(`web push: ${name}`, () => {
    test('what is sent reaches the browser as it was', async () => {
      const { push, target, received } = await create();
      expect(push.publicKey).not.toBeNull();
      expect(push.accepts(target.endpoint)).toBe(true);
      await push.send(target, sampleNote);
      expect(received()).toEqual([sampleNote.payload]);
    });

    test('failing for now, refused, and a subscription that is gone are told apart', async () => {
      const { push, target, received, failNext } = await create();
      failNext('later');
      await expect(push.send(target, sampleNote)).rejects.toThrow(PushTryLater);
      failNext('gone');
      await expect(push.send(target, sampleNote)).rejects.toThrow(PushGone);
      failNext('for-good');
      const refusal = await push.send(target, sampleNote).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(PushRefused);
      expect(refusal).not.toBeInstanceOf(PushGone);
      expect(received()).toEqual([]);
    });

    test('addresses that are no push service are not accepted', async () => {
      const { push } = await create();
      for (const endpoint of [
        'https://169.254.169.254/latest',
        'http://fcm.googleapis.com/x',
        'https://fcm.googleapis.com.evil.example/x',
        'https://fcm.googleapis.com:8443/x',
        'no address',
      ]) {
        expect(push.accepts(endpoint), endpoint).toBe(false);
      }
    });

    test.each<[string, Partial<PushNote>]>([
      ['an empty note', { payload: '' }],
      ['a note that is too long', { payload: 'x'.repeat(pushLimits.payload + 1) }],
      ['a topic that is none', { topic: 'a topic' }],
    ])('refuses %s', async (_what, part) => {
      const { push, target, received } = await create();
      await expect(push.send(target, { ...sampleNote, ...part })).rejects.toThrow(PushRefused);
      expect(received()).toEqual([]);
    });
  });
}
