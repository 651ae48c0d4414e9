// The operator's view of the outbox, and the stream that tells open screens to look again.
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import {
  listOutbox,
  resumeOutboxAddress,
  stopOutboxAddress,
} from '#contracts/notifications/outbox.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { mayKnock } from '#server/policy/rules.ts';
import type { RunUseCase } from '../audit/public.ts';
import type { LiveFeed } from './live-feed.ts';
import { setStop } from './stop/set-stop.ts';
import { readOutbox } from './use-cases/read-outbox.ts';

export type NotificationRoutesParts = {
  run: RunUseCase;
  feed: LiveFeed;
  /** One-time links in mails stay readable. */
  isDemo: boolean;
  publicUrl: string;
};

export function bindNotificationRoutes(
  server: HttpServer<AccountActor>,
  parts: NotificationRoutesParts,
): void {
  bindOperation(server, listOutbox, {
    access: { kind: 'signed-in', rule: 'operator.read-outbox' },
    handler: ({ actor, query }) => {
      const { isDemo, publicUrl } = parts;
      if (!mayKnock(actor, 'operator.read-outbox')) throw new AppError('access.denied');
      const input = { actor, cursor: query.cursor, limit: query.limit, isDemo, publicUrl };
      return parts.run(actor, (ctx) => readOutbox(ctx, input));
    },
  });

  bindOperation(server, stopOutboxAddress, {
    access: { kind: 'signed-in', rule: 'operator.read-outbox' },
    idempotency: 'natural',
    handler: ({ actor, params }) =>
      parts.run(actor, (ctx) => setStop(ctx, { actor, ...params, isStopped: true })),
  });
  bindOperation(server, resumeOutboxAddress, {
    access: { kind: 'signed-in', rule: 'operator.read-outbox' },
    idempotency: 'natural',
    handler: ({ actor, params }) =>
      parts.run(actor, (ctx) => setStop(ctx, { actor, ...params, isStopped: false })),
  });

  bindOperation(server, liveEvents, {
    access: { kind: 'signed-in', rule: 'cases.live' },
    handler: ({ actor }) => {
      if (!mayKnock(actor, 'cases.live')) throw new AppError('access.denied');
      return (send) => parts.feed.watch(actor, send);
    },
  });
}
