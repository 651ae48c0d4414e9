/*
 * Sends one mail to one account of this instance, never to a patient (B-063, B-064). It sees an address, a subject
 * and a text without identity or health data; it does not know what the mail is about, nor keep a copy.
 */

/** The server cannot take the mail now (silent, busy, settings to mend); the same call may succeed later. */
export class TryLater extends Error {
  override name = 'TryLater';
}

/** This mail will never be taken: unknown address, refused content, malformed. */
export class RefusedForGood extends Error {
  override name = 'RefusedForGood';
}

/** The server knows nobody at this address: a bounce. Nobody should try it again. */
export class RecipientRefused extends RefusedForGood {
  override name = 'RecipientRefused';
}

export type OutgoingMail = {
  /** One bare address, without a name. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  /**
   * Same mail, same key: letters, digits and hyphens; 8 to 64. A provider that can, sends a key only once. It goes out with
   * the mail and comes back in a report of non-delivery.
   */
  idempotencyKey: string;
};

export type MailPort = {
  /** `keeps`: no server is configured, mail stays in the outbox and `send` refuses. */
  readonly delivery: 'sends' | 'keeps';
  /**
   * Resolves once the next server has taken the mail over. The message id is derived from the key, so a second
   * sending after a cut can be told. A provider that can, asks for a report when it is not delivered later. Errors carry neither address nor content. Throws `TryLater`,
   * `RefusedForGood`, `RecipientRefused`.
   */
  send(mail: OutgoingMail): Promise<{ messageId: string }>;
};

export const mailLimits = { subject: 200, text: 20_000, html: 60_000 } as const;

const addressPattern = /^[^\s<>()[\],;:"\\@]{1,64}@[A-Za-z0-9.-]{1,253}$/;
const keyPattern = /^[A-Za-z0-9-]{8,64}$/;
const controlPattern = /\p{Cc}/u;

/**
 * Whether an enhanced status (RFC 3463) says that there is nobody at the address, or nobody any more; not what it says about
 * the sender's own address (5.1.7, 5.1.8), which would stop everybody.
 */
export function isDeadAddress(status: string): boolean {
  if (status === '5.1.7' || status === '5.1.8') return false;
  return status.startsWith('5.1.') || status === '5.2.1';
}

/** Throws `RefusedForGood` for a mail no provider may pass on. */
export function checkMail(mail: OutgoingMail): void {
  if (!addressPattern.test(mail.to)) throw new RefusedForGood('The address is malformed');
  if (!keyPattern.test(mail.idempotencyKey)) throw new RefusedForGood('The key is malformed');
  if (controlPattern.test(mail.subject)) throw new RefusedForGood('The subject has control characters');
  const isTooLong =
    mail.subject.length > mailLimits.subject ||
    mail.text.length > mailLimits.text ||
    (mail.html?.length ?? 0) > mailLimits.html;
  if (isTooLong || mail.subject === '' || mail.text === '') {
    throw new RefusedForGood('The mail is empty or too long');
  }
}
