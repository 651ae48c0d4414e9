/*
 * Sends one short text to one telephone, and reads what the provider says of it afterwards. Off unless the operator chose a
 * provider. It sees a number and a text without identity or health data (B-102); it keeps no copy and does not know what
 * the text is about.
 */

/** The provider cannot take it now (silent, busy, settings to mend); the same call may succeed later. */
export class SmsTryLater extends Error {
  override name = 'SmsTryLater';
}

/** The provider's answer was lost, and it knows no keys: the text may have left. */
export class SmsUncertain extends SmsTryLater {
  override name = 'SmsUncertain';
}

/** This text will never be taken: no such number, refused content, malformed. */
export class SmsRefused extends Error {
  override name = 'SmsRefused';
}

/** The person told the provider to stop (STOP): nobody may try again. */
export class SmsStopped extends SmsRefused {
  override name = 'SmsStopped';
}

export type OutgoingSms = {
  /** E.164: `+33612345678`. */
  to: string;
  /** At most 320 characters: two or three parts. */
  text: string;
  /** Same text, same key: letters, digits and hyphens; 8 to 64. A provider that can, sends a key only once. */
  idempotencyKey: string;
};

/** What a provider reports by calling back: the end of a sending, or a reply STOP of a number. */
export type SmsReport =
  | { kind: 'delivered' | 'undelivered'; reference: string }
  | { kind: 'stop'; phone: string };

export type SmsReportRequest = {
  /** The whole address the provider called, as it knows it. */
  url: string;
  body: Buffer;
  header: (name: string) => string | undefined;
  now: Date;
};

export type SmsPort = {
  /** `off`: no provider is configured; `send` refuses. */
  readonly delivery: 'sends' | 'off';
  /**
   * Resolves once the provider has taken the text over; `reference` names it in later reports, null where there are none.
   * Errors carry neither number nor text. Throws `SmsTryLater`, `SmsUncertain`,
   * `SmsRefused`, `SmsStopped`.
   */
  send(sms: OutgoingSms): Promise<{ reference: string | null }>;
  /** What a call of the provider says; `forged` where its signature does not hold, `nothing` where it says nothing of use. */
  readReport(request: SmsReportRequest): Promise<SmsReport | 'forged' | 'nothing'>;
};

export const smsLimits = { text: 320, report: 16 * 1024 } as const;

const phonePattern = /^\+[1-9]\d{6,14}$/;
const keyPattern = /^[A-Za-z0-9-]{8,64}$/;
const controlPattern = /\p{Cc}/u;

/** Throws `SmsRefused` for a text no provider may pass on. */
export function checkSms(sms: OutgoingSms): void {
  if (!phonePattern.test(sms.to)) throw new SmsRefused('The number is malformed');
  if (!keyPattern.test(sms.idempotencyKey)) throw new SmsRefused('The key is malformed');
  const isBad = sms.text === '' || sms.text.length > smsLimits.text || controlPattern.test(sms.text);
  if (isBad) throw new SmsRefused('The text is empty, too long or has control characters');
}

/** Whether a reply asks for no more messages, as French providers understand it. */
export function isStopReply(text: string): boolean {
  return /^\s*(stop|arret|arrêt|unsubscribe)\s*[.!]?\s*$/iu.test(text);
}
