// Giving, verifying and taking away the telephone that text messages go to.
import { isMobilePhone, type PhoneNumber } from '#contracts/values/phone.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { findAddressee } from '../notice.queries.ts';
import { phoneCodeMail } from '../notice-mail.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { phoneRemoved, phoneVerified } from '../preferences/preference.audit.ts';
import { writeSms } from '../use-cases/write-mails.ts';
import { countCodeAttempt, deletePhone, findPhone, putPhone, takePhone, verifyPhone } from './phone.store.ts';
import { codeDigest, codeOf, openPhone, phoneRules, sealPhone } from './phone.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Sends a code to the number; an earlier number is forgotten. @throws AppError `phone.not_mobile`, `phone.too_many`, `preference.channel_off` */
export async function askPhoneCode(
  ctx: Ctx,
  { accountId, phone }: { accountId: string; phone: PhoneNumber },
  parts: Pick<NotificationParts, 'sms' | 'notices'> & { randomBytes: RandomBytes },
): Promise<void> {
  if (parts.sms.delivery === 'off') throw new AppError('preference.channel_off');
  if (!isMobilePhone(phone)) throw new AppError('phone.not_mobile');
  const account = await findAddressee(ctx.tx, accountId);
  if (!account) throw new AppError('preference.channel_off');
  const row = await takePhone(ctx.tx, accountId);
  const isSameHour = row !== undefined && ctx.now.getTime() - row.asks_since.getTime() < hour;
  if (isSameHour && row.asks >= phoneRules.asksAnHour) throw new AppError('phone.too_many');
  const code = codeOf(parts.randomBytes(3));
  await putPhone(ctx.tx, accountId, {
    sealed: sealPhone(ctx.keyring, account, phone),
    codeDigest: codeDigest(ctx.keyring, accountId, code),
    expiresAt: new Date(ctx.now.getTime() + phoneRules.codeMinutes * minute),
    asks: isSameHour ? row.asks + 1 : 1,
    asksSince: isSameHour ? row.asks_since : ctx.now,
    now: ctx.now,
  });
  const content = { kind: 'phone-code', caseId: null, ...phoneCodeMail(code, parts.notices) };
  await writeSms(ctx, { account, to: phone, content });
}

/**
 * Whether the code is the one that was sent. A wrong one is a value, not an error, so that its count is kept.
 */
export async function confirmPhone(ctx: Ctx, accountId: string, code: string): Promise<boolean> {
  const row = await takePhone(ctx.tx, accountId);
  const isOpen = row?.code_digest && row.code_expires_at && row.code_expires_at > ctx.now;
  if (!isOpen) return false;
  if (row.code_digest !== codeDigest(ctx.keyring, accountId, code)) {
    await countCodeAttempt(ctx.tx, accountId, row.code_attempts + 1 >= phoneRules.attempts);
    return false;
  }
  await verifyPhone(ctx.tx, accountId, ctx.now);
  ctx.audit(auditEntry(phoneVerified, accountId, {}));
  return true;
}

/** Changes nothing where there is none. */
export async function removePhone(ctx: Ctx, accountId: string): Promise<void> {
  if (await deletePhone(ctx.tx, accountId)) ctx.audit(auditEntry(phoneRemoved, accountId, {}));
}

/** What its owner is shown of it: the last two digits. */
export async function readPhone(
  ctx: Pick<Ctx, 'tx' | 'keyring'>,
  accountId: string,
): Promise<{ end: string; isVerified: boolean } | null> {
  const row = await findPhone(ctx.tx, accountId);
  if (!row) return null;
  return {
    end: openPhone(ctx.keyring, row, row.phone_sealed).slice(-2),
    isVerified: row.verified_at !== null,
  };
}
