// What the jobs of this module are given by the composition root, and the figures they go by.
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import type { MailPort } from '#server/ports/mail/mail.port.ts';
import type { PushPort } from '#server/ports/push/push.port.ts';
import type { SmsPort } from '#server/ports/sms/sms.port.ts';
import type { NoticeKind, RunUseCase } from '../audit/public.ts';
import type { NoticePlace } from './notice-mail.ts';

export type NotificationParts = {
  run: RunUseCase;
  mail: MailPort;
  sms: SmsPort;
  push: PushPort;
  /** Every notice the modules declare: `app/notices.ts`. */
  noticeKinds: readonly NoticeKind[];
  notices: NoticePlace & {
    /** Doctors are not told of the queue outside these. */
    serviceHours: ServiceHours;
  };
};

/** Minutes in which a doctor gets at most one mail about the queue. */
export const queueMailMinutes = 30;
/** Minutes in which the same notice of the same case is not written twice to the same person. */
export const repeatMinutes = 10;
