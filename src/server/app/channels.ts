// How people are told: mail, text messages and notes, where links lead, when the service is open.
import { createNoPush } from '#server/ports/push/providers/none.adapter.ts';
import { createNoSms } from '#server/ports/sms/providers/none.adapter.ts';
import type { Frame } from './frame.ts';

export function channelsOf({ parts, settings }: Pick<Frame, 'parts' | 'settings'>) {
  const { publicUrl, instance, mail, sms = createNoSms(), push = createNoPush() } = parts;
  const notices = { publicUrl, instanceName: instance.name, serviceHours: settings.serviceHours };
  return { mail, sms, push, notices };
}
