// A message of the outbox on its way out, opened.
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import type { PushDevice } from '../devices/push-device.ts';
import type { MailContent } from '../outbox-mail.ts';

export type TakenMessage = {
  accountId: string;
  channel: NoticeChannel;
  content: MailContent;
  /** For a note: where it goes. */
  devices: (PushDevice & { deviceId: string })[];
  /** What it is called outside, should it come back. */
  reference: string;
};
