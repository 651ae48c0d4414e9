/** The behaviour every sending implementation must show. Run it on the fake always, on SMTP against a real server. */
import { describe, expect, test } from 'vitest';
import { type MailPort, mailLimits, type OutgoingMail, RefusedForGood, TryLater } from './mail.port.ts';

export type MailUnderTest = {
  mail: MailPort;
  /** What arrived, oldest first, decoded. */
  received: () => { to: string; subject: string; text: string; html: string | undefined }[];
  /** Makes the next sending fail. */
  failNext: (how: 'later' | 'for-good') => void;
};

export const sampleMail: OutgoingMail = {
  to: 'zoe.exemple@pharmacie.example',
  subject: 'Un avis est arrivé : dossier TE-26-7K3M-9Q2F',
  text: 'Bonjour,\n\nUn avis est arrivé. À très bientôt — « œuvre », 1 € et ça.\n\nhttps://consilia.example/dossiers/1\n',
  html: '<p>Un avis est arrivé. À très bientôt — « œuvre ».</p>',
  idempotencyKey: '019ab000-0000-7000-8000-000000000001',
};

/** `create` gives a fresh implementation with nothing received. */
export function describeMailPort(name: string, create: () => Promise<MailUnderTest>): void {
  describe(`mail: ${name}`, () => {
    test('what is sent arrives as it was, accents included', async () => {
      const { mail, received } = await create();
      expect(mail.delivery).toBe('sends');
      const { messageId } = await mail.send(sampleMail);
      expect(messageId).toMatch(/^<019ab000-0000-7000-8000-000000000001@[a-z.0-9-]+>$/);
      expect(received()).toEqual([
        { to: sampleMail.to, subject: sampleMail.subject, text: sampleMail.text, html: sampleMail.html },
      ]);
    });

    test('the same key gives the same message id', async () => {
      const { mail } = await create();
      expect(await mail.send(sampleMail)).toEqual(await mail.send(sampleMail));
    });

    test('what fails for now may succeed later, what is refused says so', async () => {
      const { mail, received, failNext } = await create();
      failNext('later');
      await expect(mail.send(sampleMail)).rejects.toThrow(TryLater);
      failNext('for-good');
      await expect(mail.send(sampleMail)).rejects.toThrow(RefusedForGood);
      expect(received()).toEqual([]);
      await mail.send(sampleMail);
      expect(received()).toHaveLength(1);
    });

    test.each<[string, Partial<OutgoingMail>]>([
      ['a second recipient', { to: 'a@x.example, b@x.example' }],
      ['a name beside the address', { to: 'Zoé <zoe@x.example>' }],
      ['a line break in the address', { to: 'a@x.example\r\nBcc: b@x.example' }],
      ['a line break in the subject', { subject: 'Bonjour\r\nBcc: b@x.example' }],
      ['an empty text', { text: '' }],
      ['a text that is too long', { text: 'x'.repeat(mailLimits.text + 1) }],
      ['a key that is no key', { idempotencyKey: 'a>\r\nBcc: b@x.example' }],
    ])('refuses %s', async (_what, part) => {
      const { mail, received } = await create();
      await expect(mail.send({ ...sampleMail, ...part })).rejects.toThrow(RefusedForGood);
      expect(received()).toEqual([]);
    });
  });
}
