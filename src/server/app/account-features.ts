// Binds what surrounds the cases: notices, texts, registration, moderation, privacy, proof. One line for each area; what
// several of them need stands in the frame.
import type { Sessions } from '#server/modules/accounts/public.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import { bindMeasureRoutes } from '#server/modules/moderation/public.ts';
import { bindNoticeRoutes } from '#server/modules/notifications/notice.routes.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { AppParts } from './app-parts.ts';
import { noticeKinds } from './notices.ts';

export type Frame = {
  parts: AppParts;
  run: RunUseCase;
  sessions: Sessions;
  newId: () => string;
};

export function bindAccountFeatures(server: HttpServer<AccountActor>, { run }: Frame): void {
  bindNoticeRoutes(server, { run, noticeKinds });
  bindMeasureRoutes(server, { run });
}

/** What the jobs of these areas are given beside what all jobs get. */
export function accountJobParts(_frame: Frame) {
  return { noticeKinds };
}
