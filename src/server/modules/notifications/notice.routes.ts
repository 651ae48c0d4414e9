// Notices of the person signed in.
import { acknowledgeNotice, listNotices } from '#contracts/notifications/notice.contract.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { NoticeKind, RunUseCase } from '../audit/public.ts';
import { acknowledgeNotice as acknowledge, readNotices } from './use-cases/read-notices.ts';

export type NoticeRoutesParts = { run: RunUseCase; noticeKinds: readonly NoticeKind[] };

export function bindNoticeRoutes(server: HttpServer<AccountActor>, parts: NoticeRoutesParts): void {
  const access = { kind: 'signed-in', rule: 'notices.own' } as const;
  bindOperation(server, listNotices, {
    access,
    handler: ({ actor }) =>
      parts.run(actor, (ctx) => readNotices(ctx, { actor, noticeKinds: parts.noticeKinds })),
  });
  bindOperation(server, acknowledgeNotice, {
    access,
    idempotency: 'natural',
    handler: ({ actor, params }) => parts.run(actor, (ctx) => acknowledge(ctx, actor, params.noticeId)),
  });
}
