// The operator reads the mails of the instance, newest first; which ones he was shown is kept in the archive.
import type { OutboxMail } from '#contracts/notifications/outbox.contract.ts';
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { mailFr } from '../notices.fr.ts';
import { outboxRead } from '../outbox.audit.ts';
import { decodeOutboxCursor, encodeOutboxCursor, listMails } from '../outbox.queries.ts';
import { type MailContent, maskCodes, maskLinks, openOutboxRow } from '../outbox-mail.ts';
import { listStopped, stopDigest } from '../stop/stop.store.ts';

export type ReadOutbox = {
  actor: AccountActor;
  cursor: string | undefined;
  limit: number;
  /** One-time links stay readable: a demo has no other mailbox. */
  isDemo: boolean;
  publicUrl: string;
};

/** That something was written stays; to whom and what went with the account. */
const erased: MailContent = { kind: '', caseId: null, to: '', subject: mailFr.erased, text: '', html: '' };

/** @throws AppError `request.malformed` for a foreign cursor */
export async function readOutbox(
  ctx: Ctx,
  input: ReadOutbox,
): Promise<{ items: OutboxMail[]; nextCursor: string | null }> {
  const rows = await listMails(ctx.tx, decodeOutboxCursor(input.cursor), input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  const show = (text: string): string => (input.isDemo ? text : maskLinks(text, input.publicUrl));
  const opened = shown.map((row) => {
    const content = openOutboxRow(ctx.keyring, row) ?? erased;
    const channel = row.channel as NoticeChannel;
    const digest =
      channel === 'push' || content === erased ? null : stopDigest(ctx.keyring, channel, content.to);
    return { row, channel, content, digest };
  });
  const stopped = await listStopped(
    ctx.tx,
    opened.flatMap(({ digest }) => digest ?? []),
  );
  const items = opened.map(({ row, channel, content, digest }) => {
    const { kind, to, subject, text } = content;
    return {
      mailId: row.id,
      createdAt: row.created_at.toISOString(),
      channel,
      to,
      subject: show(subject),
      text: input.isDemo ? text : maskCodes(kind, maskLinks(text, input.publicUrl)),
      state: row.state,
      tries: row.tries,
      isStopped: digest !== null && stopped.has(digest),
    };
  });
  ctx.audit(auditEntry(outboxRead, input.actor.accountId, { mailIds: items.map(({ mailId }) => mailId) }));
  return { items, nextCursor: last ? encodeOutboxCursor({ at: last.created_at, id: last.id }) : null };
}
