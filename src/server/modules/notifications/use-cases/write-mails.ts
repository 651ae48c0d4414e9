// Puts messages into the outbox, sealed, and plans their sending in the same transaction. Address, number and devices are
// those of the account: there is no way to write to anybody else, a patient least of all (B-063, B-064).
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import { openProfile } from '../../accounts/public.ts';
import type { Ctx } from '../../audit/public.ts';
import { sendMailJobName } from '../jobs/send-mail-name.job.ts';
import { findAddressee } from '../notice.queries.ts';
import { listAddressees, listRecentMails } from '../outbox.queries.ts';
import { insertMails, type NewMail } from '../outbox.store.ts';
import { type MailContent, openMail, sealMail } from '../outbox-mail.ts';
import { openPhone } from '../phones/phone.ts';
import { listPhones } from '../preferences/reach.queries.ts';

export type MailDraft = Omit<MailContent, 'to'> & {
  accountId: string;
  /** For a telephone; without it no text message is written. */
  short?: string;
  /** By mail alone unless said. */
  channels?: readonly NoticeChannel[];
};

/** `sends` plans the sending, `keeps` leaves the mails in the outbox. */
export type Delivery = 'sends' | 'keeps';

/** Writes one message for each channel of each draft whose account is active; answers their ids. */
export async function writeMails(
  ctx: Ctx,
  drafts: readonly MailDraft[],
  delivery: Delivery,
): Promise<string[]> {
  const accounts = await listAddressees(ctx.tx, [...new Set(drafts.map(({ accountId }) => accountId))]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const phones = await openPhones(ctx, drafts);
  const mails = drafts.flatMap(
    ({ accountId, channels = ['mail'], short = '', path = '/', ...content }): NewMail[] => {
      const account = byId.get(accountId);
      if (!account) return [];
      return channels.flatMap((channel) => {
        const to =
          channel === 'mail' ? openProfile(ctx.keyring, account).email : (phones.get(accountId) ?? '');
        // Taken away since the plan was made, or nothing short enough to say.
        if (channel === 'sms' && (to === '' || short === '')) return [];
        const id = ctx.newId();
        const sealed = sealMail(
          ctx.keyring.unwrap(account.data_key),
          id,
          contentFor(channel, { content, short, path, to }),
        );
        const state = channel === 'mail' && delivery === 'keeps' ? 'kept' : 'waiting';
        return [{ id, accountId, channel, sealed, state, createdAt: ctx.now }];
      });
    },
  );
  await insertMails(ctx.tx, mails);
  for (const { id, state } of mails) {
    if (state === 'waiting') await ctx.enqueue(sendMailJobName, { mailId: id });
  }
  return mails.map(({ id }) => id);
}

function contentFor(
  channel: NoticeChannel,
  { content, short, path, to }: { content: Omit<MailContent, 'to'>; short: string; path: string; to: string },
): MailContent {
  if (channel === 'mail') return { ...content, to };
  if (channel === 'sms') return { ...content, to, text: short, html: '' };
  const { subject, kind, caseId, text } = content;
  // The first sentence after the greeting says it.
  return { kind, caseId, to: '', subject, text: text.split('\n\n')[1] ?? '', html: '', path };
}

async function openPhones(ctx: Ctx, drafts: readonly MailDraft[]): Promise<Map<string, string>> {
  const ids = drafts.filter(({ channels }) => channels?.includes('sms')).map(({ accountId }) => accountId);
  const rows = await listPhones(ctx.tx, ids);
  return new Map(rows.map((row) => [row.id, openPhone(ctx.keyring, row, row.phone_sealed)]));
}

/** One text message to a number that is not verified yet: its code. */
export async function writeSms(
  ctx: Ctx,
  sms: {
    account: { id: string; data_key: string };
    to: string;
    content: Omit<MailContent, 'to'> & { short: string };
  },
): Promise<void> {
  const id = ctx.newId();
  const { short, ...content } = sms.content;
  const sealed = sealMail(ctx.keyring.unwrap(sms.account.data_key), id, {
    ...content,
    to: sms.to,
    text: short,
    html: '',
  });
  const mail = { id, accountId: sms.account.id, channel: 'sms' as const, sealed, createdAt: ctx.now };
  await insertMails(ctx.tx, [{ ...mail, state: 'waiting' }]);
  await ctx.enqueue(sendMailJobName, { mailId: id });
}

/**
 * Writes one mail of a notice to an account, or to an address that belongs to its affairs (`to`). Answers its id;
 * undefined when the account is closed.
 */
export async function writeMail(
  ctx: Ctx,
  mail: { accountId: string; to: string | undefined; content: Omit<MailContent, 'to'> },
  delivery: Delivery,
): Promise<string | undefined> {
  const account = await findAddressee(ctx.tx, mail.accountId);
  if (!account) return undefined;
  const to = mail.to ?? openProfile(ctx.keyring, account).email;
  const id = ctx.newId();
  const sealed = sealMail(ctx.keyring.unwrap(account.data_key), id, { ...mail.content, to });
  const state = delivery === 'sends' ? 'waiting' : 'kept';
  await insertMails(ctx.tx, [
    { id, accountId: account.id, channel: 'mail', sealed, state, createdAt: ctx.now },
  ]);
  if (delivery === 'sends') await ctx.enqueue(sendMailJobName, { mailId: id });
  return id;
}

/** When each of these accounts was last written a mail of this kind (and case) after `since`. */
export async function lastWrittenAt(
  ctx: Ctx,
  accountIds: readonly string[],
  about: { kind: string; caseId: string | null },
  since: Date,
): Promise<Map<string, Date>> {
  const last = new Map<string, Date>();
  for (const row of await listRecentMails(ctx.tx, accountIds, since)) {
    if (last.has(row.account_id)) continue;
    const { kind, caseId } = openMail(ctx.keyring.unwrap(row.data_key), row.id, row.mail_sealed);
    if (kind === about.kind && caseId === about.caseId) last.set(row.account_id, row.created_at);
  }
  return last;
}
