/*
 * No mail server is configured: mails stay in the outbox, where the operator reads them. Nothing is sent later by
 * itself, for a notice of last month would only mislead.
 */
import { type MailPort, RefusedForGood } from '../mail.port.ts';

/** Keeps; `send` throws `RefusedForGood`. */
export function createKeptMail(): MailPort {
  return {
    delivery: 'keeps',
    send: () => Promise.reject(new RefusedForGood('No mail server is configured')),
  };
}
