// One note to every browser of an account. A browser that ended its subscription is forgotten; the note has left when one
// browser has it, and is tried again only when none has and one may yet.
import type { PushNote } from '#contracts/notifications/push-note.ts';
import { PermanentJobError } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { PushGone, PushTryLater } from '#server/ports/push/push.port.ts';
import { deleteDevice } from '../devices/push-device.store.ts';
import type { NotificationParts } from '../notification-parts.ts';
import type { TakenMessage } from './taken-message.ts';

const sender = system('note sending');

/** @throws PushTryLater, PermanentJobError */
export async function sendNote(
  { accountId, content, devices }: TakenMessage,
  { run, push }: NotificationParts,
): Promise<void> {
  const tag = `${content.kind}${content.caseId ? `-${content.caseId.slice(-12)}` : ''}`
    .replaceAll(/[^A-Za-z0-9_-]/g, '-')
    .slice(0, 32);
  const note: PushNote = { title: content.subject, body: content.text, path: content.path ?? '/', tag };
  const isUrgent = content.kind.includes('urgent');
  let hasLeft = false;
  let later: unknown;
  for (const device of devices) {
    try {
      await push.send(device, { payload: JSON.stringify(note), topic: tag, isUrgent });
      hasLeft = true;
    } catch (error) {
      if (error instanceof PushTryLater) later = error;
      if (error instanceof PushGone) {
        await run(sender, (ctx) => deleteDevice(ctx.tx, accountId, device.deviceId));
      }
    }
  }
  if (hasLeft) return;
  throw later ?? new PermanentJobError('no device took the note');
}
