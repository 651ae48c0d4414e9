/** The behaviour every sending implementation must show. */
import { describe, expect, test } from 'vitest';
import { type OutgoingSms, type SmsPort, SmsRefused, SmsTryLater, smsLimits } from './sms.port.ts';

export type SmsUnderTest = {
  sms: SmsPort;
  /** What arrived, oldest first. */
  received: () => Promise<{ to: string; text: string }[]>;
  /** Makes the next sending fail; undefined where nothing can. */
  failNext: ((how: 'later' | 'for-good') => void) | undefined;
};

export const sampleSms: OutgoingSms = {
  to: '+33612345678',
  text: 'Votre avis est disponible à la pharmacie. « Été », 1 € : œuvre.',
  idempotencyKey: '019ab000-0000-7000-8000-000000000001',
};

/** `create` gives a fresh implementation with nothing received. */
export function describeSmsPort(name: string, create: () => Promise<SmsUnderTest>): void {
  describe(`B-102 sms: ${name}`, () => {
    test('B-102 what is sent arrives as it was, accents included', async () => {
      const { sms, received } = await create();
      expect(sms.delivery).toBe('sends');
      const { reference } = await sms.send(sampleSms);
      expect(reference === null || reference.length > 0).toBe(true);
      expect(await received()).toEqual([{ to: sampleSms.to, text: sampleSms.text }]);
    });

    test('B-102 what fails for now may succeed later, what is refused says so, and neither quotes the number', async () => {
      const { sms, received, failNext } = await create();
      if (!failNext) return;
      failNext('later');
      await expect(sms.send(sampleSms)).rejects.toThrow(SmsTryLater);
      failNext('for-good');
      const refusal = await sms.send(sampleSms).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(SmsRefused);
      expect(String(refusal)).not.toContain('612345678');
      expect(await received()).toEqual([]);
      await sms.send(sampleSms);
      expect(await received()).toHaveLength(1);
    });

    test.each<[string, Partial<OutgoingSms>]>([
      ['a number without country', { to: '0612345678' }],
      ['two numbers', { to: '+33612345678,+33612345679' }],
      ['an empty text', { text: '' }],
      ['a text that is too long', { text: 'x'.repeat(smsLimits.text + 1) }],
      ['a line break', { text: 'Bonjour\nà vous' }],
      ['a key that is no key', { idempotencyKey: 'a b' }],
    ])('B-102 refuses %s', async (_what, part) => {
      const { sms, received } = await create();
      await expect(sms.send({ ...sampleSms, ...part })).rejects.toThrow(SmsRefused);
      expect(await received()).toEqual([]);
    });
  });
}
