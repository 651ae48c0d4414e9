/* No provider is configured: nothing is sent, and no screen offers it. */
import { type SmsPort, SmsRefused } from '../sms.port.ts';

/** `send` throws `SmsRefused`. */
export function createNoSms(): SmsPort {
  return {
    delivery: 'off',
    send: () => Promise.reject(new SmsRefused('No provider of text messages is configured')),
    readReport: () => Promise.resolve('forged'),
  };
}
