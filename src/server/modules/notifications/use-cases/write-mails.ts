// Puts mails into the outbox, sealed, and plans their sending in the same transaction. The address is the one of the
// account: there is no way to write to anybody else, a patient least of all (B-063, B-064).
import { openProfile } from '../../accounts/public.ts';
import type { Ctx } from '../../audit/public.ts';
import { sendMailJobName } from '../jobs/send-mail-name.job.ts';
import { findAddressee } from '../notice.queries.ts';
import { listAddressees, listRecentMails } from '../outbox.queries.ts';
import { insertMails } from '../outbox.store.ts';
import { type MailContent, openMail, sealMail } from '../outbox-mail.ts';

export type MailDraft = Omit<MailContent, 'to'> & { accountId: string };

/** `sends` plans the sending, `keeps` leaves the mails in the outbox. */
export type Delivery = 'sends' | 'keeps';

/** Writes one mail for each draft whose account is active; answers their ids. */
export async function writeMails(
  ctx: Ctx,
  drafts: readonly MailDraft[],
  delivery: Delivery,
): Promise<string[]> {
  const accounts = await listAddressees(ctx.tx, [...new Set(drafts.map(({ accountId }) => accountId))]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const mails = drafts.flatMap(({ accountId, ...content }) => {
    const account = byId.get(accountId);
    if (!account) return [];
    const id = ctx.newId();
    const to = openProfile(ctx.keyring, account).email;
    const sealed = sealMail(ctx.keyring.unwrap(account.data_key), id, { ...content, to });
    const state = delivery === 'sends' ? ('waiting' as const) : ('kept' as const);
    return [{ id, accountId, sealed, state, createdAt: ctx.now }];
  });
  await insertMails(ctx.tx, mails);
  if (delivery === 'sends') {
    for (const { id } of mails) await ctx.enqueue(sendMailJobName, { mailId: id });
  }
  return mails.map(({ id }) => id);
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
  await insertMails(ctx.tx, [{ id, accountId: account.id, sealed, state, createdAt: ctx.now }]);
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
