// One's own notices, and the receipt of one. Words are made from the kind at reading, so that they follow the texts.
import type { Notice } from '#contracts/notifications/notice.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx, type NoticeData, type NoticeKind } from '../../audit/public.ts';
import { noticeAcknowledged } from '../notice.audit.ts';
import { listNoticesOf } from '../notice.queries.ts';
import { acknowledge } from '../notice.store.ts';

export async function readNotices(
  ctx: Ctx,
  { actor, noticeKinds }: { actor: AccountActor; noticeKinds: readonly NoticeKind[] },
): Promise<{ items: Notice[]; unread: number }> {
  const byKind = new Map(noticeKinds.map((notice) => [notice.kind, notice]));
  const rows = await listNoticesOf(ctx.tx, actor.accountId);
  const items = rows.flatMap((row): Notice[] => {
    const notice = byKind.get(row.kind);
    if (!notice) return [];
    const data = row.data as NoticeData;
    return [
      {
        noticeId: row.id,
        createdAt: row.created_at.toISOString(),
        title: notice.subject(data),
        paragraphs: [...notice.paragraphs(data)],
        page: notice.page?.(data) ?? null,
        acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
      },
    ];
  });
  return { items, unread: items.filter(({ acknowledgedAt }) => acknowledgedAt === null).length };
}

/** @throws AppError `notice.not_found` */
export async function acknowledgeNotice(ctx: Ctx, actor: AccountActor, noticeId: string): Promise<void> {
  const wasUnread = await acknowledge(ctx.tx, actor.accountId, noticeId, ctx.now);
  if (wasUnread === undefined) throw new AppError('notice.not_found');
  if (wasUnread) ctx.audit(auditEntry(noticeAcknowledged, actor.accountId, { noticeId }));
}
